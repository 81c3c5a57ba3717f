using Ringfence.Core;
using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>Reads labels and label selectors of kinds that the snapshot does not hold.</summary>
internal static class SelectorText
{
    /// <summary>A selector (meta/v1 <c>LabelSelector</c>); an absent one is for everything, and an expression that cannot be read is left out.</summary>
    public static LabelSelector Read(SyntaxNode selector)
    {
        List<LabelRequirement> requirements = [.. Labels(selector["matchLabels"u8]).Pairs.ToArray().Select(pair => LabelRequirement.Equal(pair.Key, pair.Value))];
        foreach (SyntaxNode expression in selector["matchExpressions"u8].Items)
        {
            List<string> values = [];
            foreach (SyntaxNode value in expression["values"u8].Items)
            {
                values.Add(value.Text);
            }

            if (Enum.TryParse(expression["operator"u8].Text, out LabelOperator comparison))
            {
                requirements.Add(new LabelRequirement(expression["key"u8].Text, comparison, [.. values]));
            }
        }

        return new LabelSelector([.. requirements]);
    }

    /// <summary>A map of strings.</summary>
    public static LabelSet Labels(SyntaxNode map)
    {
        List<KeyValuePair<string, string>> labels = [];
        foreach (SyntaxEntry entry in map.Entries)
        {
            labels.Add(new(entry.Key.KeyText, entry.Value.Text));
        }

        return LabelSet.Of(labels);
    }
}
