using System.Text;
using Ringfence.Syntax;

namespace Ringfence.Cli;

/// <summary>Adds to an object at a path of keys, writing what is missing on the way.</summary>
internal static class PathEditor
{
    /// <summary>Adds an entry; null when it is there already, or the text cannot take it.</summary>
    /// <param name="root">The object.</param>
    /// <param name="path">Its keys, the new entry's own last.</param>
    /// <param name="value">The new entry's value.</param>
    public static TextChange? AddEntry(SyntaxNode root, IReadOnlyList<string> path, Fragment value)
    {
        SyntaxNode node = root;
        for (int i = 0; i < path.Count; i++)
        {
            Fragment rest = Nested(path, i + 1, value);
            if (Entry(node, path[i]) is not { } entry)
            {
                return NodeEditor.AddEntry(node, path[i], rest);
            }

            if (IsEmpty(entry.Value))
            {
                return NodeEditor.FillEntry(node, entry, rest);
            }

            node = entry.Value;
        }

        return null;
    }

    /// <summary>Adds an item to the list at a path; null when the text cannot take it.</summary>
    public static TextChange? AddItem(SyntaxNode root, IReadOnlyList<string> path, Fragment item)
    {
        SyntaxNode node = root;
        foreach (string key in path)
        {
            node = Child(node, key);
        }

        return node.Kind == NodeKind.Sequence && node.Count > 0
            ? NodeEditor.AddItem(node, item)
            : AddEntry(root, path, Fragment.List(item));
    }

    /// <summary>The value of a key; the missing node when there is none.</summary>
    public static SyntaxNode Child(SyntaxNode node, string key) => node[Encoding.UTF8.GetBytes(key)];

    private static SyntaxEntry? Entry(SyntaxNode mapping, string key)
    {
        SyntaxEntry? found = null;
        foreach (SyntaxEntry entry in mapping.Entries)
        {
            found = entry.Key.KeyText == key ? entry : found;
        }

        return found;
    }

    private static bool IsEmpty(SyntaxNode value) =>
        value.Kind == NodeKind.Null || (value.Kind is NodeKind.Mapping or NodeKind.Sequence && value.Count == 0);

    private static Fragment Nested(IReadOnlyList<string> path, int from, Fragment value)
    {
        for (int i = path.Count - 1; i >= from; i--)
        {
            value = Fragment.Map((path[i], value));
        }

        return value;
    }
}
