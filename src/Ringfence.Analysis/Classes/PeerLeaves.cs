using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>Takes peers apart.</summary>
internal static class PeerLeaves
{
    /// <summary>Every peer that is not put together from others.</summary>
    public static IEnumerable<Peer> Of(Peer peer) => peer switch
    {
        Peer.AnyOf(var peers) => peers.SelectMany(Of),
        Peer.Both(var first, var second) => Of(first).Concat(Of(second)),
        Peer.Except(var first, var second) => Of(first).Concat(Of(second)),
        _ => [peer],
    };

    /// <summary>Leaves of which at least one takes every remote that the whole peer takes.</summary>
    public static IEnumerable<Peer> Necessary(Peer peer) => peer switch
    {
        Peer.AnyOf(var peers) => peers.SelectMany(Necessary),
        Peer.Both(var first, _) => Necessary(first),
        Peer.Except(var first, _) => Necessary(first),
        _ => [peer],
    };
}
