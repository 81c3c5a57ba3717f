using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Ringfence.Core;

namespace Ringfence.Manifests;

/// <summary>Label sets by their pairs: pods of one template share one instance.</summary>
internal sealed class LabelSetPool
{
    private readonly Dictionary<int, List<LabelSet>> _sets = [];

    /// <summary>The set of some pairs, whose strings come from one pool.</summary>
    /// <param name="pairs">The pairs; sorted by key on the way.</param>
    /// <param name="set">The pooled set, or a new one that is not in the pool yet.</param>
    /// <returns>Whether the set is one that was kept.</returns>
    public bool TryGet(List<KeyValuePair<string, string>> pairs, out LabelSet set)
    {
        pairs.Sort(static (left, right) => string.CompareOrdinal(left.Key, right.Key));
        foreach (LabelSet candidate in _sets.GetValueOrDefault(HashOf(CollectionsMarshal.AsSpan(pairs)), []))
        {
            if (IsOf(candidate, pairs))
            {
                set = candidate;
                return true;
            }
        }

        set = LabelSet.Of(pairs);
        return false;
    }

    /// <summary>Puts a set that <see cref="TryGet"/> made into the pool.</summary>
    public void Keep(LabelSet set)
    {
        int bucket = HashOf(set.Pairs);
        if (!_sets.TryGetValue(bucket, out List<LabelSet>? held))
        {
            _sets.Add(bucket, held = new List<LabelSet>(1));
        }

        held.Add(set);
    }

    // Identity is enough: a text that is not pooled only costs its set the sharing.
    private static int HashOf(ReadOnlySpan<KeyValuePair<string, string>> pairs)
    {
        HashCode hash = default;
        foreach ((string key, string value) in pairs)
        {
            hash.Add(RuntimeHelpers.GetHashCode(key));
            hash.Add(RuntimeHelpers.GetHashCode(value));
        }

        return hash.ToHashCode();
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
