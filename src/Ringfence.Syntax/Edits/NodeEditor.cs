using System.Text;

namespace Ringfence.Syntax;

/// <summary>Works out how to add to a mapping or a sequence in the style of the text around it, block or flow, leaving every other byte alone.</summary>
/// <remarks>Text that it does not know how to add to gives null; what comes of a change is for the caller to read again.</remarks>
public static class NodeEditor
{
    /// <summary>Adds an entry at the end of a mapping.</summary>
    public static TextChange? AddEntry(SyntaxNode mapping, string key, Fragment value)
    {
        if (mapping.Kind != NodeKind.Mapping)
        {
            return null;
        }

        FragmentWriter writer = new(TextStyle.At(mapping));
        SyntaxTree tree = mapping.Tree;
        return NodeLayout.IsFlow(mapping) ? AddToFlow(mapping, writer, writer.FlowEntry(key, value))
            : mapping.Count == 0 ? null
            : InsertLines(tree, mapping.Index, ColumnOf(tree, mapping.Index + 1), writer.Entry(key, value));
    }

    /// <summary>Adds an item at the end of a sequence.</summary>
    public static TextChange? AddItem(SyntaxNode sequence, Fragment value)
    {
        if (sequence.Kind != NodeKind.Sequence)
        {
            return null;
        }

        FragmentWriter writer = new(TextStyle.At(sequence));
        if (NodeLayout.IsFlow(sequence))
        {
            return AddToFlow(sequence, writer, writer.Flow(value));
        }

        int dash = sequence.Count == 0 ? -1 : NodeLayout.DashBefore(sequence.Tree, sequence.Index + 1);
        return dash < 0 ? null
            : InsertLines(sequence.Tree, sequence.Index, NodeLayout.ColumnOf(NodeLayout.TextOf(sequence.Tree), dash), writer.Item(value));
    }

    /// <summary>Gives an entry that has an empty value (<c>ports:</c>, <c>ports: []</c>) a value.</summary>
    /// <param name="mapping">The mapping of the entry.</param>
    /// <param name="entry">The entry; its value is null or an empty collection.</param>
    /// <param name="value">The new value.</param>
    public static TextChange? FillEntry(SyntaxNode mapping, SyntaxEntry entry, Fragment value)
    {
        SourceText source = mapping.Location.Source;
        SourceSpan old = entry.Value.Span;
        FragmentWriter writer = new(TextStyle.At(mapping));
        if (NodeLayout.IsFlow(mapping))
        {
            return old.Length > 0 ? new TextChange(source.OriginOffset + old.Start, old.Length, writer.Flow(value)) : null;
        }

        int start = entry.Key.Span.Start;
        string lines = Joined(LineBreak(source), NodeLayout.ColumnOf(source.Utf8.Span, start), writer.Entry(entry.Key.KeyText, value));
        int end = old.Length > 0 ? old.End : AfterColon(source, entry.Key.Span.End);
        return new TextChange(source.OriginOffset + start, end - start, lines.TrimStart(' '));
    }

    /// <summary>A document of its own in block style, ending with a line break.</summary>
    public static string Document(Fragment value) => string.Concat(new FragmentWriter(TextStyle.Default).Lines(value).Select(line => line + "\n"));

    private static TextChange AddToFlow(SyntaxNode node, FragmentWriter writer, string added)
    {
        SourceText source = node.Location.Source;
        ReadOnlySpan<byte> text = source.Utf8.Span;
        int last = NodeLayout.LastChild(node.Tree, node.Index);
        if (last < 0)
        {
            return new TextChange(source.OriginOffset + node.Span.End - 1, 0, added);
        }

        int end = NodeLayout.EndOf(node.Tree, last);
        if (!text[end..(node.Span.End - 1)].Contains((byte)'\n'))
        {
            return new TextChange(source.OriginOffset + end, 0, writer.Comma + added);
        }

        // On a line of its own, as the last one is; what stands behind that, a comma or a comment, stays there.
        int lineStart = NodeLayout.LineStart(text, node.Tree.Record(node.Kind == NodeKind.Mapping ? KeyOf(node) : last).Start);
        string margin = Encoding.UTF8.GetString(text[lineStart..][..text[lineStart..].IndexOfAnyExcept((byte)' ', (byte)'\t')]);
        int lineEnd = end + text[end..].IndexOf((byte)'\n');
        string behind = Encoding.UTF8.GetString(text[end..lineEnd].TrimEnd((byte)'\r'));
        string comma = behind.TrimStart().StartsWith(',') ? string.Empty : ",";
        return new TextChange(source.OriginOffset + end, Encoding.UTF8.GetByteCount(behind), $"{comma}{behind}{LineBreak(source)}{margin}{added}");
    }

    /// <summary>The record of the last key of a mapping.</summary>
    private static int KeyOf(SyntaxNode mapping)
    {
        int key = mapping.Index + 1;
        for (int entry = 1; entry < mapping.Count; entry++)
        {
            key = mapping.Tree.Record(mapping.Tree.Record(key).Next).Next;
        }

        return key;
    }

    private static TextChange InsertLines(SyntaxTree tree, int node, int indent, IEnumerable<string> lines)
    {
        SourceText source = tree.Source;
        ReadOnlySpan<byte> text = source.Utf8.Span;
        int end = NodeLayout.LineEnd(text, NodeLayout.EndOf(tree, node));
        end = NodeLayout.AfterComments(text, end, indent);
        if (text[end - 1] != (byte)'\n')
        {
            string last = LineBreak(source);
            return new TextChange(source.OriginOffset + end, 0, last + Joined(last, indent, lines));
        }

        // In a file of both kinds, a new line ends as the one above it.
        string lineBreak = end > 1 && text[end - 2] == (byte)'\r' ? "\r\n" : "\n";
        return new TextChange(source.OriginOffset + end, 0, Joined(lineBreak, indent, lines) + lineBreak);
    }

    private static string Joined(string lineBreak, int indent, IEnumerable<string> lines) =>
        string.Join(lineBreak, lines.Select(line => new string(' ', indent) + line));

    private static string LineBreak(SourceText source) => source.Utf8.Span.IndexOf("\r\n"u8) >= 0 ? "\r\n" : "\n";

    private static int AfterColon(SourceText source, int keyEnd)
    {
        int colon = source.Utf8.Span[keyEnd..].IndexOf((byte)':');
        return colon < 0 ? keyEnd : keyEnd + colon + 1;
    }

    private static int ColumnOf(SyntaxTree tree, int index) => NodeLayout.ColumnOf(NodeLayout.TextOf(tree), tree.Record(index).Start);
}
