using System.Globalization;

namespace Ringfence.Syntax;

/// <summary>Finds the path of a node, as the API server writes it. Searches the document: for diagnostics only.</summary>
public static class NodePath
{
    /// <summary>The path from a root to a node below it (<c>spec.ports[0].name</c>); of a key, the path of its value; empty when it is not there.</summary>
    public static string Of(SyntaxNode node, SyntaxNode root) => Find(node, root, string.Empty) ?? string.Empty;

    private static string? Find(SyntaxNode node, SyntaxNode at, string path)
    {
        if (at == node)
        {
            return path;
        }

        foreach (SyntaxEntry entry in at.Entries)
        {
            string below = path.Length == 0 ? entry.Key.Text : $"{path}.{entry.Key.Text}";
            if (entry.Key == node)
            {
                return below;
            }

            if (Find(node, entry.Value, below) is { } found)
            {
                return found;
            }
        }

        int index = 0;
        foreach (SyntaxNode item in at.Items)
        {
            if (Find(node, item, string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]")) is { } found)
            {
                return found;
            }

            index++;
        }

        return null;
    }
}
