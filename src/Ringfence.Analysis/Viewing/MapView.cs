using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>A map through a filter: groups, and the connections that are to be shown.</summary>
/// <remarks>
/// Groups of the map are split where the filter takes some of their members only, so that it is asked about groups and never about
/// pairs: what is filtered out costs nothing, however many pairs it is. Not for several threads at once.
/// </remarks>
public sealed class MapView
{
    private readonly ViewCells _cells;
    private readonly Dictionary<MapEndpoint, int> _groups = new(ReferenceEqualityComparer.Instance);
    private readonly int[] _groupOf;
    private readonly int[][] _members;

    /// <summary>Looks at a map.</summary>
    public MapView(ConnectivityMap map, MapFilter filter)
    {
        Map = map;
        Filter = filter;
        _cells = new ViewCells(map, filter);
        ById = [.. ((IEnumerable<MapEndpoint>)map.Endpoints).Concat(map.Outside).OrderBy(end => end.Id, StringComparer.Ordinal)];

        foreach (MapGroup group in Groups)
        {
            foreach (MapEndpoint member in group.Members)
            {
                _groups.Add(member, group.Number);
            }
        }

        _groupOf = [.. ById.Select(end => _groups[end])];
        List<int>[] members = [.. Groups.Select(_ => new List<int>())];
        for (int end = 0; end < _groupOf.Length; end++)
        {
            members[_groupOf[end]].Add(end);
        }

        _members = [.. members.Select(list => list.ToArray())];
    }

    /// <summary>The whole map.</summary>
    public ConnectivityMap Map { get; }

    /// <summary>What is shown of it.</summary>
    public MapFilter Filter { get; }

    /// <summary>All ends of the map by id in ordinal order.</summary>
    public IReadOnlyList<MapEndpoint> ById { get; }

    /// <summary>What the connections that are asked about rest on, each once.</summary>
    public ValueArray<Caveat> Caveats => Filter.ShowsEveryEnd && Filter.Ports.IsAll ? Map.Caveats : Map.CaveatsOf(Filter) ?? Map.Caveats;

    /// <summary>The different sets of traffic, each at its number.</summary>
    public IReadOnlyList<TrafficSet> Traffic => _cells.Traffic;

    /// <summary>The map's groups, split where the filter tells members apart.</summary>
    public IReadOnlyList<MapGroup> Groups => _cells.Groups;

    /// <summary>The ends to show, in the order of the map: those that were chosen, and those that have a connection.</summary>
    public IEnumerable<MapEndpoint> Ends => ((IEnumerable<MapEndpoint>)Map.Endpoints).Concat(Map.Outside).Where(Shows);

    /// <summary>How many connections there are to show, without listing them.</summary>
    public long CountConnections()
    {
        long count = 0;
        for (int group = 0; group < _members.Length; group++)
        {
            foreach (GroupCell cell in _cells.Of(group))
            {
                long sources = _members[group].Length;
                count += sources * (cell.Target == group ? sources - 1 : _members[cell.Target].Length);
            }
        }

        return count;
    }

    /// <summary>What may pass between groups; a group with itself stands for its different members.</summary>
    public IEnumerable<GroupConnection> GroupConnections()
    {
        for (int group = 0; group < _members.Length; group++)
        {
            for (int target = 0; target < _cells.Of(group).Length; target++)
            {
                GroupCell cell = _cells.Of(group)[target];
                if (cell.Target != group || _members[group].Length > 1)
                {
                    yield return new GroupConnection(Groups[group], Groups[cell.Target], Traffic[cell.Ports], cell.Extent);
                }
            }
        }
    }

    /// <summary>The connections by the ids of both ends in ordinal order.</summary>
    public IEnumerable<ListedPair> Pairs()
    {
        ViewRows rows = new(_cells, _members, _groupOf.Length);
        for (int from = 0; from < _groupOf.Length; from++)
        {
            ArraySegment<ListedPair> row = rows.Of(_groupOf[from]);
            for (int place = 0; place < row.Count; place++)
            {
                if (row[place].To != from)
                {
                    yield return row[place] with { From = from };
                }
            }
        }
    }

    /// <summary>The group of an end.</summary>
    public MapGroup GroupOf(MapEndpoint end) => Groups[_groups[end]];

    /// <summary>Whether an end is to be shown.</summary>
    public bool Shows(MapEndpoint end) =>
        Filter.ShowsEveryEnd
        || Filter.From.Names(end) || Filter.To.Names(end) || Filter.With.Names(end) || Filter.Namespace.Names(end)
        || _cells.IsConnected(_groups[end]);
}
