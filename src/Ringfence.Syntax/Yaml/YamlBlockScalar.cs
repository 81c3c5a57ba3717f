using System.Text;

namespace Ringfence.Syntax;

/// <summary>Block scalars of the fast path: literal ones, and folded ones whose lines are all indented alike.</summary>
internal static class YamlBlockScalar
{
    /// <summary>Reads the block scalar whose <c>|</c> or <c>&gt;</c> stands at <paramref name="start"/>.</summary>
    /// <param name="text">The document.</param>
    /// <param name="start">The indicator.</param>
    /// <param name="indent">The indentation of the collection around it.</param>
    /// <param name="value">Its text.</param>
    /// <param name="next">The start of the line behind it.</param>
    /// <returns>The end of its last line that is not blank; negative when in doubt.</returns>
    public static int Read(ReadOnlySpan<byte> text, int start, int indent, out string value, out int next)
    {
        value = string.Empty;
        next = start;
        if (!TryHeader(text, start, out char chomping, out int at) || !TryIndent(text, at, indent, out int contentIndent))
        {
            return -1;
        }

        bool folded = text[start] == '>';
        StringBuilder content = new();
        int end = start;
        int breaks = 0;
        bool any = false;
        while (at < text.Length)
        {
            int lineEnd = text[at..].IndexOf((byte)'\n');
            int stop = lineEnd < 0 ? text.Length : at + lineEnd;
            int textEnd = stop > at && text[stop - 1] == '\r' ? stop - 1 : stop;
            int column = text[at..textEnd].IndexOfAnyExcept((byte)' ');
            bool blank = column < 0;
            column = blank ? textEnd - at : column;
            if (!blank && column < contentIndent)
            {
                // Between the two indentations stands an error, or a tab in a place where it may mean one.
                if (column > indent || text[at + column] == '\t')
                {
                    return -1;
                }

                break;
            }

            if (column > contentIndent && (folded || blank))
            {
                return -1;
            }

            if (!blank)
            {
                if (folded && text[at + contentIndent] == '\t')
                {
                    return -1;
                }

                AddBreaks(content, folded && any, breaks);
                content.Append(Encoding.UTF8.GetString(text[(at + contentIndent)..textEnd]));
                end = at + contentIndent + text[(at + contentIndent)..textEnd].TrimEnd(" \t\r"u8).Length;
                breaks = 0;
                any = true;
            }

            breaks += lineEnd < 0 ? 0 : 1;
            at = lineEnd < 0 ? text.Length : stop + 1;
        }

        content.Append('\n', chomping == '+' ? breaks : chomping == '-' ? 0 : Math.Min(breaks, 1));
        value = content.ToString();
        next = at;
        return any ? end : -1;
    }

    // In a folded scalar one break is a space, and of several the first is dropped.
    private static void AddBreaks(StringBuilder content, bool folded, int breaks)
    {
        if (folded && breaks == 1)
        {
            content.Append(' ');
        }
        else
        {
            content.Append('\n', folded ? breaks - 1 : breaks);
        }
    }

    private static bool TryHeader(ReadOnlySpan<byte> text, int start, out char chomping, out int next)
    {
        int at = start + 1;
        chomping = ' ';
        if (at < text.Length && text[at] is (byte)'-' or (byte)'+')
        {
            chomping = (char)text[at++];
        }

        int afterMark = at;
        while (at < text.Length && text[at] == ' ')
        {
            at++;
        }

        if (at < text.Length && text[at] == '#' && at > afterMark)
        {
            int end = text[at..].IndexOf((byte)'\n');
            at = end < 0 ? text.Length : at + end;
        }

        at += at < text.Length && text[at] == '\r' ? 1 : 0;
        next = at + 1;
        return at < text.Length && text[at] == '\n';
    }

    // The indentation of the first line that is not blank; blank lines before it must not be longer.
    private static bool TryIndent(ReadOnlySpan<byte> text, int at, int indent, out int contentIndent)
    {
        contentIndent = 0;
        int longest = 0;
        while (at < text.Length)
        {
            int column = text[at..].IndexOfAnyExcept((byte)' ');
            if (column < 0)
            {
                return false;
            }

            if (text[at + column] is not ((byte)'\n' or (byte)'\r'))
            {
                contentIndent = column;
                return column > indent && column > 0 && longest <= column && text[at + column] != '\t';
            }

            longest = Math.Max(longest, column);
            at += column + (text[at + column] == '\r' ? 2 : 1);
        }

        return false;
    }
}
