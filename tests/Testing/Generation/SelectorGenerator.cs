using Ringfence.Reference;

namespace Ringfence.Testing;

/// <summary>Label selectors, most of them aimed at labels that exist, in every null and empty variant.</summary>
internal sealed class SelectorGenerator(SeededRandom random)
{
    /// <summary>One selector.</summary>
    /// <param name="targets">Label sets worth matching.</param>
    /// <param name="emptyPercent">How often the selector asks for nothing.</param>
    public LabelSelector Selector(IEnumerable<IReadOnlyDictionary<string, string>> targets, int emptyPercent)
    {
        if (random.Chance(emptyPercent))
        {
            return new LabelSelector(random.Chance(70) ? null : new Dictionary<string, string>(), random.Chance(70) ? null : []);
        }

        IReadOnlyDictionary<string, string> target = random.Pick([.. targets]);
        IReadOnlyList<string> keys = [.. target.Keys.Concat(Vocabulary.LabelKeys).Distinct()];
        return random.Weighted(45, 35, 20) switch
        {
            0 => new LabelSelector(Labels(target, keys), random.Chance(80) ? null : []),
            1 => new LabelSelector(random.Chance(80) ? null : new Dictionary<string, string>(), random.Several(1, 2, () => Requirement(target, keys))),
            _ => new LabelSelector(Labels(target, keys), random.Several(1, 2, () => Requirement(target, keys))),
        };
    }

    /// <summary>The same, or no selector at all.</summary>
    public LabelSelector? Optional(IEnumerable<IReadOnlyDictionary<string, string>> targets, int emptyPercent) =>
        random.Chance(12) ? null : Selector(targets, emptyPercent);

    private Dictionary<string, string> Labels(IReadOnlyDictionary<string, string> target, IReadOnlyList<string> keys)
    {
        var labels = new Dictionary<string, string>();
        foreach (string key in random.Several(1, 4, () => random.Pick(keys)).Take(random.Chance(80) ? 1 : 2))
        {
            labels[key] = Value(target, key);
        }

        return labels;
    }

    private LabelRequirement Requirement(IReadOnlyDictionary<string, string> target, IReadOnlyList<string> keys)
    {
        string key = random.Pick(keys);
        LabelOperator @operator = random.Pick(Enum.GetValues<LabelOperator>());
        IReadOnlyList<string>? values = @operator is LabelOperator.In or LabelOperator.NotIn
            ? random.Several(1, 2, () => Value(target, key))
            : random.Chance(60) ? null : [];
        return new LabelRequirement(key, @operator, values);
    }

    private string Value(IReadOnlyDictionary<string, string> target, string key) =>
        target.TryGetValue(key, out string? value) && random.Chance(70) ? value : random.Pick(Vocabulary.ValuesOf(key));
}
