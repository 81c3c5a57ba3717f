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
        int from = 0;
        while (text.IndexOf((byte)'\t') >= 0 && Find(text, from) is var tab and >= 0)
        {
            if (!IsWithin(tape, text, tab))
            {
                return new ReadFault(ReadDiagnostics.TabIndentation, tab, 1);
            }

            int end = text[tab..].IndexOf((byte)'\n');
            if (end < 0)
            {
                break;
            }

            from = tab + end + 1;
        }

        return null;
    }

    // Within a scalar of several lines or a collection in brackets, tabs are blanks like any other.
    private static bool IsWithin(TapeWriter tape, ReadOnlySpan<byte> text, int tab)
    {
        for (int i = 0; i < tape.Count; i++)
        {
            SyntaxRecord record = tape[i];
            int end = record.Start + record.Length;
            bool covers = record.Start < tab && tab < end;
            if (covers && (record.Kind is not (NodeKind.Mapping or NodeKind.Sequence or NodeKind.Missing) || IsInBrackets(text[record.Start], text[end - 1])))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsInBrackets(byte first, byte last) =>
        first is (byte)'{' or (byte)'[' || (first is (byte)'&' or (byte)'!' && last is (byte)'}' or (byte)']');
}
