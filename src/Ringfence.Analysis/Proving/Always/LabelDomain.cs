using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>The values that one label can have, as far as selectors can tell: absent, each value that one of them names, and some other value.</summary>
internal sealed class LabelDomain
{
    private const int Absent = 0;

    private readonly List<string> _values;

    /// <summary>The domain of one key in some selectors.</summary>
    public LabelDomain(string key, IEnumerable<LabelSelector> selectors) => _values =
    [
        .. selectors
            .SelectMany(selector => selector.Requirements)
            .Where(requirement => requirement.Key == key)
            .SelectMany(requirement => (IEnumerable<string>)requirement.Values)
            .Distinct(StringComparer.Ordinal),
    ];

    /// <summary>How many values there are.</summary>
    public int Count => _values.Count + 2;

    /// <summary>The values that meet a requirement on the key.</summary>
    public IndexSet Meeting(LabelRequirement requirement)
    {
        IndexSet all = IndexSet.Below(Count);
        IndexSet named = IndexSet.Of([.. requirement.Values.Select(value => _values.IndexOf(value) + 1)]);
        return requirement.Operator switch
        {
            LabelOperator.In => named,
            LabelOperator.NotIn => all.Except(named),
            LabelOperator.Exists => all.Except(IndexSet.Of(Absent)),
            LabelOperator.DoesNotExist => IndexSet.Of(Absent),
        };
    }

    /// <summary>A label for one of some values; null when the label may be absent.</summary>
    public string? Text(IndexSet values)
    {
        int first = values.ToArray()[0];
        return first == Absent ? null : first <= _values.Count ? _values[first - 1] : FreshName.Unlike(_values, "other");
    }
}
