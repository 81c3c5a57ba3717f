using Ringfence.Core;

namespace Ringfence.Nftables;

/// <summary>Remotes and traffic that one line of a region takes: what fits every one of some matches.</summary>
internal sealed class RemoteTerm
{
    public RemoteTerm(ValueArray<RuleMatch> all)
    {
        All = all;
        Leaves = [.. all.SelectMany(match => LeavesOf(match.Peer))];
        Text = TermText.Of(all);
    }

    /// <summary>The matches.</summary>
    public ValueArray<RuleMatch> All { get; }

    /// <summary>The peers that are not put together from others.</summary>
    public ValueArray<Peer> Leaves { get; }

    /// <summary>The remotes in words; equal texts take the same remotes.</summary>
    public string Text { get; }

    /// <summary>Whether the traffic depends on the ports that the remote declares.</summary>
    public bool HasNames => All.Any(match => !match.Traffic.Names.IsEmpty);

    /// <summary>Whether who the remote is matters, and not its address alone.</summary>
    public bool SeesRemotes => Leaves.Any(leaf => leaf is Peer.Endpoints or Peer.Nodes or Peer.Networks { Scope: NetworkScope.Unmanaged });

    /// <summary>Whether it takes all traffic of everybody.</summary>
    public bool TakesEverything => All.All(match => match is { Peer: Peer.Anywhere, Traffic.Numbers.IsAll: true, Family: FamilyScope.Any });

    /// <summary>
    /// Whether it takes only packets that no chain of ours sees: those of a pod to itself, for which there is a rule of its own where a
    /// Service leads back, and for ingress those of the pod's own node, which leave by another hook.
    /// </summary>
    public bool IsBuiltIn(Direction direction) => All.Any(match =>
        match.Peer is Peer.Subject || (match.Peer is Peer.Nodes { Scope: NodeScope.Own } && direction == Direction.Ingress));

    /// <summary>The traffic taken of a remote that declares these ports.</summary>
    public TrafficSet TrafficOn(ValueArray<ContainerPort> declared) =>
        All.Select(match => match.Traffic.On(declared)).Aggregate(TrafficSet.All, (all, one) => all.Intersect(one));

    /// <summary>The addresses of a family that it takes, as far as addresses alone settle that.</summary>
    public AddressSet Outside(AddressFamily family)
    {
        AddressSet addresses = AddressSet.AllOf(family);
        foreach (RuleMatch match in All)
        {
            addresses = match.Takes(family) ? addresses.Intersect(PeerReader.OutsideOf(match.Peer)) : AddressSet.Empty;
        }

        return addresses;
    }

    private static IEnumerable<Peer> LeavesOf(Peer peer) => peer switch
    {
        Peer.AnyOf(var peers) => peers.SelectMany(LeavesOf),
        Peer.Both(var first, var second) => LeavesOf(first).Concat(LeavesOf(second)),
        Peer.Except(var first, var second) => LeavesOf(first).Concat(LeavesOf(second)),
        _ => [peer],
    };
}
