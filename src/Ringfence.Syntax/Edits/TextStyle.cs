namespace Ringfence.Syntax;

/// <summary>How the text around a place is laid out, so that what is written there looks like its neighbours.</summary>
/// <param name="ListIndent">Columns from a key to the dashes of its list: <c>0</c> as kubectl prints, <c>2</c> as many write by hand.</param>
/// <param name="MappingIndent">Columns from a key to those below it.</param>
/// <param name="ItemIndent">Columns from a dash to what is in the item; 2 or more.</param>
/// <param name="Flow">How text in brackets is written.</param>
internal sealed record TextStyle(int ListIndent, int MappingIndent, int ItemIndent, FlowStyle Flow)
{
    // Nodes looked at above and below a place. A document of many objects is not walked whole for each change.
    private const int Reach = 2_000;

    /// <summary>As kubectl prints.</summary>
    public static TextStyle Default { get; } = new(0, 2, 2, FlowStyle.Plain);

    /// <summary>The style of what stands nearest to the end of a node: above it first, then below.</summary>
    public static TextStyle At(SyntaxNode node)
    {
        SyntaxTree tree = node.Tree;
        int? list = null;
        int? mapping = null;
        int? item = null;
        FlowStyle? flow = null;
        foreach (int index in Outward(tree, node.Index))
        {
            if (list is not null && mapping is not null && item is not null && flow is not null)
            {
                break;
            }

            if (NodeLayout.IsKey(tree, index))
            {
                flow ??= FlowOf(tree, index);
            }
            else if (NodeLayout.IsBlock(tree, index))
            {
                (NodeKind kind, int columns) = Sample(tree, index);
                list ??= kind == NodeKind.Sequence ? columns : null;
                mapping ??= kind == NodeKind.Mapping ? columns : null;
                item ??= kind == NodeKind.Missing && columns > 0 ? columns : null;
            }
        }

        return new TextStyle(list ?? Default.ListIndent, mapping ?? Default.MappingIndent, item ?? Default.ItemIndent, flow ?? Default.Flow);
    }

    private static IEnumerable<int> Outward(SyntaxTree tree, int index)
    {
        int last = tree.Record(index).Next - 1;
        for (int above = last; above >= Math.Max(0, last - Reach); above--)
        {
            yield return above;
        }

        int end = tree.Record(tree.Root.Index).Next;
        for (int below = last + 1; below < Math.Min(end, last + Reach); below++)
        {
            yield return below;
        }
    }

    /// <summary>How far a block collection stands in from its key, by its kind; <see cref="NodeKind.Missing"/>: a mapping from its dash.</summary>
    private static (NodeKind Kind, int Columns) Sample(SyntaxTree tree, int index)
    {
        ReadOnlySpan<byte> text = NodeLayout.TextOf(tree);
        NodeKind kind = tree.Record(index).Kind;
        int start = kind == NodeKind.Sequence ? NodeLayout.DashBefore(tree, index + 1) : tree.Record(index + 1).Start;
        if (start < 0)
        {
            return default;
        }

        int column = NodeLayout.ColumnOf(text, start);
        if (index > 0 && NodeLayout.IsKey(tree, index - 1))
        {
            int columns = column - NodeLayout.ColumnOf(text, tree.Record(index - 1).Start);
            return columns > 0 || kind == NodeKind.Sequence ? (kind, Math.Max(0, columns)) : default;
        }

        int dash = kind == NodeKind.Mapping ? NodeLayout.DashBefore(tree, index + 1) : -1;
        return dash < 0 ? default : (NodeKind.Missing, start - dash);
    }

    private static FlowStyle FlowOf(SyntaxTree tree, int key)
    {
        SyntaxRecord record = tree.Record(key);
        ReadOnlySpan<byte> text = NodeLayout.TextOf(tree);
        int colon = record.Start + record.Length + text[(record.Start + record.Length)..].IndexOf((byte)':');
        return text[record.Start] != (byte)'"' ? FlowStyle.Plain
            : colon + 1 < text.Length && text[colon + 1] is (byte)' ' or (byte)'\r' or (byte)'\n' ? FlowStyle.Quoted
            : FlowStyle.Compact;
    }
}
