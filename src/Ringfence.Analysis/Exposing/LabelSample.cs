using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>Labels that a selector matches and that have no more than it asks for, so that others match them only when they must.</summary>
internal static class LabelSample
{
    // No label can have such a value, so no rule can ask for it.
    private const string Unheard = "\0";

    /// <summary>Finds such labels; false when requirements contradict each other, so that nothing can match.</summary>
    public static bool TryFind(LabelSelector selector, out LabelSet labels)
    {
        List<KeyValuePair<string, string>> pairs = [];
        foreach (IGrouping<string, LabelRequirement> key in selector.Requirements.GroupBy(requirement => requirement.Key))
        {
            if (key.Any(requirement => requirement.Operator is LabelOperator.In or LabelOperator.Exists))
            {
                pairs.Add(new(key.Key, ValueOf(key) ?? Unheard));
            }
        }

        labels = LabelSet.Of(pairs);
        return selector.Matches(labels);
    }

    private static string? ValueOf(IEnumerable<LabelRequirement> requirements)
    {
        LabelRequirement[] all = [.. requirements];
        return all.FirstOrDefault(requirement => requirement.Operator == LabelOperator.In)?.Values
            .FirstOrDefault(value => all.All(requirement => requirement.Matches(LabelSet.Of(new KeyValuePair<string, string>(requirement.Key, value)))));
    }
}
