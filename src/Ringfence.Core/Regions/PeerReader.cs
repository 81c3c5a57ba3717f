using System.Diagnostics;

namespace Ringfence.Core;

/// <summary>Says which remotes a peer takes, apart from who the subject is: what back ends sort remotes by.</summary>
/// <remarks>
/// The same matching that the Evaluator uses. A peer can see of its subject only whether the remote is the subject itself, which is
/// never asked here, and whether both are on one node, which is asked for with <see cref="Standing"/>; doubts take it for one that may have both address families. Connections are direct.
/// </remarks>
public sealed class PeerReader
{
    private readonly IInventory _inventory;
    private readonly EnforcementProfile _profile;
    private readonly PeerMatcher _matcher;

    /// <summary>A reader that looks namespaces and nodes up in an inventory.</summary>
    public PeerReader(IInventory inventory, EnforcementProfile profile)
    {
        _inventory = inventory;
        _profile = profile;
        _matcher = new PeerMatcher(inventory, profile, MissDetail.FitOnly);
    }

    /// <summary>Whether a peer takes a remote, for connections of one family.</summary>
    public PeerAnswer Match(Peer peer, Standing standing, Party remote, AddressFamily family) => See(remote).Match(peer, standing, family);

    /// <summary>A remote that many peers are to be held against.</summary>
    public SeenRemote See(Party remote) => new(_matcher, Remote.Of(remote, _inventory, _profile));

    /// <summary>The addresses outside that a peer takes, of both families: <see cref="Match"/> for every <see cref="Party.External"/> at once.</summary>
    public static AddressSet OutsideOf(Peer peer) => peer switch
    {
        Peer.Anywhere => AddressSet.All,
        Peer.Networks networks => networks.Addresses,
        Peer.AnyOf(var peers) => peers.Aggregate(AddressSet.Empty, (all, one) => all.Union(OutsideOf(one))),
        Peer.Both(var first, var second) => OutsideOf(first).Intersect(OutsideOf(second)),
        Peer.Except(var first, var second) => OutsideOf(first).Except(OutsideOf(second)),
        Peer.Nothing or Peer.Subject or Peer.Endpoints or Peer.Nodes or Peer.Names => AddressSet.Empty,
        _ => throw new UnreachableException($"Unhandled peer {peer.GetType().Name}."),
    };

    /// <summary>The addresses that rules hold their blocks against when a party is the remote: a host-network pod has its node's.</summary>
    public EndpointAddresses AddressesOf(Party remote) => Remote.Of(remote, _inventory, _profile).Addresses;

    /// <summary>The port names that rules can refer to when a party is the destination.</summary>
    public ValueArray<ContainerPort> PortsOf(Party destination) => Remote.Of(destination, _inventory, _profile).Ports;

    /// <summary>The node whose own traffic a party's is; null for a pod with a network of its own, an address, and when the node is not known.</summary>
    public NodeName? MachineOf(Party remote) => Remote.Of(remote, _inventory, _profile).Machine;
}
