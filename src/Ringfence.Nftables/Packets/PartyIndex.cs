using Ringfence.Core;

namespace Ringfence.Nftables;

/// <summary>Who has which address, found at once.</summary>
/// <remarks>As <see cref="ClusterSnapshot.PartyAt"/> says: a node before the pods that share its address, then live pods, else an address of nobody.</remarks>
internal sealed class PartyIndex
{
    private readonly Dictionary<Address, Party> _parties = [];

    public PartyIndex(ClusterSnapshot snapshot)
    {
        foreach (ClusterNode node in snapshot.Nodes)
        {
            Add(node.Addresses, new Party.Node(node));
        }

        foreach (Endpoint pod in snapshot.Endpoints.Where(pod => pod.Phase == PodPhase.Live))
        {
            Add(pod.Addresses, new Party.Pod(pod));
        }
    }

    /// <summary>Who has an address.</summary>
    public Party At(Address address) => _parties.GetValueOrDefault(address) ?? new Party.External(Cidr.Of(address));

    private void Add(EndpointAddresses addresses, Party party)
    {
        if (addresses.Knowledge == AddressKnowledge.Exact)
        {
            foreach (AddressRange one in addresses.Possible.Ranges.Where(range => range.First == range.Last))
            {
                _parties.TryAdd(one.First, party);
            }
        }
    }
}
