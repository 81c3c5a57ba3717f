using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>The groups of a map as a filter sees them, and what may pass between them.</summary>
internal sealed class ViewCells
{
    private readonly List<MapGroup> _groups = [];
    private readonly List<ViewRole> _roles = [];
    private readonly List<int>[] _parts;
    private readonly List<List<ViewCell>> _rows = [];
    private readonly List<TrafficSet> _traffic = [];
    private readonly int[] _shown;
    private readonly bool[] _connected;

    /// <summary>Splits groups and keeps what the filter takes.</summary>
    public ViewCells(ConnectivityMap map, MapFilter filter)
    {
        GroupTable table = map.Table;
        _parts = [.. table.Groups.Select(group => Split(group, filter))];
        _connected = new bool[_groups.Count];
        _shown = NumbersOf(table.Traffic, filter.Ports);
        for (int group = 0; group < _parts.Length; group++)
        {
            GroupCell[] row = table.RowOf(group);
            if (_parts[group] is [var only])
            {
                _rows[only].EnsureCapacity(row.Length);
            }

            foreach (GroupCell cell in row)
            {
                if (_shown[cell.Ports] >= 0)
                {
                    Add(group, cell);
                }
            }
        }
    }

    /// <summary>The groups, each at its number.</summary>
    public IReadOnlyList<MapGroup> Groups => _groups;

    /// <summary>The traffic sets, each at its number.</summary>
    public IReadOnlyList<TrafficSet> Traffic => _traffic;

    /// <summary>Whom a group may open connections to.</summary>
    public IReadOnlyList<ViewCell> Of(int group) => _rows[group];

    /// <summary>Whether the members of a group have connections.</summary>
    public bool IsConnected(int group) => _connected[group];

    private List<int> Split(MapGroup group, MapFilter filter)
    {
        List<int> parts = [];
        foreach (IGrouping<ViewRole, MapEndpoint> alike in group.Members.GroupBy(member => ViewRoles.Of(member, filter)))
        {
            parts.Add(_groups.Count);
            _groups.Add(new MapGroup(_groups.Count, [.. alike]));
            _roles.Add(alike.Key);
            _rows.Add([]);
        }

        return parts;
    }

    // Parts are numbered in the order of their groups, so the cells of a row stay in order.
    private void Add(int group, GroupCell cell)
    {
        foreach (int from in _parts[group])
        {
            foreach (int to in _parts[cell.Target])
            {
                if (ViewRoles.Take(_roles[from], _roles[to]) && (from != to || _groups[from].Members.Count > 1))
                {
                    _rows[from].Add(new ViewCell(to, _shown[cell.Ports], cell.Extent));
                    _connected[from] = true;
                    _connected[to] = true;
                }
            }
        }
    }

    /// <summary>For each traffic set of the map, the number of what the filter leaves of it; -1 where that is nothing.</summary>
    private int[] NumbersOf(IReadOnlyList<TrafficSet> traffic, TrafficSet ports)
    {
        Dictionary<TrafficSet, int> known = [];
        int[] numbers = new int[traffic.Count];
        for (int number = 0; number < numbers.Length; number++)
        {
            TrafficSet left = ports.IsAll ? traffic[number] : traffic[number].Intersect(ports);
            numbers[number] = -1;
            if (!left.IsEmpty && !known.TryGetValue(left, out numbers[number]))
            {
                known.Add(left, numbers[number] = _traffic.Count);
                _traffic.Add(left);
            }
        }

        return numbers;
    }
}
