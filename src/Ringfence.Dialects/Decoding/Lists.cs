using Ringfence.Syntax;

namespace Ringfence.Dialects;

/// <summary>Decodes lists, item by item. A null item is the zero value of its type, not nothing.</summary>
internal static class Lists
{
    /// <summary>Decodes one item.</summary>
    public delegate T ItemDecoder<T>(StrictDecoder decoder, SyntaxNode node, FieldPath path);

    /// <summary>The items in order; none for an absent or null list.</summary>
    public static IReadOnlyList<T> Decode<T>(StrictDecoder decoder, SyntaxNode node, FieldPath path, string goType, ItemDecoder<T> decode)
    {
        List<T> items = [];
        if (decoder.IsList(node, path, goType))
        {
            foreach (SyntaxNode item in node.Items)
            {
                items.Add(decode(decoder, item, path.Item(items.Count)));
            }
        }

        return items;
    }

    /// <summary>A list of strings of some Go type.</summary>
    public static IReadOnlyList<Located<string>> DecodeTexts(StrictDecoder decoder, SyntaxNode node, FieldPath path, string goType) =>
        Decode(decoder, node, path, $"[]{goType}", (inner, item, at) => inner.Text(item, at, goType, item));
}
