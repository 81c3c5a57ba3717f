namespace Ringfence.Analysis;

/// <summary>Spreads the map between groups out to their members.</summary>
internal sealed class MapListing
{
    private readonly TrafficTable _traffic;
    private readonly IReadOnlyList<UnitGroup> _units;
    private readonly List<GroupCell>[] _rows;
    private readonly MapEndpoint[] _ends;
    private readonly int[] _groupOf;
    private readonly int[][] _members;

    /// <summary>Works out every row between groups.</summary>
    public MapListing(TrafficTable traffic, GroupRows rows, IReadOnlyList<MapEndpoint.Pods> endpoints, IReadOnlyList<MapEndpoint.Addresses> outside)
    {
        _traffic = traffic;
        _units = rows.Groups;
        _rows = [.. rows.Groups.Select(rows.RowOf), .. rows.RowsFromOutside()];
        _ends = [.. endpoints, .. outside];
        Array.Sort(_ends, (left, right) => string.CompareOrdinal(left.Id, right.Id));

        int[] groupOfUnit = new int[endpoints.Count];
        foreach (UnitGroup group in _units)
        {
            foreach (MapUnit unit in group.Members)
            {
                groupOfUnit[unit.Endpoint.Index] = group.Number;
            }
        }

        _groupOf = [.. _ends.Select(end => end is MapEndpoint.Pods pods ? groupOfUnit[pods.Index] : _units.Count + ((MapEndpoint.Addresses)end).Index)];
        List<int>[] members = [.. _rows.Select(_ => new List<int>())];
        for (int end = 0; end < _ends.Length; end++)
        {
            members[_groupOf[end]].Add(end);
        }

        _members = [.. members.Select(list => list.ToArray())];
        Groups =
        [
            .. _units.Select(group => new MapGroup(group.Number, [.. group.Members.Select(unit => (MapEndpoint)unit.Endpoint)])),
            .. rows.Outside.Select((_, number) => new MapGroup(
                _units.Count + number, [.. outside.Where(block => block.Index == number).Select(block => (MapEndpoint)block)])),
        ];
    }

    /// <summary>The groups, each at its number.</summary>
    public IReadOnlyList<MapGroup> Groups { get; }

    /// <summary>How many connections there are.</summary>
    public long Count
    {
        get
        {
            long count = 0;
            for (int group = 0; group < _rows.Length; group++)
            {
                foreach (GroupCell cell in _rows[group])
                {
                    long sources = _members[group].Length;
                    count += sources * (cell.Target == group ? sources - 1 : _members[cell.Target].Length);
                }
            }

            return count;
        }
    }

    /// <summary>The connections between groups.</summary>
    public IEnumerable<GroupConnection> GroupConnections()
    {
        for (int group = 0; group < _rows.Length; group++)
        {
            foreach (GroupCell cell in _rows[group].OrderBy(cell => cell.Target))
            {
                if (cell.Target != group || _members[group].Length > 1)
                {
                    yield return new GroupConnection(Groups[group], Groups[cell.Target], _traffic[cell.Ports], cell.Extent);
                }
            }
        }
    }

    /// <summary>The connections between members, sorted by both ids.</summary>
    public IEnumerable<MapConnection> Connections()
    {
        // Members of one group follow each other often, so the last row is kept; more would be the whole map.
        (int Target, GroupCell Cell)[] row = [];
        int rowOf = -1;
        for (int from = 0; from < _ends.Length; from++)
        {
            if (_groupOf[from] != rowOf)
            {
                rowOf = _groupOf[from];
                row = Spread(_rows[rowOf]);
            }

            foreach ((int to, GroupCell cell) in row)
            {
                if (to != from)
                {
                    yield return new MapConnection(_ends[from], _ends[to], _traffic[cell.Ports], cell.Extent);
                }
            }
        }
    }

    private (int Target, GroupCell Cell)[] Spread(List<GroupCell> cells)
    {
        List<(int Target, GroupCell Cell)> row = [];
        foreach (GroupCell cell in cells)
        {
            foreach (int end in _members[cell.Target])
            {
                row.Add((end, cell));
            }
        }

        row.Sort((left, right) => left.Target.CompareTo(right.Target));
        return [.. row];
    }
}
