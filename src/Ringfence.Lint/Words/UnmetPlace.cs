using Ringfence.Core;
using Ringfence.Dialects;
using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>Where in a selector the label stands that nobody has: the line that a reader has to look at.</summary>
internal static class UnmetPlace
{
    /// <summary>The value, or the list of values, that nobody has; what is given for the whole where each by itself is met.</summary>
    /// <param name="selector">The selector as written; null when it is absent.</param>
    /// <param name="held">The labels that there are.</param>
    /// <param name="whole">What to point at otherwise.</param>
    public static SyntaxNode Of(SelectorObject? selector, IReadOnlyCollection<LabelSet> held, SyntaxNode whole)
    {
        foreach (LabelEntry entry in selector?.MatchLabels ?? [])
        {
            if (entry.Value.Node.Span.Length > 0 && !held.Any(LabelRequirement.Equal(entry.Key.Value, entry.Value.Value).Matches))
            {
                return entry.Value.Node;
            }
        }

        foreach (SelectorExpression expression in selector?.MatchExpressions ?? [])
        {
            bool isMet = expression.Operator.Value switch
            {
                "In" => expression.Values.Any(value => held.Any(LabelRequirement.Equal(expression.Key.Value, value.Value).Matches)),
                "Exists" => held.Any(labels => labels.TryGetValue(expression.Key.Value, out _)),
                _ => true,
            };
            if (!isMet)
            {
                return expression.ValuesNode;
            }
        }

        return whole;
    }
}
