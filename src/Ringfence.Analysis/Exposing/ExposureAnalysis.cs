using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>Finds what each endpoint's own policies leave open: to addresses, to the entire cluster, and to pods that the input does not have.</summary>
/// <remarks>
/// Endpoints that connect alike are looked at once. What the others' policies say is not asked: those may not be there yet, or may go.
/// </remarks>
public sealed class ExposureAnalysis
{
    private readonly MapView _view;
    private readonly ClusterSnapshot _snapshot;
    private readonly EnforcementProfile _profile;
    private readonly PolicyIndex _policies;
    private readonly PeerReader _reader;
    // Most endpoints treat addresses as many others do, and a cluster may cut them into thousands of groups.
    private readonly Dictionary<ValueArray<int>, ValueArray<Cidr>> _blocks = [];
    private readonly ILookup<(MapGroup, Direction), (MapGroup Addresses, TrafficSet Ports)> _outside;

    private ExposureAnalysis(ConnectivityMap map, ClusterSnapshot snapshot, EnforcementProfile profile)
    {
        _view = new MapView(map, MapFilter.Everything);
        _snapshot = snapshot;
        _profile = profile;
        _policies = new PolicyIndex(snapshot.Tiers);
        _reader = new PeerReader(snapshot, profile);
        _outside = OutsideOf(_view);
    }

    /// <summary>Every exposure, the widest first.</summary>
    public IReadOnlyList<Exposure> Exposures { get; private set; } = [];

    /// <summary>The endpoints that are not isolated, by id; ingress before egress.</summary>
    public IReadOnlyList<Unprotected> Unprotected { get; private set; } = [];

    /// <summary>Analyses a map.</summary>
    /// <param name="map">The map.</param>
    /// <param name="snapshot">The cluster that it was made of.</param>
    /// <param name="profile">What it was made with.</param>
    public static ExposureAnalysis Of(ConnectivityMap map, ClusterSnapshot snapshot, EnforcementProfile profile)
    {
        ExposureAnalysis analysis = new(map, snapshot, profile);
        analysis.Exposures = [.. analysis.Find().OrderBy(one => one, ExposureOrder.Instance)];
        analysis.Unprotected =
        [
            .. from endpoint in map.Endpoints
               from direction in (Direction[])[Direction.Ingress, Direction.Egress]
               where map.IsolationOf(endpoint, direction) != IsolationExtent.All
               select new Unprotected(endpoint, direction),
        ];
        return analysis;
    }

    private static ILookup<(MapGroup, Direction), (MapGroup Addresses, TrafficSet Ports)> OutsideOf(MapView view) => view.GroupConnections()
        .Where(one => one.From.Members[0] is MapEndpoint.Addresses || one.To.Members[0] is MapEndpoint.Addresses)
        .ToLookup(
            one => one.From.Members[0] is MapEndpoint.Addresses ? (one.To, Direction.Ingress) : (one.From, Direction.Egress),
            one => (one.From.Members[0] is MapEndpoint.Addresses ? one.From : one.To, one.Ports));

    private IEnumerable<Exposure> Find()
    {
        foreach (MapGroup group in _view.Groups.Where(group => group.Members[0] is MapEndpoint.Pods))
        {
            foreach (Direction direction in (Direction[])[Direction.Ingress, Direction.Egress])
            {
                (ExposedPeer Peer, OpenTraffic Open)[] open = [.. ToAddresses(group, direction), .. ToPods((MapEndpoint.Pods)group.Members[0], direction)];
                foreach (MapEndpoint.Pods endpoint in group.Members.Cast<MapEndpoint.Pods>())
                {
                    foreach ((ExposedPeer peer, OpenTraffic traffic) in open)
                    {
                        yield return new Exposure(endpoint, direction, peer, traffic.Ports, traffic.Names);
                    }
                }
            }
        }
    }

    /// <summary>The fewest blocks for each set of ports.</summary>
    private IEnumerable<(ExposedPeer, OpenTraffic)> ToAddresses(MapGroup ends, Direction direction) =>
        from alike in _outside[(ends, direction)].GroupBy(one => one.Ports, one => one.Addresses.Number)
        from block in BlocksOf([.. alike])
        select ((ExposedPeer)new ExposedPeer.Addresses(block), new OpenTraffic(alike.Key, []));

    private ValueArray<Cidr> BlocksOf(ValueArray<int> groups)
    {
        if (!_blocks.TryGetValue(groups, out ValueArray<Cidr> blocks))
        {
            AddressSet addresses = AddressSet.Of([.. groups.SelectMany(group => _view.Groups[group].Members).Cast<MapEndpoint.Addresses>().Select(end => end.Block)]);
            _blocks.Add(groups, blocks = addresses.ToCidrs());
        }

        return blocks;
    }

    private IEnumerable<(ExposedPeer, OpenTraffic)> ToPods(MapEndpoint.Pods endpoint, Direction direction)
    {
        OpenSide[] sides = [.. endpoint.Members.DistinctBy(member => (member.Labels, member.Ports, member.Network)).Select(member => SideOf(member, direction))];
        OpenTraffic everybody = Union(sides.Select(side => side.EntireCluster));
        List<(ExposedPeer.Pods Peer, OpenTraffic Open)> pods =
        [
            .. sides.SelectMany(side => side.Selectors).Distinct()
                .Select(selector => (PeerOf(selector), Union(sides.Select(side => side.To(selector)))))
                .DistinctBy(one => one.Item1)
                .Where(one => !one.Item2.IsEmpty && one.Item2 != everybody),
        ];
        return
        [
            .. everybody.IsEmpty ? [] : ((ExposedPeer, OpenTraffic)[])[(new ExposedPeer.EntireCluster(), everybody)],
            .. pods.Where(one => !pods.Any(other => other.Open == one.Open && IsWider(other.Peer, one.Peer))).Select(one => ((ExposedPeer)one.Peer, one.Open)),
        ];
    }

    private OpenSide SideOf(Endpoint subject, Direction direction)
    {
        Party.Pod party = new(subject);
        DirectionProgram program = _profile.WhyUngoverned(party) is null
            ? _policies.ProgramOf(subject, _snapshot.NamespaceOf(subject).Labels, direction)
            : new DirectionProgram(direction, []);
        return new OpenSide(_snapshot, _profile, program, direction == Direction.Ingress ? _reader.PortsOf(party) : []);
    }

    private static OpenTraffic Union(IEnumerable<OpenTraffic> all) => all.Aggregate(OpenTraffic.None, (left, right) => left.Union(right));

    private static ExposedPeer.Pods PeerOf(EndpointSelector selector) => new(
        selector.Namespaces switch
        {
            NamespaceScope.Only(var name) => new LabelSelector([LabelRequirement.Equal(ClusterNamespace.NameLabel, name.Value)]),
            NamespaceScope.Matching(var spaces) => spaces,
            _ => throw new System.Diagnostics.UnreachableException($"Unhandled scope {selector.Namespaces.GetType().Name}."),
        },
        selector.Pods);

    /// <summary>Whether one asks for less than another, and for nothing that the other does not ask for.</summary>
    private static bool IsWider(ExposedPeer.Pods wide, ExposedPeer.Pods narrow) =>
        wide != narrow && IsPart(wide.Namespaces, narrow.Namespaces) && IsPart(wide.Labels, narrow.Labels)
        && !(IsPart(narrow.Namespaces, wide.Namespaces) && IsPart(narrow.Labels, wide.Labels));

    private static bool IsPart(LabelSelector part, LabelSelector whole) => part.Requirements.All(whole.Requirements.Contains);
}
