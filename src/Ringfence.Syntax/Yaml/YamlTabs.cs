using Ringfence.Diagnostics;

namespace Ringfence.Syntax;

/// <summary>Tabs in the indentation: go-yaml refuses them ("found character that cannot start any token"); the library takes some.</summary>
/// <remarks>
/// go-yaml v2 (scannerc.go, scan_to_next_token) takes no tab in block style where a key may begin: at the start of a line, and behind <c>-</c>,
/// <c>?</c>, and the <c>:</c> of a key that has a line of its own. Behind <c>key:</c> and in brackets a tab is a blank.
/// </remarks>
internal static class YamlTabs
{
    /// <summary>The first tab in the indentation of a line from the line of <paramref name="from"/> on; negative when there is none.</summary>
    public static int Find(ReadOnlySpan<byte> text, int from)
    {
        int at = text[..Math.Clamp(from, 0, text.Length)].LastIndexOf((byte)'\n') + 1;
        while (at < text.Length)
        {
            int content = at;
            while (content < text.Length && (text[content] == ' ' || IsIndicator(text[content..])))
            {
                content++;
            }

            if (content < text.Length && text[content] == '\t')
            {
                return content;
            }

            int end = text[at..].IndexOf((byte)'\n');
            at = end < 0 ? text.Length : at + end + 1;
        }

        return -1;
    }

    /// <summary>The fault of a document that was read, but whose block structure is indented with a tab.</summary>
    /// <param name="tape">The document.</param>
    /// <param name="text">The text up to the document's end.</param>
    /// <param name="from">Where the document begins.</param>
    public static ReadFault? InBlocks(TapeWriter tape, ReadOnlySpan<byte> text, int from)
    {
        if (text[from..].IndexOf((byte)'\t') < 0)
        {
            return null;
        }

        // Nodes stand on the tape in the order of the text, so one walk over both is enough.
        int next = 0;
        int coveredTo = 0;
        while (Find(text, from) is var tab and >= 0)
        {
            for (; next < tape.Count && tape[next].Start < tab; next++)
            {
                coveredTo = IsFree(tape[next], text) ? Math.Max(coveredTo, EndOf(tape[next], text)) : coveredTo;
            }

            if (tab >= coveredTo)
            {
                return new ReadFault(ReadDiagnostics.TabIndentation, tab, 1);
            }

            int lineEnd = text[tab..].IndexOf((byte)'\n');
            if (lineEnd < 0)
            {
                break;
            }

            from = tab + lineEnd + 1;
        }

        return null;
    }

    private static bool IsIndicator(ReadOnlySpan<byte> text) =>
        text is [(byte)'-' or (byte)'?' or (byte)':', (byte)' ' or (byte)'\t', ..];

    // The blank lines at the end of a block scalar are its own, though not shown as such.
    private static int EndOf(in SyntaxRecord record, ReadOnlySpan<byte> text)
    {
        int end = record.Start + record.Length;
        int blanks = text[record.Start] is (byte)'|' or (byte)'>' ? text[end..].IndexOfAnyExcept(" \t\r\n"u8) : 0;
        return blanks < 0 ? text.Length : end + blanks;
    }

    // Within a scalar of several lines or a collection in brackets, tabs are blanks like any other.
    private static bool IsFree(in SyntaxRecord record, ReadOnlySpan<byte> text) =>
        record.Length > 0
        && (record.Kind is not (NodeKind.Mapping or NodeKind.Sequence or NodeKind.Missing)
            || IsInBrackets(text[record.Start], text[record.Start + record.Length - 1]));

    private static bool IsInBrackets(byte first, byte last) =>
        first is (byte)'{' or (byte)'[' || (first is (byte)'&' or (byte)'!' && last is (byte)'}' or (byte)']');
}
