using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>Says why a change deserves a look.</summary>
/// <remarks>Each risk is decided from what passes before and after, never from what a policy looks like.</remarks>
internal sealed class RiskReader
{
    private const ushort Dns = 53;
    private const ushort Http = 80;

    private readonly IReadOnlySet<(string Id, Direction Direction)> _released;
    private readonly HashSet<string> _dnsServers = new(StringComparer.Ordinal);

    /// <summary>Prepares for two states.</summary>
    /// <param name="before">The old state's map.</param>
    /// <param name="after">The new state's.</param>
    /// <param name="released">The ends that fewer policies isolate than before, with the direction.</param>
    public RiskReader(ConnectivityMap before, ConnectivityMap after, IReadOnlySet<(string Id, Direction Direction)> released)
    {
        _released = released;
        _dnsServers.UnionWith(before.Endpoints.Concat(after.Endpoints).Where(end => DnsServers.IsOne(end.Members[0])).Select(end => end.Id));
    }

    /// <summary>The risks of a change, the gravest first; at least one.</summary>
    public ValueArray<ChangeRisk> Of(ChangeEnd from, ChangeEnd to, PassingChange passing)
    {
        MapChange change = new(from, to, passing.Before, passing.After, passing.Gained, passing.Lost, [], [], []);
        List<ChangeRisk> risks = [];
        if (change.Opens && (Touches(from, KnownRanges.Internet) || Touches(to, KnownRanges.Internet)))
        {
            risks.Add(ChangeRisk.OpenedToInternet);
        }

        if (LosesDns(to, change.Lost))
        {
            risks.Add(ChangeRisk.DnsLost);
        }

        if (change.Opens && from.Endpoint is MapEndpoint.Pods source && to.Endpoint is MapEndpoint.Pods destination && source.Namespace != destination.Namespace)
        {
            risks.Add(ChangeRisk.OpenedAcrossNamespaces);
        }

        if (change.Gained.Contains(Protocol.Tcp, Http) && Touches(to, KnownRanges.Metadata))
        {
            risks.Add(ChangeRisk.MetadataEndpointReachable);
        }

        if (change.Opens && (_released.Contains((from.Id, Direction.Egress)) || _released.Contains((to.Id, Direction.Ingress))))
        {
            risks.Add(ChangeRisk.IsolationRemoved);
        }

        return risks.Count > 0 ? [.. risks] : [Plain(change)];
    }

    private static ChangeRisk Plain(MapChange change) => (change.Opens, change.Closes) switch
    {
        (true, false) => ChangeRisk.Opened,
        (false, true) => ChangeRisk.Closed,
        _ => ChangeRisk.Changed,
    };

    private bool LosesDns(ChangeEnd to, TrafficSet lost) =>
        (lost.Contains(Protocol.Udp, Dns) || lost.Contains(Protocol.Tcp, Dns))
        && (to.Endpoint is MapEndpoint.Addresses ? _dnsServers.Count == 0 : _dnsServers.Contains(to.Id) && to.Presence == Presence.Both);

    private static bool Touches(ChangeEnd end, AddressSet ranges) =>
        end.Endpoint is MapEndpoint.Addresses { Block: var block } && AddressSet.Of(block).Overlaps(ranges);
}
