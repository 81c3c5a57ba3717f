using System.Runtime.InteropServices;
using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>Finds what has an address in a block, without looking at the rest.</summary>
internal sealed class AddressIndex<T>
    where T : class
{
    private readonly Dictionary<Address, HashSet<T>> _at = [];
    private readonly SortedSet<Address> _known = [];

    /// <summary>Takes note of where something is; only known addresses count.</summary>
    public void Add(T one, EndpointAddresses addresses)
    {
        foreach (Address address in Each(addresses))
        {
            ref HashSet<T>? there = ref CollectionsMarshal.GetValueRefOrAddDefault(_at, address, out _);
            (there ??= []).Add(one);
            _known.Add(address);
        }
    }

    /// <summary>Forgets it.</summary>
    public void Remove(T one, EndpointAddresses addresses)
    {
        foreach (Address address in Each(addresses))
        {
            if (_at.TryGetValue(address, out HashSet<T>? there) && there.Remove(one) && there.Count == 0)
            {
                _at.Remove(address);
                _known.Remove(address);
            }
        }
    }

    /// <summary>What has an address in one of the blocks, each once.</summary>
    public HashSet<T> In(IEnumerable<Peer.Networks> blocks) =>
    [
        .. blocks.SelectMany(block => (IEnumerable<AddressRange>)block.Addresses.Ranges)
            .SelectMany(range => _known.GetViewBetween(range.First, range.Last))
            .SelectMany(address => _at[address]),
    ];

    private static IEnumerable<Address> Each(EndpointAddresses addresses) =>
        addresses.Knowledge == AddressKnowledge.Exact ? addresses.Possible.Ranges.SelectMany(Each) : [];

    // A host may have neighbouring addresses, which are one range: every address is noted for itself.
    private static IEnumerable<Address> Each(AddressRange range)
    {
        for (Address address = range.First; address != range.Last; address = address.Next)
        {
            yield return address;
        }

        yield return range.Last;
    }
}
