using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>The map between groups: for each group of units, then each class of addresses, whom it may open connections to.</summary>
internal sealed class GroupRows
{
    private readonly ClassModel _model;
    private readonly UnitTraffic _traffic;
    private readonly OutsideTable _outside;
    private readonly List<int>[] _groupsOf;
    private readonly int[] _stamps;
    private readonly bool _isSimple;
    private readonly List<GroupCell> _cells = [];

    /// <summary>Prepares groups; rows are worked out when they are asked for.</summary>
    public GroupRows(ClassModel model, IReadOnlyList<UnitGroup> groups)
    {
        _model = model;
        _traffic = new UnitTraffic(model.Pairs);
        _outside = new OutsideTable(model.Classes, model.Traffic);
        Groups = groups;
        _isSimple = groups.All(group => group.Memberships.Length == 1);
        _stamps = new int[groups.Count];
        _groupsOf = [.. model.Classes.Select(_ => new List<int>())];
        foreach (UnitGroup group in groups)
        {
            foreach (Membership membership in group.Memberships)
            {
                _groupsOf[membership.Class.Number].Add(group.Number);
            }
        }
    }

    /// <summary>The groups of units.</summary>
    public IReadOnlyList<UnitGroup> Groups { get; }

    /// <summary>The addresses of each address class.</summary>
    public IReadOnlyList<AddressSet> Outside => _outside.Classes;

    /// <summary>How many rows there are: one for each group of units and each class of addresses.</summary>
    public int Count => Groups.Count + Outside.Count;

    /// <summary>What two pods of one unit may exchange; null for a unit of one pod.</summary>
    public PairTraffic? Within(UnitGroup group) => _traffic.Within(group.Memberships);

    /// <summary>What passes between two groups of units, or two units of one.</summary>
    public PairTraffic Between(UnitGroup from, UnitGroup to) => _traffic.Between(from.Memberships, to.Memberships);

    /// <summary>What pods of a class may exchange with the addresses of a row; the number of the traffic.</summary>
    public int WithOutside(EndpointClass type, Direction direction, int row)
    {
        foreach (OutsideCell cell in _outside.TrafficOf(type, direction))
        {
            if (Groups.Count + cell.Addresses == row)
            {
                return cell.Traffic;
            }
        }

        return TrafficTable.None;
    }

    /// <summary>Whom a group of units may open connections to, itself among them when that goes for its members among each other.</summary>
    public GroupCell[] RowOf(UnitGroup from)
    {
        _cells.Clear();
        if (_isSimple && _model.Matrix is { } matrix)
        {
            AddAll(matrix, from.Memberships[0].Class.Number);
        }
        else
        {
            AddReached(from);
        }

        AddOutside(from, Direction.Egress, _cells);
        return [.. _cells];
    }

    private void AddAll(PairMatrix matrix, int from)
    {
        foreach (UnitGroup group in Groups)
        {
            Add(group.Number, matrix.Between(from, group.Memberships[0].Class.Number), _cells);
        }
    }

    private void AddReached(UnitGroup from)
    {
        foreach (Membership membership in from.Memberships)
        {
            foreach (int reached in _model.ReachOf(membership.Class.Number))
            {
                foreach (int group in _groupsOf[reached])
                {
                    // Numbers of rows are above 0 here, so a new array means never met.
                    if (_stamps[group] != from.Number + 1)
                    {
                        _stamps[group] = from.Number + 1;
                        Add(group, _traffic.Between(from.Memberships, Groups[group].Memberships), _cells);
                    }
                }
            }
        }
    }

    /// <summary>For each class of addresses, whom it may open connections to.</summary>
    public List<GroupCell>[] RowsFromOutside()
    {
        List<GroupCell>[] rows = [.. Outside.Select(_ => new List<GroupCell>())];
        List<GroupCell> cells = [];
        foreach (UnitGroup group in Groups)
        {
            cells.Clear();
            AddOutside(group, Direction.Ingress, cells);
            foreach (GroupCell cell in cells)
            {
                rows[cell.Target - Groups.Count].Add(cell with { Target = group.Number });
            }
        }

        return rows;
    }

    private void AddOutside(UnitGroup group, Direction direction, List<GroupCell> cells)
    {
        if (group.Memberships is [var only])
        {
            foreach (OutsideCell cell in _outside.TrafficOf(only.Class, direction))
            {
                cells.Add(new GroupCell(Groups.Count + cell.Addresses, cell.Traffic, Extent.Whole));
            }

            return;
        }

        TrafficSum[] sums = [.. Outside.Select(_ => new TrafficSum(_model.Traffic))];
        foreach (Membership membership in group.Memberships)
        {
            int[] traffic = new int[sums.Length];
            foreach (OutsideCell cell in _outside.TrafficOf(membership.Class, direction))
            {
                traffic[cell.Addresses] = cell.Traffic;
            }

            for (int addresses = 0; addresses < sums.Length; addresses++)
            {
                sums[addresses].Add(new PairTraffic(traffic[addresses], Extent.Whole));
            }
        }

        for (int addresses = 0; addresses < sums.Length; addresses++)
        {
            Add(Groups.Count + addresses, sums[addresses].Total, cells);
        }
    }

    private static void Add(int target, PairTraffic traffic, List<GroupCell> cells)
    {
        if (traffic.Ports != TrafficTable.None)
        {
            cells.Add(new GroupCell(target, traffic.Ports, traffic.Extent));
        }
    }
}
