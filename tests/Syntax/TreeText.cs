using System.Text;

namespace Ringfence.Syntax.Tests;

/// <summary>Trees as text, one line a node: kind, span and text, so that two readings can be compared.</summary>
internal static class TreeText
{
    public static string Of(SyntaxNode root)
    {
        StringBuilder text = new();
        Write(root, text, 0);
        return text.ToString();
    }

    public static string Of(IEnumerable<SyntaxTree> trees) => string.Join("---\n", trees.Select(tree => Of(tree.Root)));

    private static void Write(SyntaxNode node, StringBuilder text, int depth)
    {
        text.Append(' ', depth * 2).Append($"{node.Kind} {node.Span.Start}+{node.Span.Length}");
        text.Append(node.IsScalar ? $" '{node.Text.ReplaceLineEndings("\\n")}'\n" : $" x{node.Count}\n");
        foreach (SyntaxNode item in node.Items)
        {
            Write(item, text, depth + 1);
        }

        foreach (SyntaxEntry entry in node.Entries)
        {
            Write(entry.Key, text, depth + 1);
            Write(entry.Value, text, depth + 2);
        }
    }
}
