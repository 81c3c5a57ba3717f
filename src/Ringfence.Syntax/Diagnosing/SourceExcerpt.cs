using System.Globalization;
using System.Text;

namespace Ringfence.Syntax;

/// <summary>One line of a source, clipped around a span, and the carets that stand under the span.</summary>
/// <param name="Text">What is shown of the line, without its line break; control and bidi characters escaped, tabs kept.</param>
/// <param name="Carets">Blanks and tabs up to the span, then a caret for each column of it, at least one.</param>
internal readonly record struct SourceExcerpt(string Text, string Carets)
{
    // Code points shown on either side of where the span begins; a line that fits whole is not clipped.
    private const int Before = 60;
    private const int After = 100;

    public static SourceExcerpt Of(SourceLocation location)
    {
        ReadOnlySpan<byte> bytes = location.Source.Utf8.Span;
        int start = Math.Clamp(location.Span.Start, 0, bytes.Length);
        int lineStart = bytes[..start].LastIndexOf((byte)'\n') + 1;
        int rest = bytes[start..].IndexOf((byte)'\n');
        int lineEnd = rest < 0 ? bytes.Length : start + rest;
        lineEnd -= lineEnd > lineStart && bytes[lineEnd - 1] == '\r' ? 1 : 0;
        start = Math.Min(start, lineEnd);
        int end = Math.Clamp(location.Span.End, start, lineEnd);

        StringBuilder text = new();
        StringBuilder carets = new();
        int clippedStart = Back(bytes, lineStart, start, Before);
        if (clippedStart > lineStart || (lineStart == 0 && location.Source.Origin.Column > 1))
        {
            text.Append('…');
            carets.Append(' ');
        }

        int clippedEnd = Forward(bytes, start, lineEnd, After);
        Show(bytes[clippedStart..start], text, carets, ' ');
        Show(bytes[start..Math.Min(end, clippedEnd)], text, carets, '^');
        if (end == start)
        {
            carets.Append('^');
        }

        Show(bytes[Math.Min(end, clippedEnd)..clippedEnd], text, new StringBuilder(), ' ');
        text.Append(clippedEnd < lineEnd ? "…" : string.Empty);
        return new SourceExcerpt(text.ToString(), carets.ToString());
    }

    private static int Back(ReadOnlySpan<byte> bytes, int floor, int from, int count)
    {
        while (from > floor && count-- > 0)
        {
            from--;
            while (from > floor && (bytes[from] & 0xC0) == 0x80)
            {
                from--;
            }
        }

        return from;
    }

    private static int Forward(ReadOnlySpan<byte> bytes, int from, int ceiling, int count)
    {
        while (from < ceiling && count-- > 0)
        {
            from++;
            while (from < ceiling && (bytes[from] & 0xC0) == 0x80)
            {
                from++;
            }
        }

        return from;
    }

    private static void Show(ReadOnlySpan<byte> bytes, StringBuilder text, StringBuilder marks, char mark)
    {
        while (!bytes.IsEmpty)
        {
            _ = Rune.DecodeFromUtf8(bytes, out Rune rune, out int length);
            bytes = bytes[length..];
            if (rune.Value == '\t')
            {
                // Under a tab stands a tab, so that carets line up whatever its width; a marked tab gets one caret first.
                text.Append('\t');
                marks.Append(mark == ' ' ? '\t' : mark);
                continue;
            }

            bool hidden = VisibleText.IsHidden(rune);
            string shown = hidden ? VisibleText.Escape(rune) : rune.ToString();
            text.Append(shown);
            marks.Append(mark, hidden ? shown.Length : WidthOf(rune));
        }
    }

    // Terminal columns of a code point: none for marks that join the one before, two for East Asian wide forms and emoji.
    private static int WidthOf(Rune rune) => rune.Value switch
    {
        < 0x300 => 1,
        0x200C or 0x200D or (>= 0xFE00 and <= 0xFE0F) => 0,
        (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0x303E) or (>= 0x3041 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3)
            or (>= 0xF900 and <= 0xFAFF) or (>= 0xFE30 and <= 0xFE6F) or (>= 0xFF00 and <= 0xFF60) or (>= 0xFFE0 and <= 0xFFE6)
            or (>= 0x1F300 and <= 0x1FAFF) or (>= 0x20000 and <= 0x3FFFD) => 2,
        _ => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark ? 0 : 1,
    };
}
