namespace Ringfence.Core;

/// <summary>Reads from a region what a given remote may do: the traffic, as a set.</summary>
public sealed class RegionReader
{
    private readonly ClusterSnapshot _snapshot;
    private readonly EnforcementProfile _profile;
    private readonly PeerMatcher _peers;

    /// <summary>A reader for regions of one state of a cluster.</summary>
    public RegionReader(ClusterSnapshot snapshot, EnforcementProfile profile)
    {
        _snapshot = snapshot;
        _profile = profile;
        _peers = new PeerMatcher(snapshot, profile);
    }

    /// <summary>Everything the region allows between its subject and a remote.</summary>
    /// <param name="region">The subject's region.</param>
    /// <param name="subject">The subject.</param>
    /// <param name="remote">The far side: the source for ingress, the destination for egress.</param>
    /// <param name="family">The family of the connections.</param>
    /// <param name="via">How they come.</param>
    public TrafficSet AllowedTraffic(AllowedRegion region, Endpoint subject, Party remote, AddressFamily family, Via via)
    {
        Encounter met = new(subject, region.Direction, Remote.Of(remote, _snapshot, _profile), family, via);
        return region.Allowed(match => match.Takes(family) && _peers.Match(match.Peer, met).Fits
            ? match.Traffic.On(met.DestinationPorts)
            : TrafficSet.None);
    }

    /// <summary>Whether the region allows one connection.</summary>
    public Verdict Contains(AllowedRegion region, Endpoint subject, Connection connection) =>
        AllowedTraffic(region, subject, connection.RemoteOf(region.Direction), connection.Family, connection.Via)
            .Contains(connection.Protocol, connection.Port)
            ? Verdict.Allow
            : Verdict.Deny;
}
