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
    private readonly Dictionary<TrafficSet, int> _numbers = [];
    private readonly HashSet<int> _connected = [];

    /// <summary>Splits groups and keeps what the filter takes.</summary>
    public ViewCells(ConnectivityMap map, MapFilter filter)
    {
        _parts = [.. map.Groups.Select(group => Split(group, filter))];
        foreach (GroupConnection connection in map.GroupConnections())
        {
            TrafficSet ports = filter.Ports.IsAll ? connection.Ports : connection.Ports.Intersect(filter.Ports);
            if (!ports.IsEmpty)
            {
                Add(connection, NumberOf(ports));
            }
        }

        foreach (List<ViewCell> row in _rows)
        {
            row.Sort((left, right) => left.Target.CompareTo(right.Target));
        }
    }

    /// <summary>The groups, each at its number.</summary>
    public IReadOnlyList<MapGroup> Groups => _groups;

    /// <summary>The traffic sets, each at its number.</summary>
    public IReadOnlyList<TrafficSet> Traffic => _traffic;

    /// <summary>Whom a group may open connections to.</summary>
    public IReadOnlyList<ViewCell> Of(int group) => _rows[group];

    /// <summary>Whether the members of a group have connections.</summary>
    public bool IsConnected(int group) => _connected.Contains(group);

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

    private void Add(GroupConnection connection, int ports)
    {
        foreach (int from in _parts[connection.From.Number])
        {
            foreach (int to in _parts[connection.To.Number])
            {
                if (ViewRoles.Take(_roles[from], _roles[to]) && (from != to || _groups[from].Members.Count > 1))
                {
                    _rows[from].Add(new ViewCell(to, ports, connection.Extent));
                    _connected.Add(from);
                    _connected.Add(to);
                }
            }
        }
    }

    private int NumberOf(TrafficSet ports)
    {
        if (!_numbers.TryGetValue(ports, out int number))
        {
            _numbers.Add(ports, number = _traffic.Count);
            _traffic.Add(ports);
        }

        return number;
    }
}
