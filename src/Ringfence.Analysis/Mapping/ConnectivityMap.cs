using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>Who may connect to whom in a cluster, all of it: every pair of workloads or pods, and of those with the addresses outside.</summary>
/// <remarks>
/// Built of the regions that Core folds from policies, for classes of endpoints that policies treat alike; pairs are told apart only when
/// they are listed. Pods that have ended are not in it. Connections are direct: a Service's address is not an end. Not for several threads
/// at once.
/// </remarks>
public sealed class ConnectivityMap
{
    private readonly ClassModel _model;
    private readonly GroupRows _rows;
    private readonly IReadOnlyList<MapUnit> _units;
    private readonly int[] _groupOf;
    private readonly Lazy<GroupTable> _table;
    private readonly AskedCaveats _asked;

    private ConnectivityMap(ClassModel model, IReadOnlyList<MapUnit> units, AskedCaveats asked)
    {
        _model = model;
        _asked = asked;
        _units = units;
        _rows = new GroupRows(model, UnitGroup.Gather(units));
        _groupOf = new int[units.Count];
        foreach (UnitGroup group in _rows.Groups)
        {
            foreach (MapUnit unit in group.Members)
            {
                _groupOf[unit.Endpoint.Index] = group.Number;
            }
        }

        Endpoints = [.. units.Select(unit => unit.Endpoint)];
        Outside = [.. OutsideOf(_rows)];
        _table = new Lazy<GroupTable>(() => new GroupTable(_model.Traffic, _rows, Outside));
    }

    /// <summary>The workloads or pods, by id in ordinal order.</summary>
    public IReadOnlyList<MapEndpoint.Pods> Endpoints { get; }

    /// <summary>All addresses of both families as the fewest blocks that nobody treats unlike in themselves; IPv4 first, ascending.</summary>
    public IReadOnlyList<MapEndpoint.Addresses> Outside { get; }

    /// <summary>What the answers rest on, each once.</summary>
    public ValueArray<Caveat> Caveats => _model.Caveats;

    /// <summary>The endpoints and blocks of addresses that connect alike, gathered; groups of endpoints first.</summary>
    public IReadOnlyList<MapGroup> Groups => _table.Value.Groups;

    /// <summary>The map between groups.</summary>
    internal GroupTable Table => _table.Value;

    /// <summary>The classes that the pods are sorted into, and what passes between these.</summary>
    internal ClassModel Model => _model;

    /// <summary>Maps a cluster.</summary>
    /// <param name="snapshot">The cluster.</param>
    /// <param name="profile">What to assume where upstream is silent.</param>
    /// <param name="grain">What one line stands for.</param>
    public static ConnectivityMap Of(ClusterSnapshot snapshot, EnforcementProfile profile, MapGrain grain)
    {
        ClassModel model = ClassBuilder.Build(snapshot, profile);
        return new ConnectivityMap(model, MapUnits.Of(snapshot, model, grain), new AskedCaveats(snapshot, profile));
    }

    /// <summary>How far policies isolate an endpoint's pods in a direction.</summary>
    public IsolationExtent IsolationOf(MapEndpoint.Pods endpoint, Direction direction)
    {
        Membership[] memberships = _units[endpoint.Index].Memberships;
        int isolated = memberships.Count(one => (direction == Direction.Egress ? one.Class.Egress : one.Class.Ingress).Isolation == Isolation.DefaultDeny);
        return isolated == 0 ? IsolationExtent.None
            : isolated == memberships.Length ? IsolationExtent.All
            : IsolationExtent.Some;
    }

    /// <summary>What two different pods of an endpoint may exchange; null for an endpoint of one pod.</summary>
    public (TrafficSet Ports, Extent Extent)? Within(MapEndpoint.Pods endpoint) =>
        _rows.Within(_rows.Groups[_groupOf[endpoint.Index]]) is { } within ? (_model.Traffic[within.Ports], within.Extent) : null;

    /// <summary>What may pass from one workload or pod to another.</summary>
    /// <exception cref="ArgumentException">Both are the same: ask <see cref="Within"/>.</exception>
    public (TrafficSet Ports, Extent Extent) Between(MapEndpoint.Pods from, MapEndpoint.Pods to)
    {
        if (from.Index == to.Index)
        {
            throw new ArgumentException($"{from} is both ends.", nameof(to));
        }

        PairTraffic passing = _rows.Between(_rows.Groups[_groupOf[from.Index]], _rows.Groups[_groupOf[to.Index]]);
        return (_model.Traffic[passing.Ports], passing.Extent);
    }

    /// <summary>What may pass between groups; a group with itself stands for its different members.</summary>
    public IEnumerable<GroupConnection> GroupConnections() => _table.Value.Connections();

    /// <summary>What the connections that a filter asks about rest on; null when it would take too long to tell that from <see cref="Caveats"/>.</summary>
    internal ValueArray<Caveat>? CaveatsOf(MapFilter filter) =>
        Caveats.IsEmpty ? Caveats : _asked.Of([.. Endpoints.Select(end => (end, ViewRoles.Of(end, filter)))], filter.Ports);

    /// <summary>Whether nobody tells the pods of a group's members apart, wherever they run.</summary>
    internal bool IsUniform(int group) => _rows.Groups[group].Memberships is [{ Place: NodePlace.Anywhere }];

    /// <summary>An endpoint with the classes of its pods.</summary>
    internal MapUnit UnitOf(MapEndpoint.Pods endpoint) => _units[endpoint.Index];

    /// <summary>What pods of a class may exchange with a group of addresses; the number of the traffic.</summary>
    internal int WithOutside(EndpointClass type, Direction direction, int group) => _rows.WithOutside(type, direction, group);

    private static IEnumerable<MapEndpoint.Addresses> OutsideOf(GroupRows rows) => rows.Outside
        .SelectMany((addresses, number) => addresses.ToCidrs().Select(block => (Block: block, Number: number)))
        .OrderBy(piece => piece.Block.First)
        .Select(piece => new MapEndpoint.Addresses(piece.Block, piece.Number));
}
