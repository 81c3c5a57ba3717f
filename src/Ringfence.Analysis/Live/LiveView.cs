using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>The part of a map that some units are an end of, at one moment.</summary>
internal sealed class LiveView
{
    private readonly Dictionary<(LiveEnd From, LiveEnd To), AllowedTraffic> _pairs = [];
    private readonly LiveClasses _classes;
    private readonly UnitTraffic _traffic;
    private readonly Func<LiveUnit, Membership[]> _now;

    /// <summary>Works it out.</summary>
    /// <param name="classes">The classes.</param>
    /// <param name="units">Every unit there is now.</param>
    /// <param name="shown">The units in question, with their classes at the moment in question.</param>
    /// <param name="now">The classes of the others, which are not touched.</param>
    public LiveView(
        LiveClasses classes,
        IReadOnlyCollection<LiveUnit> units,
        IReadOnlyDictionary<LiveUnit, Membership[]> shown,
        Func<LiveUnit, Membership[]> now)
    {
        _classes = classes;
        _traffic = new UnitTraffic(classes.Pairs);
        _now = now;
        foreach ((LiveUnit unit, Membership[] memberships) in shown.Where(one => one.Value.Length > 0))
        {
            AddOthers(unit, memberships, Direction.Egress, units, shown);
            AddOthers(unit, memberships, Direction.Ingress, units, shown);
            AddOutside(unit, memberships, Direction.Egress);
            AddOutside(unit, memberships, Direction.Ingress);
            foreach ((LiveUnit other, Membership[] others) in shown.Where(one => one.Value.Length > 0))
            {
                Add(unit, other, other == unit ? _traffic.Within(memberships) : _traffic.Between(memberships, others));
            }
        }
    }

    /// <summary>The pairs between which something passes.</summary>
    public IReadOnlyDictionary<(LiveEnd From, LiveEnd To), AllowedTraffic> Pairs => _pairs;

    /// <summary>Pairs with units that are not among those shown: only those that the rows of the unit reach.</summary>
    private void AddOthers(
        LiveUnit unit,
        Membership[] memberships,
        Direction direction,
        IReadOnlyCollection<LiveUnit> units,
        IReadOnlyDictionary<LiveUnit, Membership[]> shown)
    {
        HashSet<LiveUnit> met = [];
        foreach (Membership membership in memberships)
        {
            if ((direction == Direction.Egress ? membership.Class.Egress : membership.Class.Ingress).Reach() is not { } reach)
            {
                met.UnionWith(units);
                break;
            }

            foreach (int number in reach)
            {
                met.UnionWith(_classes.All[number].Units.Keys);
            }
        }

        foreach (LiveUnit other in met.Where(other => !shown.ContainsKey(other)))
        {
            Membership[] others = _now(other);
            if (direction == Direction.Egress)
            {
                Add(unit, other, _traffic.Between(memberships, others));
            }
            else
            {
                Add(other, unit, _traffic.Between(others, memberships));
            }
        }
    }

    private void AddOutside(LiveUnit unit, Membership[] memberships, Direction direction)
    {
        LiveEnd end = new LiveEnd.Pods(unit.Id);
        foreach ((AddressSet addresses, PairTraffic traffic) in OutsideSum.Of(memberships, direction, _classes.Pairs.Traffic))
        {
            LiveEnd outside = new LiveEnd.Outside(addresses);
            AllowedTraffic allowed = new(_classes.Pairs.Traffic[traffic.Ports], traffic.Extent);
            _pairs[direction == Direction.Egress ? (end, outside) : (outside, end)] = allowed;
        }
    }

    private void Add(LiveUnit from, LiveUnit to, PairTraffic? traffic)
    {
        if (traffic is { Ports: not TrafficTable.None } passing)
        {
            _pairs[(new LiveEnd.Pods(from.Id), new LiveEnd.Pods(to.Id))] = new AllowedTraffic(_classes.Pairs.Traffic[passing.Ports], passing.Extent);
        }
    }
}
