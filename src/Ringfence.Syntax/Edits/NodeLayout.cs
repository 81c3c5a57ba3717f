namespace Ringfence.Syntax;

/// <summary>Where nodes stand in the lines of their text, as they are written: an alias is its own few bytes here, not what it stands for.</summary>
internal static class NodeLayout
{
    /// <summary>Whether a collection stands in brackets.</summary>
    public static bool IsFlow(SyntaxNode node) => IsFlow(node.Tree, node.Index);

    /// <summary>The text of a tree's source.</summary>
    public static ReadOnlySpan<byte> TextOf(SyntaxTree tree) => tree.Source.Utf8.Span;

    /// <summary>The record of the last key, value or item of a collection; negative when it is empty.</summary>
    public static int LastChild(SyntaxTree tree, int collection)
    {
        int last = -1;
        for (int child = collection + 1; child < tree.Record(collection).Next; child = tree.Record(child).Next)
        {
            last = child;
        }

        return last;
    }

    /// <summary>Where the text of a node ends, what is blank behind it left out.</summary>
    public static int EndOf(SyntaxTree tree, int index)
    {
        SyntaxRecord record = tree.Record(index);

        // A mapping with merge keys is written elsewhere on the tape, its entries as other names of what stands in the text.
        if (record.Kind == NodeKind.Missing && tree.Record(record.Extra).Start == record.Start)
        {
            return EndOf(tree, record.Extra);
        }

        // Nothing behind a key may be said to stand where the next thing does.
        if (record.Length == 0 && index > 0 && IsKey(tree, index - 1))
        {
            int key = tree.Record(index - 1).Start + tree.Record(index - 1).Length;
            return key + TextOf(tree)[key..].IndexOf((byte)':') + 1;
        }

        return IsBlock(tree, index)
            ? EndOf(tree, LastChild(tree, index))
            : TextOf(tree)[..(record.Start + record.Length)].TrimEnd(" \t\r\n"u8).Length;
    }

    /// <summary>Whether a record is a collection in lines of its own, with something in it.</summary>
    public static bool IsBlock(SyntaxTree tree, int index) => tree.Record(index).Next > index + 1 && !IsFlow(tree, index);

    /// <summary>Whether a record is a key: a colon follows it.</summary>
    public static bool IsKey(SyntaxTree tree, int index)
    {
        SyntaxRecord record = tree.Record(index);
        return record is { Kind: not (NodeKind.Missing or NodeKind.Mapping or NodeKind.Sequence), Length: > 0 }
            && TextOf(tree)[(record.Start + record.Length)..].TrimStart(" \t"u8) is [(byte)':', ..];
    }

    /// <summary>The offset of the dash that a record is the item of, on the line where it begins; negative when there is none.</summary>
    public static int DashBefore(SyntaxTree tree, int index)
    {
        ReadOnlySpan<byte> text = TextOf(tree);
        int at = tree.Record(index).Start;
        if (at < text.Length && text[at] == (byte)'-' && (at + 1 == text.Length || text[at + 1] is (byte)' ' or (byte)'\r' or (byte)'\n'))
        {
            // An item without a text of its own.
            return at;
        }

        ReadOnlySpan<byte> before = text[LineStart(text, at)..at].TrimEnd((byte)' ');
        return before is [.., (byte)'-'] && (before.Length == 1 || before[^2] == (byte)' ') ? LineStart(text, at) + before.Length - 1 : -1;
    }

    /// <summary>The column of an offset, 0-based, in bytes.</summary>
    public static int ColumnOf(ReadOnlySpan<byte> text, int offset) => offset - LineStart(text, offset);

    /// <summary>Where the line of an offset begins.</summary>
    public static int LineStart(ReadOnlySpan<byte> text, int offset) => text[..offset].LastIndexOf((byte)'\n') + 1;

    /// <summary>Where the line of an offset ends, its line break counted.</summary>
    public static int LineEnd(ReadOnlySpan<byte> text, int offset)
    {
        int end = text[offset..].IndexOf((byte)'\n');
        return end < 0 ? text.Length : offset + end + 1;
    }

    /// <summary>Where the comments end that belong to what stands above a line, for they are further in than a column; the line itself when there are none.</summary>
    public static int AfterComments(ReadOnlySpan<byte> text, int lineStart, int indent)
    {
        int end = lineStart;
        for (int line = lineStart; line < text.Length; line = LineEnd(text, line))
        {
            ReadOnlySpan<byte> written = text[line..].TrimStart((byte)' ');
            int column = text.Length - line - written.Length;
            if (written is [(byte)'#', ..] && column > indent)
            {
                end = LineEnd(text, line);
            }
            else if (written is not ([] or [(byte)'\n', ..] or [(byte)'\r', ..]))
            {
                break;
            }
        }

        return end;
    }

    // An anchor or a tag may stand before the bracket.
    private static bool IsFlow(SyntaxTree tree, int index)
    {
        SyntaxRecord record = tree.Record(index);
        ReadOnlySpan<byte> text = TextOf(tree).Slice(record.Start, record.Length);
        while (text is [(byte)'&' or (byte)'!', ..])
        {
            int end = text.IndexOfAny(" \t\r\n"u8);
            text = end < 0 ? [] : text[end..].TrimStart(" \t\r\n"u8);
        }

        return text is [(byte)'{' or (byte)'[', ..];
    }
}
