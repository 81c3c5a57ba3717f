namespace Ringfence.Syntax;

/// <summary>Works out how to take an item out of a list with the comments that are its own, leaving every other byte alone.</summary>
/// <remarks>Like <see cref="NodeEditor"/>: text that it does not know how to take apart gives null, and so does a list that would be left empty.</remarks>
public static class ItemRemoval
{
    /// <summary>Takes an item out.</summary>
    /// <param name="sequence">The list.</param>
    /// <param name="index">Which of its items, 0-based.</param>
    public static TextChange? Of(SyntaxNode sequence, int index)
    {
        if (sequence.Kind != NodeKind.Sequence || sequence.Count < 2 || index < 0 || index >= sequence.Count)
        {
            return null;
        }

        SyntaxTree tree = sequence.Tree;
        int previous = -1;
        int item = sequence.Index + 1;
        for (int i = 0; i < index; i++)
        {
            (previous, item) = (item, tree.Record(item).Next);
        }

        return NodeLayout.IsFlow(sequence) ? FromFlow(tree, previous, item) : FromBlock(tree, item);
    }

    // With the comma before it; of the first, with the one behind.
    private static TextChange? FromFlow(SyntaxTree tree, int previous, int item)
    {
        int own = tree.Record(item).Start;
        int start = previous >= 0 ? NodeLayout.EndOf(tree, previous) : own;
        int end = previous >= 0 ? NodeLayout.EndOf(tree, item) : tree.Record(tree.Record(item).Next).Start;
        ReadOnlySpan<byte> text = NodeLayout.TextOf(tree);
        ReadOnlySpan<byte> between = previous >= 0 ? text[start..own] : text[NodeLayout.EndOf(tree, item)..end];
        return between.ContainsAnyExcept(" \t\r\n,"u8) ? null : Change(tree, start, end);
    }

    private static TextChange? FromBlock(SyntaxTree tree, int item)
    {
        ReadOnlySpan<byte> text = NodeLayout.TextOf(tree);
        int dash = NodeLayout.DashBefore(tree, item);
        int start = dash < 0 ? 0 : NodeLayout.LineStart(text, dash);
        if (dash < 0 || text[start..dash].ContainsAnyExcept((byte)' '))
        {
            return null;
        }

        int column = dash - start;
        int end = NodeLayout.AfterComments(text, NodeLayout.LineEnd(text, NodeLayout.EndOf(tree, item)), column);
        while (start > 0 && IsComment(text[NodeLayout.LineStart(text, start - 1)..start], column))
        {
            start = NodeLayout.LineStart(text, start - 1);
        }

        // Of the blank lines on both sides one is enough.
        if (start > 0 && IsBlank(text[NodeLayout.LineStart(text, start - 1)..start]) && IsBlank(text[end..NodeLayout.LineEnd(text, end)]))
        {
            start = NodeLayout.LineStart(text, start - 1);
        }

        // A last line without an end stays one.
        if (end == text.Length && text[end - 1] != (byte)'\n')
        {
            start = text[..start].TrimEnd("\r\n"u8).Length;
        }

        return Change(tree, start, end);
    }

    private static bool IsComment(ReadOnlySpan<byte> line, int column) => line.Length > column && line[column] == (byte)'#' && !line[..column].ContainsAnyExcept((byte)' ');

    private static bool IsBlank(ReadOnlySpan<byte> line) => !line.ContainsAnyExcept(" \t\r\n"u8);

    private static TextChange Change(SyntaxTree tree, int start, int end) => new(tree.Source.OriginOffset + start, end - start, string.Empty);
}
