using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>The groups of a map as a filter sees them, and what may pass between them.</summary>
internal sealed class ViewCells
{
    private readonly List<MapGroup> _groups = [];
    private readonly List<ViewRole> _roles = [];
    private readonly List<int>[] _parts;
    private readonly GroupCell[][] _rows;
    private readonly bool[] _connected;

    /// <summary>Splits groups and keeps what the filter takes.</summary>
    public ViewCells(ConnectivityMap map, MapFilter filter)
    {
        GroupTable table = map.Table;
        _parts = [.. table.Groups.Select(group => Split(group, filter))];
        _connected = new bool[_groups.Count];
        if (filter.ShowsEveryEnd && filter.Ports.IsAll)
        {
            // Nothing is split and nothing left out.
            Traffic = table.Traffic;
            _rows = [.. _groups.Select(group => table.RowOf(group.Number))];
            return;
        }

        List<TrafficSet> traffic = [];
        int[] shown = NumbersOf(table.Traffic, filter.Ports, traffic);
        Traffic = traffic;
        List<GroupCell>[] rows = [.. _groups.Select(_ => new List<GroupCell>())];
        for (int group = 0; group < _parts.Length; group++)
        {
            foreach (GroupCell cell in table.RowOf(group))
            {
                if (shown[cell.Ports] >= 0)
                {
                    Add(rows, group, cell with { Ports = shown[cell.Ports] });
                }
            }
        }

        _rows = [.. rows.Select(row => row.ToArray())];
    }

    /// <summary>The groups, each at its number.</summary>
    public IReadOnlyList<MapGroup> Groups => _groups;

    /// <summary>The traffic sets, each at its number.</summary>
    public IReadOnlyList<TrafficSet> Traffic { get; }

    /// <summary>Whom a group may open connections to; a group of one maybe itself, which then means nothing.</summary>
    public ReadOnlySpan<GroupCell> Of(int group) => _rows[group];

    /// <summary>Whether the members of a group have connections, for a filter that does not show every end.</summary>
    public bool IsConnected(int group) => _connected[group];

    private List<int> Split(MapGroup group, MapFilter filter)
    {
        List<int> parts = [];
        foreach (IGrouping<ViewRole, MapEndpoint> alike in group.Members.GroupBy(member => ViewRoles.Of(member, filter)))
        {
            parts.Add(_groups.Count);
            _groups.Add(new MapGroup(_groups.Count, [.. alike]));
            _roles.Add(alike.Key);
        }

        return parts;
    }

    // Parts are numbered in the order of their groups, so the cells of a row stay in order.
    private void Add(List<GroupCell>[] rows, int group, GroupCell cell)
    {
        foreach (int from in _parts[group])
        {
            foreach (int to in _parts[cell.Target])
            {
                if (ViewRoles.Take(_roles[from], _roles[to]) && (from != to || _groups[from].Members.Count > 1))
                {
                    rows[from].Add(cell with { Target = to });
                    _connected[from] = true;
                    _connected[to] = true;
                }
            }
        }
    }

    /// <summary>For each traffic set of the map, the number of what the filter leaves of it, among those shown; -1 where that is nothing.</summary>
    private static int[] NumbersOf(IReadOnlyList<TrafficSet> traffic, TrafficSet ports, List<TrafficSet> shown)
    {
        Dictionary<TrafficSet, int> known = [];
        int[] numbers = new int[traffic.Count];
        for (int number = 0; number < numbers.Length; number++)
        {
            TrafficSet left = ports.IsAll ? traffic[number] : traffic[number].Intersect(ports);
            numbers[number] = -1;
            if (!left.IsEmpty && !known.TryGetValue(left, out numbers[number]))
            {
                known.Add(left, numbers[number] = shown.Count);
                shown.Add(left);
            }
        }

        return numbers;
    }
}
