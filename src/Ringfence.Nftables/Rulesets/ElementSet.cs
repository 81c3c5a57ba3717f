using System.Collections;
using Ringfence.Core;

namespace Ringfence.Nftables;

/// <summary>The elements of a set, in ascending order, each once: equal contents are equal values. Immutable.</summary>
public sealed class ElementSet : IReadOnlyCollection<SetElement>, IEquatable<ElementSet>
{
    private readonly ValueArray<SetElement> _sorted;

    private ElementSet(ValueArray<SetElement> sorted) => _sorted = sorted;

    /// <summary>No elements.</summary>
    public static ElementSet Empty { get; } = new([]);

    /// <inheritdoc/>
    public int Count => _sorted.Count;

    /// <summary>True when there are no elements.</summary>
    public bool IsEmpty => Count == 0;

    /// <summary>The set of some elements; repeated ones count once.</summary>
    public static ElementSet Of(params IEnumerable<SetElement> elements)
    {
        List<SetElement> sorted = [.. elements];
        sorted.Sort();
        int kept = 0;
        for (int i = 0; i < sorted.Count; i++)
        {
            if (kept == 0 || !sorted[i].Equals(sorted[kept - 1]))
            {
                sorted[kept++] = sorted[i];
            }
        }

        sorted.RemoveRange(kept, sorted.Count - kept);
        return kept == 0 ? Empty : new ElementSet([.. sorted]);
    }

    /// <summary>The set of elements that are in order and each once.</summary>
    internal static ElementSet OfSorted(List<SetElement> elements) => elements.Count == 0 ? Empty : new ElementSet([.. elements]);

    /// <summary>Whether an element is in the set, as a whole.</summary>
    public bool Contains(SetElement element) => _sorted.Span.BinarySearch(element) >= 0;

    /// <summary>These elements and some more.</summary>
    public ElementSet Union(ElementSet other) => other.IsEmpty ? this : IsEmpty ? other : Of([.. _sorted, .. other._sorted]);

    /// <summary>These elements without some.</summary>
    public ElementSet Except(ElementSet other)
    {
        if (ReferenceEquals(this, other) || IsEmpty || other.IsEmpty)
        {
            return ReferenceEquals(this, other) ? Empty : this;
        }

        List<SetElement> rest = [];
        int theirs = 0;
        foreach (SetElement element in _sorted)
        {
            while (theirs < other.Count && other._sorted[theirs].CompareTo(element) < 0)
            {
                theirs++;
            }

            if (theirs == other.Count || !element.Equals(other._sorted[theirs]))
            {
                rest.Add(element);
            }
        }

        return rest.Count == 0 ? Empty : new ElementSet([.. rest]);
    }

    /// <summary>Walks the elements in order without allocating.</summary>
    public ReadOnlySpan<SetElement>.Enumerator GetEnumerator() => _sorted.GetEnumerator();

    IEnumerator<SetElement> IEnumerable<SetElement>.GetEnumerator() => ((IEnumerable<SetElement>)_sorted).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable)_sorted).GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(ElementSet? other) => other is not null && (ReferenceEquals(this, other) || _sorted == other._sorted);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ElementSet);

    /// <inheritdoc/>
    public override int GetHashCode() => _sorted.GetHashCode();
}
