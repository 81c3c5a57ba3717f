using System.Runtime.InteropServices;

namespace Ringfence.Core;

/// <summary>A set of addresses of both families, as disjoint ranges in order that do not touch: equal sets are equal values.</summary>
/// <remarks>Immutable; every operation returns a new set. The default value is the empty set. Cost is linear in ranges.</remarks>
public readonly record struct AddressSet
{
    private static readonly AddressSet AllIPv4 = Of(Cidr.AllIPv4);
    private static readonly AddressSet AllIPv6 = Of(Cidr.AllIPv6);

    private readonly ValueArray<AddressRange> _ranges;

    private AddressSet(ValueArray<AddressRange> ranges) => _ranges = ranges;

    /// <summary>The set without addresses.</summary>
    public static AddressSet Empty { get; }

    /// <summary>Every address of both families.</summary>
    public static AddressSet All { get; } = Of([Cidr.AllIPv4, Cidr.AllIPv6]);

    /// <summary>The ranges: disjoint, ascending, IPv4 first, none touching the next.</summary>
    public ValueArray<AddressRange> Ranges => _ranges;

    /// <summary>True when no address is in the set.</summary>
    public bool IsEmpty => _ranges.IsEmpty;

    /// <summary>The union of some blocks.</summary>
    public static AddressSet Of(params ReadOnlySpan<Cidr> blocks)
    {
        // One address a pod is by far the commonest set, and there may be 100,000 of them.
        if (blocks.Length == 1)
        {
            return new AddressSet([new AddressRange(blocks[0].First, blocks[0].Last)]);
        }

        List<AddressRange> ranges = new(blocks.Length);
        foreach (Cidr block in blocks)
        {
            ranges.Add(new AddressRange(block.First, block.Last));
        }

        return Normalise(ranges);
    }

    /// <summary>The union of some ranges.</summary>
    public static AddressSet OfRanges(params ReadOnlySpan<AddressRange> ranges) => Normalise([.. ranges]);

    /// <summary>Every address of one family.</summary>
    public static AddressSet AllOf(AddressFamily family) =>
        family == AddressFamily.IPv4 ? AllIPv4 : AllIPv6;

    /// <summary>Whether an address is in the set. O(log ranges).</summary>
    public bool Contains(Address address) => IndexOf(address) >= 0;

    /// <summary>Whether every address of another set is in this one. O(its ranges, times log of these).</summary>
    public bool Contains(AddressSet other)
    {
        // Ranges of a set never touch, so each of the other's must lie within a single one of these.
        foreach (AddressRange range in other._ranges)
        {
            int index = IndexOf(range.First);
            if (index < 0 || !_ranges[index].Contains(range.Last))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether some address is in both sets.</summary>
    public bool Overlaps(AddressSet other)
    {
        for (int i = 0, j = 0; i < _ranges.Count && j < other._ranges.Count;)
        {
            AddressRange left = _ranges[i];
            AddressRange right = other._ranges[j];
            if (left.Last.CompareTo(right.First) < 0)
            {
                i++;
            }
            else if (right.Last.CompareTo(left.First) < 0)
            {
                j++;
            }
            else
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The addresses of one family. Free for a set that has one family only.</summary>
    public AddressSet In(AddressFamily family)
    {
        if (IsEmpty || (_ranges[0].Family == _ranges[^1].Family))
        {
            return IsEmpty || _ranges[0].Family == family ? this : Empty;
        }

        return new AddressSet([.. _ranges.Where(range => range.Family == family)]);
    }

    /// <summary>The addresses in either set.</summary>
    public AddressSet Union(AddressSet other) => Normalise([.. _ranges, .. other._ranges]);

    /// <summary>The addresses in both sets.</summary>
    public AddressSet Intersect(AddressSet other)
    {
        List<AddressRange> result = [];
        for (int i = 0, j = 0; i < _ranges.Count && j < other._ranges.Count;)
        {
            AddressRange left = _ranges[i];
            AddressRange right = other._ranges[j];
            Address first = Max(left.First, right.First);
            Address last = Min(left.Last, right.Last);
            if (first.CompareTo(last) <= 0)
            {
                result.Add(new AddressRange(first, last));
            }

            if (left.Last.CompareTo(right.Last) < 0)
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        return new AddressSet([.. result]);
    }

    /// <summary>The addresses of this set that are not in the other.</summary>
    public AddressSet Except(AddressSet other) => Intersect(other.Complement());

    /// <summary>Every address, of both families, that is not in the set.</summary>
    public AddressSet Complement()
    {
        List<AddressRange> gaps = [];
        AddGaps(AddressFamily.IPv4, gaps);
        AddGaps(AddressFamily.IPv6, gaps);
        return new AddressSet([.. gaps]);
    }

    /// <summary>The fewest blocks that cover exactly this set, in order, IPv4 first.</summary>
    public ValueArray<Cidr> ToCidrs()
    {
        List<Cidr> blocks = [];
        foreach (AddressRange range in _ranges)
        {
            Address next = range.First;
            while (true)
            {
                Cidr block = LargestBlockAt(next, range.Last);
                blocks.Add(block);
                if (block.Last == range.Last)
                {
                    break;
                }

                next = block.Last.Next;
            }
        }

        return [.. blocks];
    }

    private int IndexOf(Address address)
    {
        int low = 0;
        int high = _ranges.Count - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            AddressRange range = _ranges[middle];
            if (range.Contains(address))
            {
                return middle;
            }

            if (address.CompareTo(range.First) < 0)
            {
                high = middle - 1;
            }
            else
            {
                low = middle + 1;
            }
        }

        return -1;
    }

    private static Cidr LargestBlockAt(Address first, Address last)
    {
        Cidr best = Cidr.Of(first);
        for (int length = best.PrefixLength - 1; length >= 0; length--)
        {
            Cidr wider = new(first, length);
            if (wider.First != first || wider.Last.CompareTo(last) > 0)
            {
                break;
            }

            best = wider;
        }

        return best;
    }

    private static AddressSet Normalise(List<AddressRange> ranges)
    {
        ranges.Sort((left, right) => left.First.CompareTo(right.First));

        // Merged within the list, which is nobody else's.
        int count = 0;
        foreach (AddressRange range in CollectionsMarshal.AsSpan(ranges))
        {
            if (count > 0 && Touches(ranges[count - 1], range))
            {
                ranges[count - 1] = new AddressRange(ranges[count - 1].First, Max(ranges[count - 1].Last, range.Last));
            }
            else
            {
                CollectionsMarshal.AsSpan(ranges)[count++] = range;
            }
        }

        ranges.RemoveRange(count, ranges.Count - count);
        return new AddressSet(ranges.ToValueArray());
    }

    private static bool Touches(AddressRange left, AddressRange right) =>
        left.Family == right.Family
        && (right.First.CompareTo(left.Last) <= 0 || right.First == left.Last.Next);

    private static Address Max(Address left, Address right) => left.CompareTo(right) >= 0 ? left : right;

    private static Address Min(Address left, Address right) => left.CompareTo(right) <= 0 ? left : right;

    private void AddGaps(AddressFamily family, List<AddressRange> gaps)
    {
        Cidr everything = family == AddressFamily.IPv4 ? Cidr.AllIPv4 : Cidr.AllIPv6;
        Address next = everything.First;
        foreach (AddressRange range in _ranges)
        {
            if (range.Family != family)
            {
                continue;
            }

            if (range.First.CompareTo(next) > 0)
            {
                gaps.Add(new AddressRange(next, range.First.Previous));
            }

            if (range.Last == everything.Last)
            {
                return;
            }

            next = range.Last.Next;
        }

        gaps.Add(new AddressRange(next, everything.Last));
    }
}
