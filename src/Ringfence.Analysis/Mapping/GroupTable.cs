namespace Ringfence.Analysis;

/// <summary>The map between groups, all of it, and the groups with their members.</summary>
internal sealed class GroupTable
{
    private readonly TrafficTable _traffic;
    private readonly GroupCell[][] _rows;

    /// <summary>Works out every row between groups.</summary>
    public GroupTable(TrafficTable traffic, GroupRows rows, IReadOnlyList<MapEndpoint.Addresses> outside)
    {
        _traffic = traffic;
        _rows = [.. rows.Groups.Select(rows.RowOf), .. rows.RowsFromOutside().Select(row => row.ToArray())];
        ILookup<int, MapEndpoint> blocks = outside.ToLookup(block => block.Index, block => (MapEndpoint)block);
        Groups =
        [
            .. rows.Groups.Select(group => new MapGroup(group.Number, [.. group.Members.Select(unit => (MapEndpoint)unit.Endpoint)])),
            .. rows.Outside.Select((_, number) => new MapGroup(rows.Groups.Count + number, [.. blocks[number]])),
        ];
        foreach (GroupCell[] row in _rows)
        {
            Sort(row);
        }
    }

    /// <summary>The groups, each at its number.</summary>
    public IReadOnlyList<MapGroup> Groups { get; }

    /// <summary>The traffic sets that cells name by number.</summary>
    public IReadOnlyList<Core.TrafficSet> Traffic => _traffic.Sets;

    /// <summary>Whom a group may open connections to, by number; itself when that goes for its members among each other, be there others or not.</summary>
    public GroupCell[] RowOf(int group) => _rows[group];

    /// <summary>The connections between groups.</summary>
    public IEnumerable<GroupConnection> Connections()
    {
        for (int group = 0; group < _rows.Length; group++)
        {
            foreach (GroupCell cell in _rows[group])
            {
                if (cell.Target != group || Groups[group].Members.Count > 1)
                {
                    yield return new GroupConnection(Groups[group], Groups[cell.Target], _traffic[cell.Ports], cell.Extent);
                }
            }
        }
    }

    // Where every class is a group of its own, rows come sorted.
    private static void Sort(GroupCell[] row)
    {
        for (int cell = 1; cell < row.Length; cell++)
        {
            if (row[cell].Target < row[cell - 1].Target)
            {
                Array.Sort(row, (left, right) => left.Target.CompareTo(right.Target));
                return;
            }
        }
    }
}
