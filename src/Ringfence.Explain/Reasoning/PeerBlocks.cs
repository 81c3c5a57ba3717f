using Ringfence.Core;

namespace Ringfence.Explain;

/// <summary>The address blocks that a peer compares with.</summary>
internal static class PeerBlocks
{
    public static IEnumerable<Cidr> Of(Peer peer) => peer switch
    {
        Peer.Networks(var included, var excluded, _) => included.Concat(excluded),
        Peer.AnyOf(var peers) => peers.SelectMany(Of),
        Peer.Both(var first, var second) => Of(first).Concat(Of(second)),
        Peer.Except(var first, var second) => Of(first).Concat(Of(second)),
        _ => [],
    };
}
