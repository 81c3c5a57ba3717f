using System.Collections.Immutable;

namespace Ringfence.Core;

/// <summary>The labels of one object: keys in ordinal order, each once. Equal labels are equal values.</summary>
public sealed class LabelSet : IEquatable<LabelSet>
{
    private readonly ImmutableArray<KeyValuePair<string, string>> _pairs;
    private readonly int _hash;

    private LabelSet(ImmutableArray<KeyValuePair<string, string>> pairs)
    {
        _pairs = pairs;
        HashCode hash = default;
        foreach ((string key, string value) in pairs)
        {
            hash.Add(key, StringComparer.Ordinal);
            hash.Add(value, StringComparer.Ordinal);
        }

        _hash = hash.ToHashCode();
    }

    /// <summary>No labels.</summary>
    public static LabelSet Empty { get; } = new([]);

    /// <summary>The pairs, keys ascending.</summary>
    public ReadOnlySpan<KeyValuePair<string, string>> Pairs => _pairs.AsSpan();

    /// <summary>How many labels there are.</summary>
    public int Count => _pairs.Length;

    /// <summary>The labels of some pairs; of a repeated key the last counts.</summary>
    public static LabelSet Of(params IEnumerable<KeyValuePair<string, string>> pairs)
    {
        SortedDictionary<string, string> sorted = new(StringComparer.Ordinal);
        foreach ((string key, string value) in pairs)
        {
            sorted[key] = value;
        }

        return sorted.Count == 0 ? Empty : new LabelSet([.. sorted]);
    }

    /// <summary>The value of a key; false when the key is absent, which differs from an empty value.</summary>
    public bool TryGetValue(string key, out string value)
    {
        foreach ((string held, string text) in Pairs)
        {
            if (string.Equals(held, key, StringComparison.Ordinal))
            {
                value = text;
                return true;
            }
        }

        value = string.Empty;
        return false;
    }

    /// <summary>These labels with one more, or with another value for a key they have.</summary>
    public LabelSet With(string key, string value) => Of([.. _pairs, new(key, value)]);

    /// <inheritdoc/>
    public bool Equals(LabelSet? other) =>
        other is not null && (ReferenceEquals(this, other) || (_hash == other._hash && HasPairsOf(other)));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as LabelSet);

    /// <inheritdoc/>
    public override int GetHashCode() => _hash;

    /// <summary><c>app=web,tier=front</c>; empty for no labels.</summary>
    public override string ToString() => string.Join(',', _pairs.Select(pair => $"{pair.Key}={pair.Value}"));

    // Pairs have no equality of their own but a slow one by reflection.
    private bool HasPairsOf(LabelSet other)
    {
        bool same = Count == other.Count;
        for (int i = 0; same && i < Count; i++)
        {
            same = _pairs[i].Key == other._pairs[i].Key && _pairs[i].Value == other._pairs[i].Value;
        }

        return same;
    }
}
