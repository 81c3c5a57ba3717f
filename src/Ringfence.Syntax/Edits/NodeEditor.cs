using System.Text;

namespace Ringfence.Syntax;

/// <summary>Works out how to add to a mapping or a sequence in the style it is written in, block or flow, leaving every other byte alone.</summary>
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

        if (IsFlow(mapping))
        {
            return AddToFlow(mapping, FragmentWriter.JsonEntry(key, value));
        }

        SyntaxEntry first = default;
        SyntaxEntry last = default;
        foreach (SyntaxEntry entry in mapping.Entries)
        {
            first = first.Key.Exists ? first : entry;
            last = entry;
        }

        return InsertLines(mapping, EndOf(last.Value.Span.Length == 0 ? last.Key : last.Value), ColumnOf(first.Key), FragmentWriter.Entry(key, value));
    }

    /// <summary>Adds an item at the end of a sequence.</summary>
    public static TextChange? AddItem(SyntaxNode sequence, Fragment value)
    {
        if (sequence.Kind != NodeKind.Sequence)
        {
            return null;
        }

        if (IsFlow(sequence))
        {
            return AddToFlow(sequence, FragmentWriter.Json(value));
        }

        SyntaxNode first = default;
        SyntaxNode last = default;
        foreach (SyntaxNode item in sequence.Items)
        {
            first = first.Exists ? first : item;
            last = item;
        }

        return last.Span.Length > 0 && DashBefore(first) is { } dash
            ? InsertLines(sequence, EndOf(last), ColumnOf(sequence.Location.Source, dash), FragmentWriter.Item(value))
            : null;
    }

    /// <summary>Gives an entry that has an empty value (<c>ports:</c>, <c>ports: []</c>) a value.</summary>
    /// <param name="mapping">The mapping of the entry.</param>
    /// <param name="entry">The entry; its value is null or an empty collection.</param>
    /// <param name="value">The new value.</param>
    public static TextChange? FillEntry(SyntaxNode mapping, SyntaxEntry entry, Fragment value)
    {
        SourceText source = mapping.Location.Source;
        SourceSpan old = entry.Value.Span;
        if (IsFlow(mapping))
        {
            return old.Length > 0 ? new TextChange(source.OriginOffset + old.Start, old.Length, FragmentWriter.Json(value)) : null;
        }

        string lines = Joined(LineBreak(source), ColumnOf(entry.Key), FragmentWriter.Entry(entry.Key.KeyText, value));
        int start = entry.Key.Span.Start;
        int end = old.Length > 0 ? old.End : AfterColon(source, entry.Key.Span.End);
        return new TextChange(source.OriginOffset + start, end - start, lines.TrimStart(' '));
    }

    /// <summary>A document of its own in block style, ending with a line break.</summary>
    public static string Document(Fragment value) => string.Concat(FragmentWriter.Lines(value).Select(line => line + "\n"));

    private static bool IsFlow(SyntaxNode node) => node.Location.Source.Utf8.Span[node.Span.Start] is (byte)'{' or (byte)'[';

    private static TextChange AddToFlow(SyntaxNode node, string json)
    {
        SourceText source = node.Location.Source;
        if (node.Count == 0)
        {
            return new TextChange(source.OriginOffset + node.Span.End - 1, 0, json);
        }

        SyntaxNode last = LastChildOf(node);
        int end = EndOf(last);
        ReadOnlySpan<byte> rest = source.Utf8.Span[end..(node.Span.End - 1)];
        if (!rest.Contains((byte)'\n'))
        {
            return new TextChange(source.OriginOffset + end, 0, $", {json}");
        }

        int lineStart = LineStart(source, FirstByteOfLastChild(node));
        int indent = source.Utf8.Span[lineStart..].IndexOfAnyExcept((byte)' ', (byte)'\t');
        string margin = Encoding.UTF8.GetString(source.Utf8.Span.Slice(lineStart, indent));
        return new TextChange(source.OriginOffset + end, 0, $",{LineBreak(source)}{margin}{json}");
    }

    private static int FirstByteOfLastChild(SyntaxNode node)
    {
        int start = 0;
        foreach (SyntaxEntry entry in node.Entries)
        {
            start = entry.Key.Span.Start;
        }

        foreach (SyntaxNode item in node.Items)
        {
            start = item.Span.Start;
        }

        return start;
    }

    private static SyntaxNode LastChildOf(SyntaxNode node)
    {
        SyntaxNode last = default;
        foreach (SyntaxEntry entry in node.Entries)
        {
            last = entry.Value.Span.Length == 0 ? entry.Key : entry.Value;
        }

        foreach (SyntaxNode item in node.Items)
        {
            last = item;
        }

        return last;
    }

    /// <summary>Where the text of a node ends, blank lines behind it left out.</summary>
    private static int EndOf(SyntaxNode node)
    {
        if (node.Count > 0 && !IsFlow(node))
        {
            return EndOf(LastChildOf(node));
        }

        ReadOnlySpan<byte> text = node.Location.Source.Utf8.Span[..node.Span.End];
        return text.TrimEnd(" \t\r\n"u8).Length;
    }

    private static TextChange InsertLines(SyntaxNode node, int after, int indent, IEnumerable<string> lines)
    {
        SourceText source = node.Location.Source;
        int lineEnd = source.Utf8.Span[after..].IndexOf((byte)'\n');
        string lineBreak = lineEnd < 0 ? LineBreak(source) : LineBreakAt(source, after + lineEnd);
        string text = Joined(lineBreak, indent, lines);
        return lineEnd < 0
            ? new TextChange(source.OriginOffset + source.Utf8.Length, 0, lineBreak + text)
            : new TextChange(source.OriginOffset + after + lineEnd + 1, 0, text + lineBreak);
    }

    private static string Joined(string lineBreak, int indent, IEnumerable<string> lines) =>
        string.Join(lineBreak, lines.Select(line => new string(' ', indent) + line));

    private static string LineBreak(SourceText source) => source.Utf8.Span.IndexOf("\r\n"u8) >= 0 ? "\r\n" : "\n";

    // In a file of both kinds, a new line ends as the one above it.
    private static string LineBreakAt(SourceText source, int lineFeed) => lineFeed > 0 && source.Utf8.Span[lineFeed - 1] == (byte)'\r' ? "\r\n" : "\n";

    private static int? DashBefore(SyntaxNode item)
    {
        ReadOnlySpan<byte> text = item.Location.Source.Utf8.Span;
        int at = item.Span.Start - 1;
        while (at >= 0 && text[at] == (byte)' ')
        {
            at--;
        }

        return at >= 0 && text[at] == (byte)'-' ? at : null;
    }

    private static int AfterColon(SourceText source, int keyEnd)
    {
        int colon = source.Utf8.Span[keyEnd..].IndexOf((byte)':');
        return colon < 0 ? keyEnd : keyEnd + colon + 1;
    }

    private static int ColumnOf(SyntaxNode node) => ColumnOf(node.Location.Source, node.Span.Start);

    private static int ColumnOf(SourceText source, int offset) => offset - LineStart(source, offset);

    private static int LineStart(SourceText source, int offset) => source.Utf8.Span[..offset].LastIndexOf((byte)'\n') + 1;
}
