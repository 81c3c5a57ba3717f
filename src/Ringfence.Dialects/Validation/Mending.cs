using Ringfence.Syntax;

namespace Ringfence.Dialects;

/// <summary>Ways to write what the API server refuses as the one thing that it can stand for; null where the text cannot be written so.</summary>
internal static class Mending
{
    /// <summary>Another text in the place of a string.</summary>
    public static SuggestedFix? Rewrite(SyntaxNode node, string text) => Fix($"write `{text}`", ScalarEditor.Replace(node, text));

    /// <summary>The word that a text is but for upper and lower case.</summary>
    public static SuggestedFix? Respell(Located<string> value, params IEnumerable<string> known) =>
        Array.Find([.. known], word => word.Equals(value.Value, StringComparison.OrdinalIgnoreCase)) is { } meant ? Rewrite(value.Node, meant) : null;

    /// <summary>The field that a key is but for upper and lower case, unless the object has that field as well.</summary>
    public static SuggestedFix? Respell(SyntaxNode mapping, SyntaxNode key, IEnumerable<string> known)
    {
        List<string> given = [];
        foreach (SyntaxEntry entry in mapping.Entries)
        {
            given.Add(entry.Key.KeyText);
        }

        return given.Count(other => other.Equals(key.KeyText, StringComparison.OrdinalIgnoreCase)) == 1
            ? Respell(new Located<string>(key.KeyText, key), known)
            : null;
    }

    /// <summary>A number without the quotes that make a text of it.</summary>
    public static SuggestedFix? Unquote(SyntaxNode node) => Fix($"write {node.Text} without quotes", ScalarEditor.Unquote(node));

    /// <summary>A text in the quotes that keep it from being read as something else.</summary>
    public static SuggestedFix? Quote(SyntaxNode node) => Fix($"put `{node.Text}` in quotes", ScalarEditor.Quote(node));

    private static SuggestedFix? Fix(string says, TextChange? change) =>
        change is { } made ? new SuggestedFix(says, [made]) { Effect = new FixEffect.MendsRefusal() } : null;
}
