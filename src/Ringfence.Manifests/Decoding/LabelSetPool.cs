using System.Runtime.CompilerServices;
using Ringfence.Core;

namespace Ringfence.Manifests;

/// <summary>Label sets by their pairs: pods of one template share one instance.</summary>
internal sealed class LabelSetPool
{
    private readonly Dictionary<int, List<LabelSet>> _sets = [];

    /// <summary>The set of some pairs, whose strings come from one pool; the list is sorted by key on the way.</summary>
    /// <remarks>Keys must differ: the caller has refused duplicates.</remarks>
    public LabelSet Get(List<KeyValuePair<string, string>> pairs)
    {
        if (pairs.Count == 0)
        {
            return LabelSet.Empty;
        }

        pairs.Sort(static (left, right) => string.CompareOrdinal(left.Key, right.Key));
        HashCode hash = default;
        foreach ((string key, string value) in pairs)
        {
            // Identity is enough: a text that is not pooled only costs its set the sharing.
            hash.Add(RuntimeHelpers.GetHashCode(key));
            hash.Add(RuntimeHelpers.GetHashCode(value));
        }

        int bucket = hash.ToHashCode();
        if (!_sets.TryGetValue(bucket, out List<LabelSet>? held))
        {
            _sets.Add(bucket, held = new List<LabelSet>(1));
        }

        foreach (LabelSet set in held)
        {
            if (IsOf(set, pairs))
            {
                return set;
            }
        }

        LabelSet fresh = LabelSet.Of(pairs);
        held.Add(fresh);
        return fresh;
    }

    private static bool IsOf(LabelSet set, List<KeyValuePair<string, string>> pairs)
    {
        if (set.Count != pairs.Count)
        {
            return false;
        }

        for (int i = 0; i < pairs.Count; i++)
        {
            if (!string.Equals(set.Pairs[i].Key, pairs[i].Key, StringComparison.Ordinal)
                || !string.Equals(set.Pairs[i].Value, pairs[i].Value, StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }
}
