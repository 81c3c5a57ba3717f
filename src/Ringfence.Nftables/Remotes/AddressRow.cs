using Ringfence.Core;

namespace Ringfence.Nftables;

/// <summary>The addresses of one family that remotes have, in order, each with one element that all sets share.</summary>
internal sealed class AddressRow
{
    private readonly List<(UInt128 Bits, RemoteGroup Group)> _addresses = [];
    private SetElement?[] _elements = [];

    /// <summary>Notes an address of a group.</summary>
    public void Add(Address address, RemoteGroup group) => _addresses.Add((address.Bits, group));

    /// <summary>Tells every group its places; to be called once, after the last address.</summary>
    public void Number(Func<RemoteGroup, List<int>> placesOf)
    {
        _addresses.Sort((left, right) => left.Bits.CompareTo(right.Bits));
        _elements = new SetElement?[_addresses.Count];
        for (int i = 0; i < _addresses.Count; i++)
        {
            placesOf(_addresses[i].Group).Add(i);
        }
    }

    /// <summary>The elements at some places. Two pods may have one address for a while, which is one element.</summary>
    public ElementSet ElementsAt(IEnumerable<int> places)
    {
        int[] sorted = [.. places];
        Array.Sort(sorted);
        List<SetElement> elements = new(sorted.Length);
        UInt128 last = 0;
        foreach (int place in sorted)
        {
            UInt128 bits = _addresses[place].Bits;
            if (elements.Count == 0 || bits != last)
            {
                elements.Add(_elements[place] ??= SetElement.Of(bits));
                last = bits;
            }
        }

        return ElementSet.OfSorted(elements);
    }
}
