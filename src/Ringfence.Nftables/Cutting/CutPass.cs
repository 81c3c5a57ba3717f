using Ringfence.Core;

namespace Ringfence.Nftables;

/// <summary>What one look at all live connections came to.</summary>
/// <param name="Revoked">Every connection that is revoked now.</param>
/// <param name="Fresh">Those that were not before.</param>
internal sealed record CutPass(RevokedConnections Revoked, ValueArray<PacketHead> Fresh)
{
    /// <summary>Holds live connections, and those that are revoked already, against the policies of today.</summary>
    /// <param name="before">What is revoked.</param>
    /// <param name="live">The live connections.</param>
    /// <param name="question">Asks about today's policies.</param>
    /// <param name="node">The node whose pods are judged.</param>
    public static CutPass Of(RevokedConnections before, IEnumerable<TrackedConnection> live, PacketQuestion question, NodeName node)
    {
        RevokedConnections kept = before.Where(head => question.IsDeniedAt(node, head));
        PacketHead[] fresh =
        [
            .. live.Select(connection => connection.AtForward)
                // Without ports there is no telling one connection of two addresses from another.
                .Where(head => head.DestinationPort != 0 && !kept.Contains(head) && question.IsDeniedAt(node, head))
                .Distinct(),
        ];
        return new CutPass(kept.With(fresh), [.. fresh]);
    }
}
