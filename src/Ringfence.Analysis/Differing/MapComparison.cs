using System.Runtime.InteropServices;

namespace Ringfence.Analysis;

/// <summary>Several maps side by side: the old state, the new one, and states that never were but tell why the two differ.</summary>
internal sealed class MapComparison
{
    /// <summary>The place of the old state's map among the maps.</summary>
    public const int Old = 0;

    /// <summary>The place of the new state's.</summary>
    public const int New = 1;

    private static readonly int[] States = [Old, New];

    private readonly IReadOnlyList<ConnectivityMap> _maps;
    private readonly IReadOnlyList<JointGroup> _groups;
    private readonly ReplicaPatterns _patterns;
    private readonly List<Passing> _passing = [Passing.Nothing];
    private readonly Dictionary<(Passing, ReplicaPattern?), int> _numbers = new() { [(Passing.Nothing, null)] = 0 };

    // For each map and group, whom its members connect to, with the number of what passes.
    private readonly List<(int Target, int Passing)>[][] _rows;

    /// <summary>Lays maps side by side; the first two are the old state's and the new one's.</summary>
    public MapComparison(IReadOnlyList<ConnectivityMap> maps)
    {
        _maps = maps;
        _groups = JointGroups.Of(maps);
        _patterns = new ReplicaPatterns(maps);
        _rows = [.. maps.Select(RowsOf)];
    }

    /// <summary>The pairs of groups between which the old and the new state differ.</summary>
    public IEnumerable<JointPair> Differences()
    {
        List<JointGroup>[][] jointly = [JointlyIn(Old), JointlyIn(New)];
        int[][] lines = [.. _rows.Select(rows => new int[rows.Length])];
        int[] met = new int[_groups.Count];
        foreach (JointGroup from in _groups)
        {
            for (int map = 0; map < _maps.Count; map++)
            {
                foreach ((int target, int passing) in RowOf(map, from))
                {
                    lines[map][target] = passing;
                }
            }

            foreach (int map in States)
            {
                foreach ((int target, _) in RowOf(map, from))
                {
                    foreach (JointGroup to in jointly[map][target])
                    {
                        if (met[to.Number] != from.Number + 1 && (to != from || from.Members.Count > 1))
                        {
                            met[to.Number] = from.Number + 1;
                            if (MayDiffer(Cell(lines, Old, to), Cell(lines, New, to))
                                && Compare(from, to, PairKind.Between, [.. lines.Select((_, one) => Cell(lines, one, to))]) is { } pair)
                            {
                                yield return pair;
                            }
                        }
                    }
                }
            }

            for (int map = 0; map < _maps.Count; map++)
            {
                foreach ((int target, _) in RowOf(map, from))
                {
                    lines[map][target] = 0;
                }
            }

            if (Within(from) is [_, _, ..] within && MayDiffer(within[Old], within[New]) && Compare(from, from, PairKind.Within, within) is { } among)
            {
                yield return among;
            }
        }
    }

    /// <summary>Two groups, when the old and the new state differ there; null when they do not.</summary>
    private JointPair? Compare(JointGroup from, JointGroup to, PairKind kind, int[] passing)
    {
        (Passing before, Passing after) = (_passing[passing[Old]], _passing[passing[New]]);
        if (!from.IsInBoth || !to.IsInBoth || !passing.Any(IsPartial))
        {
            return passing[Old] == passing[New] ? null : new JointPair(from, to, kind, passing, PassingChange.OfWhole(before, after));
        }

        // Most are the same for every pod, and then other maps need not be asked.
        ReplicaPattern[] both = _patterns.Of(from, to, kind, States);
        if (passing[Old] == passing[New] && both[Old].Equals(both[New]))
        {
            return null;
        }

        ReplicaPattern[] each = _patterns.Of(from, to, kind, [.. Enumerable.Range(0, passing.Length)]);
        return new JointPair(
            from,
            to,
            kind,
            [.. passing.Select((number, map) => IsPartial(number) ? NumberOf(_passing[number], each[map]) : number)],
            new PassingChange(before, after, _patterns.Gained(both[Old], both[New]), _patterns.Gained(both[New], both[Old])));
    }

    /// <summary>Whether the states may differ, by the numbers of what passes as maps say it.</summary>
    private bool MayDiffer(int old, int current) => old != current || IsPartial(old);

    private bool IsPartial(int passing) => _passing[passing].Extent == Extent.Partial;

    private static int Cell(int[][] lines, int map, JointGroup to) => to.GroupIn[map] < 0 ? 0 : lines[map][to.GroupIn[map]];

    private List<(int Target, int Passing)> RowOf(int map, JointGroup from) => from.GroupIn[map] < 0 ? [] : _rows[map][from.GroupIn[map]];

    private List<JointGroup>[] JointlyIn(int map)
    {
        List<JointGroup>[] jointly = [.. _rows[map].Select(_ => new List<JointGroup>())];
        foreach (JointGroup group in _groups.Where(group => group.GroupIn[map] >= 0))
        {
            jointly[group.GroupIn[map]].Add(group);
        }

        return jointly;
    }

    /// <summary>What the pods of each member may do to each other, in every map; empty when one of the two states has not several of them.</summary>
    private int[] Within(JointGroup group)
    {
        if (group.IsOutside || !group.IsInBoth)
        {
            return [];
        }

        // A workload that grows from one pod to two is not a change of who may talk to whom.
        int[] within = new int[_maps.Count];
        for (int map = 0; map < _maps.Count; map++)
        {
            if (group.GroupIn[map] >= 0)
            {
                if (_maps[map].Within((MapEndpoint.Pods)_maps[map].Groups[group.GroupIn[map]].Members[0]) is not { } exchanged)
                {
                    return [];
                }

                within[map] = NumberOf(PassingOf(exchanged.Ports, exchanged.Extent));
            }
        }

        return within;
    }

    private List<(int Target, int Passing)>[] RowsOf(ConnectivityMap map)
    {
        List<(int, int)>[] rows = [.. map.Groups.Select(_ => new List<(int, int)>())];
        foreach (GroupConnection cell in map.GroupConnections())
        {
            rows[cell.From.Number].Add((cell.To.Number, NumberOf(PassingOf(cell.Ports, cell.Extent))));
        }

        return rows;
    }

    // Nothing is one thing, be it for some pods or for all.
    private static Passing PassingOf(Core.TrafficSet ports, Extent extent) => ports.IsEmpty ? Passing.Nothing : new Passing(ports, extent);

    // Without a pattern, as a map says it.
    private int NumberOf(Passing passing, ReplicaPattern? pattern = null)
    {
        ref int number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, (passing, pattern), out bool known);
        if (!known)
        {
            number = _passing.Count;
            _passing.Add(passing);
        }

        return number;
    }
}
