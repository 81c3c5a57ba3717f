using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>All addresses of both families, cut where sets of addresses begin and end; pieces of a family that lie in the same sets share a number.</summary>
/// <remarks>The work is one sweep over all ends of ranges, and at each end, the sets open there.</remarks>
internal sealed class AddressCuts
{
    private readonly List<Address> _starts = [];
    private readonly List<int> _numbers = [];
    private readonly List<int[]> _setsOf = [];
    private readonly Dictionary<ValueArray<int>, int> _numberOf = [];

    /// <summary>Cuts by some sets.</summary>
    public AddressCuts(IReadOnlyList<AddressSet> sets)
    {
        foreach (AddressFamily family in (ReadOnlySpan<AddressFamily>)[AddressFamily.IPv4, AddressFamily.IPv6])
        {
            Sweep(sets, family);
        }
    }

    /// <summary>How many different numbers there are.</summary>
    public int Count => _setsOf.Count;

    /// <summary>The places, in the list given, of the sets that a number's pieces lie in; ascending.</summary>
    public ReadOnlySpan<int> SetsOf(int number) => _setsOf[number];

    /// <summary>The number of the piece that an address lies in.</summary>
    public int NumberOf(Address address) => _numbers[PieceOf(address)];

    /// <summary>The numbers of the pieces that a set touches; ascending.</summary>
    public int[] NumbersOf(AddressSet set)
    {
        SortedSet<int> numbers = [];
        foreach (AddressRange range in set.Ranges)
        {
            for (int piece = PieceOf(range.First); piece < _starts.Count && _starts[piece].CompareTo(range.Last) <= 0; piece++)
            {
                numbers.Add(_numbers[piece]);
            }
        }

        return [.. numbers];
    }

    /// <summary>The addresses of every number.</summary>
    public IReadOnlyList<AddressSet> Addresses()
    {
        List<AddressRange>[] ranges = [.. Enumerable.Range(0, Count).Select(_ => new List<AddressRange>())];
        for (int piece = 0; piece < _starts.Count; piece++)
        {
            AddressFamily family = _starts[piece].Family;
            Address last = piece + 1 < _starts.Count && _starts[piece + 1].Family == family
                ? _starts[piece + 1].Previous
                : LastOf(family);
            ranges[_numbers[piece]].Add(new AddressRange(_starts[piece], last));
        }

        return [.. ranges.Select(list => AddressSet.OfRanges([.. list]))];
    }

    private static Address LastOf(AddressFamily family) => (family == AddressFamily.IPv4 ? Cidr.AllIPv4 : Cidr.AllIPv6).Last;

    private int PieceOf(Address address)
    {
        int place = _starts.BinarySearch(address);
        return place >= 0 ? place : ~place - 1;
    }

    private void Sweep(IReadOnlyList<AddressSet> sets, AddressFamily family)
    {
        List<(Address At, int Set)> turns = [];
        Address last = LastOf(family);
        for (int set = 0; set < sets.Count; set++)
        {
            foreach (AddressRange range in sets[set].In(family).Ranges)
            {
                turns.Add((range.First, set));
                if (range.Last != last)
                {
                    turns.Add((range.Last.Next, set));
                }
            }
        }

        turns.Sort((left, right) => left.At.CompareTo(right.At));

        SortedSet<int> open = [];
        Address start = Address.FirstOf(family);
        int turn = 0;
        while (true)
        {
            for (; turn < turns.Count && turns[turn].At == start; turn++)
            {
                if (!open.Remove(turns[turn].Set))
                {
                    open.Add(turns[turn].Set);
                }
            }

            _starts.Add(start);
            _numbers.Add(NumberOf(family, open));
            if (turn == turns.Count)
            {
                return;
            }

            start = turns[turn].At;
        }
    }

    private int NumberOf(AddressFamily family, SortedSet<int> open)
    {
        ValueArray<int> key = [-1 - (int)family, .. open];
        if (!_numberOf.TryGetValue(key, out int number))
        {
            _numberOf.Add(key, number = _setsOf.Count);
            _setsOf.Add([.. open]);
        }

        return number;
    }
}
