using System.Collections;
using System.Collections.Immutable;

namespace Ringfence.Nftables;

/// <summary>The elements of a set, in ascending order, each once: equal contents are equal values. Immutable.</summary>
/// <remarks>Kept in pieces that sets share: one element more or less, and the difference to the set it was made from, cost a piece and not the set.</remarks>
public sealed class ElementSet : IReadOnlyCollection<SetElement>, IEquatable<ElementSet>
{
    private const int MostOfAPiece = 256;

    // None is empty, and all elements of one come before those of the next.
    private readonly ImmutableArray<SetElement[]> _pieces;

    private ElementSet(ImmutableArray<SetElement[]> pieces, int count) => (_pieces, Count) = (pieces, count);

    /// <summary>No elements.</summary>
    public static ElementSet Empty { get; } = new([], 0);

    /// <inheritdoc/>
    public int Count { get; }

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
        return OfSorted(sorted);
    }

    /// <summary>Whether an element is in the set, as a whole.</summary>
    public bool Contains(SetElement element) => !IsEmpty && Array.BinarySearch(_pieces[PieceFor(element)], element) >= 0;

    /// <summary>These elements and one more; the set itself when it has it.</summary>
    public ElementSet With(SetElement element)
    {
        if (IsEmpty)
        {
            return OfSorted([element]);
        }

        int number = PieceFor(element);
        SetElement[] piece = _pieces[number];
        int place = Array.BinarySearch(piece, element);
        if (place >= 0)
        {
            return this;
        }

        SetElement[] longer = [.. piece[..~place], element, .. piece[~place..]];
        return new ElementSet(
            longer.Length <= MostOfAPiece
                ? _pieces.SetItem(number, longer)
                : _pieces.RemoveAt(number).InsertRange(number, longer[..(longer.Length / 2)], longer[(longer.Length / 2)..]),
            Count + 1);
    }

    /// <summary>These elements without one; the set itself when it does not have it.</summary>
    public ElementSet Without(SetElement element)
    {
        int number = IsEmpty ? 0 : PieceFor(element);
        int place = IsEmpty ? -1 : Array.BinarySearch(_pieces[number], element);
        if (place < 0)
        {
            return this;
        }

        SetElement[] piece = _pieces[number];
        return Count == 1 ? Empty : new ElementSet(
            piece.Length == 1 ? _pieces.RemoveAt(number) : _pieces.SetItem(number, [.. piece[..place], .. piece[(place + 1)..]]),
            Count - 1);
    }

    /// <summary>These elements and some more.</summary>
    public ElementSet Union(ElementSet other) => other.IsEmpty ? this : IsEmpty ? other : Of([.. this, .. other]);

    /// <summary>These elements without some. Pieces that both share cost nothing.</summary>
    public ElementSet Except(ElementSet other)
    {
        if (ReferenceEquals(this, other) || IsEmpty || other.IsEmpty)
        {
            return ReferenceEquals(this, other) ? Empty : this;
        }

        using IEnumerator<SetElement> theirs = other.Outside(this).GetEnumerator();
        bool more = theirs.MoveNext();
        List<SetElement> rest = [];
        foreach (SetElement element in Outside(other))
        {
            while (more && theirs.Current.CompareTo(element) < 0)
            {
                more = theirs.MoveNext();
            }

            if (!more || !theirs.Current.Equals(element))
            {
                rest.Add(element);
            }
        }

        return OfSorted(rest);
    }

    /// <inheritdoc/>
    public IEnumerator<SetElement> GetEnumerator() => _pieces.SelectMany(piece => piece).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(ElementSet? other) => other is not null && (ReferenceEquals(this, other) || (Count == other.Count && Except(other).IsEmpty));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ElementSet);

    /// <inheritdoc/>
    public override int GetHashCode() => IsEmpty ? 0 : HashCode.Combine(Count, _pieces[0][0], _pieces[^1][^1]);

    /// <summary>The set of elements that are in order and each once.</summary>
    internal static ElementSet OfSorted(List<SetElement> elements) => elements.Count == 0 ? Empty : new ElementSet([.. elements.Chunk(MostOfAPiece)], elements.Count);

    /// <summary>The elements in pieces that another set does not have; elements that both have in different pieces are among them.</summary>
    private IEnumerable<SetElement> Outside(ElementSet other)
    {
        HashSet<SetElement[]> shared = [.. other._pieces];
        return _pieces.Where(piece => !shared.Contains(piece)).SelectMany(piece => piece);
    }

    /// <summary>The last piece that does not begin after an element, or the first.</summary>
    private int PieceFor(SetElement element)
    {
        int low = 0;
        int high = _pieces.Length - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            if (_pieces[middle][0].CompareTo(element) <= 0)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        return low;
    }
}
