using Ringfence.Diagnostics;

namespace Ringfence.Syntax;

/// <summary>Tabs in the indentation: go-yaml refuses them ("found character that cannot start any token"); the library takes some.</summary>
internal static class YamlTabs
{
    /// <summary>The first tab in the indentation of a line from the line of <paramref name="from"/> on; negative when there is none.</summary>
    public static int Find(ReadOnlySpan<byte> text, int from)
    {
        int at = text[..Math.Clamp(from, 0, text.Length)].LastIndexOf((byte)'\n') + 1;
        while (at < text.Length)
        {
            int blanks = text[at..].IndexOfAnyExcept((byte)' ');
            if (blanks >= 0 && text[at + blanks] == '\t')
            {
                return at + blanks;
            }

            int end = text[at..].IndexOf((byte)'\n');
            at = end < 0 ? text.Length : at + end + 1;
        }

        return -1;
    }

    /// <summary>The fault of a document that was read, but whose block structure is indented with a tab.</summary>
    public static ReadFault? InBlocks(TapeWriter tape, ReadOnlySpan<byte> text)
    {
        if (text.IndexOf((byte)'\t') < 0)
        {
            return null;
        }

        // Nodes stand on the tape in the order of the text, so one walk over both is enough.
        int from = 0;
        int next = 0;
        int coveredTo = 0;
        while (Find(text, from) is var tab and >= 0)
        {
            for (; next < tape.Count && tape[next].Start < tab; next++)
            {
                int end = tape[next].Start + tape[next].Length;
                coveredTo = IsFree(tape[next], text) ? Math.Max(coveredTo, end) : coveredTo;
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

    // Within a scalar of several lines or a collection in brackets, tabs are blanks like any other.
    private static bool IsFree(in SyntaxRecord record, ReadOnlySpan<byte> text) =>
        record.Length > 0
        && (record.Kind is not (NodeKind.Mapping or NodeKind.Sequence or NodeKind.Missing)
            || IsInBrackets(text[record.Start], text[record.Start + record.Length - 1]));

    private static bool IsInBrackets(byte first, byte last) =>
        first is (byte)'{' or (byte)'[' || (first is (byte)'&' or (byte)'!' && last is (byte)'}' or (byte)']');
}
