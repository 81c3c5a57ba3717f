using System.Runtime.InteropServices;
using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>All addresses of both families, cut where sets of addresses begin and end; pieces of a family that lie in the same sets share a number.</summary>
/// <remarks>The work is one sweep over all ends of ranges, and at each end, the sets open there.</remarks>
internal sealed class AddressCuts
{
    private readonly List<Address> _starts = [];
    private readonly List<int> _numbers = [];
    private readonly List<int[]> _setsOf = [];
    private readonly List<AddressFamily> _familyOf = [];
    private readonly Dictionary<ulong, List<int>> _alike = [];

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

    /// <summary>The family of a number's pieces.</summary>
    public AddressFamily FamilyOf(int number) => _familyOf[number];

    /// <summary>The number of the piece that an address lies in.</summary>
    public int NumberOf(Address address) => _numbers[PieceOf(address)];

    /// <summary>The numbers of the pieces that a set touches; ascending.</summary>
    public int[] NumbersOf(AddressSet set)
    {
        List<int> numbers = [];
        foreach (AddressRange range in set.Ranges)
        {
            for (int piece = PieceOf(range.First); piece < _starts.Count && _starts[piece].CompareTo(range.Last) <= 0; piece++)
            {
                numbers.Add(_numbers[piece]);
            }
        }

        numbers.Sort();
        int count = 0;
        foreach (int number in CollectionsMarshal.AsSpan(numbers))
        {
            if (count == 0 || numbers[count - 1] != number)
            {
                CollectionsMarshal.AsSpan(numbers)[count++] = number;
            }
        }

        return [.. CollectionsMarshal.AsSpan(numbers)[..count]];
    }

    /// <summary>The addresses of every number.</summary>
    public IReadOnlyList<AddressSet> Addresses() => [.. AddressesBy([.. Enumerable.Range(0, Count)]).Select(gathered => gathered.Addresses)];

    /// <summary>The addresses of all numbers that are filed under the same key; keys in the order of the first address under each.</summary>
    /// <param name="keys">The key of each number.</param>
    public IReadOnlyList<(int Key, AddressSet Addresses)> AddressesBy(ReadOnlySpan<int> keys)
    {
        Dictionary<int, int> places = [];
        List<(int Key, List<AddressRange> Ranges)> gathered = [];
        for (int piece = 0; piece < _starts.Count; piece++)
        {
            int key = keys[_numbers[piece]];
            if (!places.TryGetValue(key, out int place))
            {
                places.Add(key, place = gathered.Count);
                gathered.Add((key, []));
            }

            gathered[place].Ranges.Add(new AddressRange(_starts[piece], LastOf(piece)));
        }

        return [.. gathered.Select(one => (one.Key, AddressSet.OfRanges(CollectionsMarshal.AsSpan(one.Ranges))))];
    }

    private Address LastOf(int piece) => piece + 1 < _starts.Count && _starts[piece + 1].Family == _starts[piece].Family
        ? _starts[piece + 1].Previous
        : LastOf(_starts[piece].Family);

    private static Address LastOf(AddressFamily family) => (family == AddressFamily.IPv4 ? Cidr.AllIPv4 : Cidr.AllIPv6).Last;

    private int PieceOf(Address address)
    {
        int place = _starts.BinarySearch(address);
        return place >= 0 ? place : ~place - 1;
    }

    private void Sweep(IReadOnlyList<AddressSet> sets, AddressFamily family)
    {
        List<(Address At, int Set)> turns = new(sets.Count * 2);
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

        List<int> open = [];
        ulong hash = Mixed(-1 - (int)family);
        Address start = Address.FirstOf(family);
        int turn = 0;
        while (true)
        {
            for (; turn < turns.Count && turns[turn].At == start; turn++)
            {
                Turn(open, turns[turn].Set);
                hash ^= Mixed(turns[turn].Set);
            }

            _starts.Add(start);
            _numbers.Add(NumberOf(family, open, hash));
            if (turn == turns.Count)
            {
                return;
            }

            start = turns[turn].At;
        }
    }

    private static void Turn(List<int> open, int set)
    {
        int place = open.BinarySearch(set);
        if (place >= 0)
        {
            open.RemoveAt(place);
        }
        else
        {
            open.Insert(~place, set);
        }
    }

    /// <summary>The number of the pieces of a family that lie in some sets, made when it is new.</summary>
    /// <param name="family">The family.</param>
    /// <param name="open">The sets; ascending.</param>
    /// <param name="hash">A hash of both, which is kept up with every turn: most pieces are met again, and their sets need not be gone through.</param>
    private int NumberOf(AddressFamily family, List<int> open, ulong hash)
    {
        ref List<int>? alike = ref CollectionsMarshal.GetValueRefOrAddDefault(_alike, hash, out _);
        foreach (int known in alike ??= [])
        {
            if (_familyOf[known] == family && CollectionsMarshal.AsSpan(open).SequenceEqual(_setsOf[known]))
            {
                return known;
            }
        }

        int number = _setsOf.Count;
        alike.Add(number);
        _setsOf.Add([.. open]);
        _familyOf.Add(family);
        return number;
    }

    // Spreads the bits of a number, so that different sets of numbers hardly ever come to the same.
    private static ulong Mixed(int number)
    {
        ulong bits = unchecked((ulong)number * 0x9E3779B97F4A7C15);
        bits = unchecked((bits ^ (bits >> 32)) * 0xD6E8FEB86659FD93);
        return bits ^ (bits >> 32);
    }
}
