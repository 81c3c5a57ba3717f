using System.Numerics;

namespace Ringfence.Analysis;

/// <summary>An immutable set of small numbers, 0 and up: which endpoint classes, which address classes. Equal sets are equal values.</summary>
/// <remarks>
/// A bitset that keeps only the words with a bit in them, so a set of one namespace's classes costs a few bytes and a set of all of them one
/// bit each. Every operation returns a new set and costs the words of its operands. The default value is the empty set.
/// </remarks>
public readonly struct IndexSet : IEquatable<IndexSet>
{
    private const int BitsOfWord = 64;

    // Word numbers ascending, and beside each its bits, never 0.
    private readonly int[]? _places;
    private readonly ulong[]? _words;

    private IndexSet(int[] places, ulong[] words) => (_places, _words) = (places, words);

    /// <summary>The set without members.</summary>
    public static IndexSet Empty { get; }

    /// <summary>True when nothing is in the set.</summary>
    public bool IsEmpty => Places.IsEmpty;

    /// <summary>How many members there are.</summary>
    public int Count
    {
        get
        {
            int count = 0;
            foreach (ulong word in Words)
            {
                count += BitOperations.PopCount(word);
            }

            return count;
        }
    }

    /// <summary>One more than the greatest member; 0 for the empty set.</summary>
    public int End => IsEmpty ? 0 : (Places[^1] * BitsOfWord) + BitsOfWord - BitOperations.LeadingZeroCount(Words[^1]);

    private ReadOnlySpan<int> Places => _places;

    private ReadOnlySpan<ulong> Words => _words;

    /// <summary>The set of some numbers, in any order.</summary>
    public static IndexSet Of(params ReadOnlySpan<int> members)
    {
        int[] sorted = members.ToArray();
        Array.Sort(sorted);
        IndexSetBuilder builder = new();
        foreach (int member in sorted)
        {
            builder.Add(member);
        }

        return builder.Build();
    }

    /// <summary>The numbers from 0 up to, and without, an end.</summary>
    public static IndexSet Below(int end)
    {
        IndexSetBuilder builder = new();
        for (int first = 0; first < end; first += BitsOfWord)
        {
            int bits = Math.Min(BitsOfWord, end - first);
            builder.AddWord(first / BitsOfWord, bits == BitsOfWord ? ulong.MaxValue : (1UL << bits) - 1);
        }

        return builder.Build();
    }

    /// <summary>Whether a number is in the set. O(log words).</summary>
    public bool Contains(int member)
    {
        int place = Places.BinarySearch(member / BitsOfWord);
        return place >= 0 && (Words[place] & (1UL << (member % BitsOfWord))) != 0;
    }

    /// <summary>The members of either set.</summary>
    public IndexSet Union(IndexSet other)
    {
        if (IsEmpty || other.IsEmpty)
        {
            return IsEmpty ? other : this;
        }

        IndexSetBuilder builder = new(Places.Length + other.Places.Length);
        int left = 0;
        int right = 0;
        while (left < Places.Length || right < other.Places.Length)
        {
            int leftPlace = left < Places.Length ? Places[left] : int.MaxValue;
            int rightPlace = right < other.Places.Length ? other.Places[right] : int.MaxValue;
            ulong word = 0;
            if (leftPlace <= rightPlace)
            {
                word |= Words[left++];
            }

            if (rightPlace <= leftPlace)
            {
                word |= other.Words[right++];
            }

            builder.AddWord(Math.Min(leftPlace, rightPlace), word);
        }

        return builder.Build();
    }

    /// <summary>Adds the members to a bitset that has room for all of them.</summary>
    internal void AddTo(Span<ulong> words)
    {
        for (int i = 0; i < Places.Length; i++)
        {
            words[Places[i]] |= Words[i];
        }
    }

    /// <summary>The members of both sets.</summary>
    public IndexSet Intersect(IndexSet other)
    {
        IndexSetBuilder builder = new(Math.Min(Places.Length, other.Places.Length));
        for (int left = 0, right = 0; left < Places.Length && right < other.Places.Length;)
        {
            int order = Places[left].CompareTo(other.Places[right]);
            if (order == 0)
            {
                builder.AddWord(Places[left], Words[left] & other.Words[right]);
            }

            left += order <= 0 ? 1 : 0;
            right += order >= 0 ? 1 : 0;
        }

        return builder.Build();
    }

    /// <summary>The members of this set that are not in the other.</summary>
    public IndexSet Except(IndexSet other)
    {
        IndexSetBuilder builder = new(Places.Length);
        int right = 0;
        for (int left = 0; left < Places.Length; left++)
        {
            while (right < other.Places.Length && other.Places[right] < Places[left])
            {
                right++;
            }

            bool met = right < other.Places.Length && other.Places[right] == Places[left];
            builder.AddWord(Places[left], met ? Words[left] & ~other.Words[right] : Words[left]);
        }

        return builder.Build();
    }

    /// <summary>Whether some number is in both sets.</summary>
    public bool Overlaps(IndexSet other)
    {
        for (int left = 0, right = 0; left < Places.Length && right < other.Places.Length;)
        {
            int order = Places[left].CompareTo(other.Places[right]);
            if (order == 0 && (Words[left] & other.Words[right]) != 0)
            {
                return true;
            }

            left += order <= 0 ? 1 : 0;
            right += order >= 0 ? 1 : 0;
        }

        return false;
    }

    /// <summary>Walks the members, ascending, without allocating.</summary>
    public IndexSetEnumerator GetEnumerator() => new(Places, Words);

    /// <summary>The members, ascending.</summary>
    public int[] ToArray()
    {
        int[] members = new int[Count];
        int next = 0;
        foreach (int member in this)
        {
            members[next++] = member;
        }

        return members;
    }

    /// <inheritdoc/>
    public bool Equals(IndexSet other) => Places.SequenceEqual(other.Places) && Words.SequenceEqual(other.Words);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is IndexSet other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        for (int i = 0; i < Places.Length; i++)
        {
            hash.Add(Places[i]);
            hash.Add(Words[i]);
        }

        return hash.ToHashCode();
    }

    /// <summary>The members, joined by commas.</summary>
    public override string ToString() => string.Join(',', ToArray());

    /// <summary>Whether two sets hold the same numbers.</summary>
    public static bool operator ==(IndexSet left, IndexSet right) => left.Equals(right);

    /// <summary>Whether two sets differ.</summary>
    public static bool operator !=(IndexSet left, IndexSet right) => !left.Equals(right);

    /// <summary>Makes a set of words.</summary>
    internal static IndexSet OfWords(ReadOnlySpan<int> places, ReadOnlySpan<ulong> words) =>
        places.IsEmpty ? Empty : new IndexSet(places.ToArray(), words.ToArray());
}
