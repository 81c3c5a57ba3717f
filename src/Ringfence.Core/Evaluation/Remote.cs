namespace Ringfence.Core;

/// <summary>The far side of a connection as rules see it, under an enforcement profile: which pod, which node, which addresses.</summary>
/// <param name="Party">Who it is.</param>
/// <param name="Machine">The node whose traffic this is; null for pods with a network of their own, for addresses, and when the node is not known.</param>
/// <param name="Addresses">Its addresses, as far as they are known.</param>
internal sealed record Remote(Party Party, NodeName? Machine, EndpointAddresses Addresses)
{
    /// <summary>Whether it is a node's own traffic, be the node known or not.</summary>
    public bool IsNodeTraffic { get; private init; }

    public static Remote Of(Party party, IInventory inventory, EnforcementProfile profile) => party switch
    {
        Party.External(var block) => new Remote(party, null, new EndpointAddresses(AddressSet.Of(block), AddressKnowledge.Exact)),
        Party.Node(var machine) => new Remote(party, machine.Name, machine.Addresses) { IsNodeTraffic = true },
        Party.Pod { Endpoint: { Network: PodNetwork.Host } pod } when profile.HostNetworkPods == HostNetworkTreatment.NodeTraffic =>
            new Remote(party, pod.Node, NodeAddressesOf(pod, inventory)) { IsNodeTraffic = true },
        Party.Pod(var pod) => new Remote(party, null, pod.Addresses),
        _ => throw new System.Diagnostics.UnreachableException($"Unhandled party {party.GetType().Name}."),
    };

    /// <summary>
    /// The named ports that rules can refer to when this is the destination: only those of a pod that policies see as a pod
    /// (docs/semantics.md 5.5, 5.8, 5.10).
    /// </summary>
    public ValueArray<ContainerPort> Ports => !IsNodeTraffic && Party is Party.Pod { Endpoint: { Phase: PodPhase.Live } pod } ? pod.Ports : [];

    /// <summary>A pod in its node's network has its node's addresses; its own status fills in a family that the node does not give.</summary>
    private static EndpointAddresses NodeAddressesOf(Endpoint pod, IInventory inventory)
    {
        EndpointAddresses own = pod.Addresses.Knowledge == AddressKnowledge.Exact ? pod.Addresses : EndpointAddresses.Unknown;
        if (pod.Node is not { } name || inventory.FindNode(name) is not { Addresses: { Knowledge: AddressKnowledge.Exact } node })
        {
            return own;
        }

        AddressSet all = node.Possible;
        foreach (AddressFamily family in (ReadOnlySpan<AddressFamily>)[AddressFamily.IPv4, AddressFamily.IPv6])
        {
            if (own.Knowledge == AddressKnowledge.Exact && !node.Has(family))
            {
                all = all.Union(own.In(family));
            }
        }

        return new EndpointAddresses(all, AddressKnowledge.Exact);
    }
}
