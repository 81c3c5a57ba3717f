using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>What an endpoint's own policies leave open towards others, whatever policies those have.</summary>
/// <param name="Endpoint">The endpoint; when its pods differ, some pod of it.</param>
/// <param name="Direction">Ingress: what may come in from the peer. Egress: what may go out to it.</param>
/// <param name="Peer">The others.</param>
/// <param name="Ports">What may pass.</param>
/// <param name="Names">Ports that may pass besides, whatever number each destination gives them; only on the way out to pods.</param>
public sealed record Exposure(MapEndpoint.Pods Endpoint, Direction Direction, ExposedPeer Peer, TrafficSet Ports, ValueArray<PortName> Names)
{
    /// <summary>How far it is open; the least is the worst.</summary>
    // Kept, since sorting asks for it again and again.
    public ExposureRank Rank { get; } = RankOf(Peer);

    private static ExposureRank RankOf(ExposedPeer peer) => peer switch
    {
        ExposedPeer.Addresses(var block) => PublicAddresses.Overlap(block) ? ExposureRank.Internet : ExposureRank.PrivateAddresses,
        ExposedPeer.EntireCluster => ExposureRank.EntireCluster,
        ExposedPeer.Pods(var spaces, _) => spaces.IsEverything ? ExposureRank.AnyNamespace
            : spaces.Requirements.Any(requirement => requirement is { Key: ClusterNamespace.NameLabel, Operator: LabelOperator.In }) ? ExposureRank.NamedNamespaces
            : ExposureRank.LabelledNamespaces,
        _ => throw new System.Diagnostics.UnreachableException($"Unhandled peer {peer.GetType().Name}."),
    };
}
