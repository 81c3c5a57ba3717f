using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>What two parties may exchange, read from their own regions: for few questions, and for parties that are in no class.</summary>
internal sealed class PartyTraffic(ClusterSnapshot snapshot, EnforcementProfile profile)
{
    private readonly Evaluator _evaluator = new(snapshot, profile);
    private readonly RegionReader _regions = new(snapshot, profile);

    /// <summary>What passes in some family they share, and what in every.</summary>
    public (TrafficSet Some, TrafficSet Every) Between(Party from, Party to)
    {
        TrafficSet some = TrafficSet.None;
        TrafficSet every = TrafficSet.All;
        foreach (AddressFamily family in Families.Between(from, to, _evaluator.AddressesOf))
        {
            TrafficSet passing = Allowed(from, to, Direction.Egress, family).Intersect(Allowed(to, from, Direction.Ingress, family));
            some = some.Union(passing);
            every = every.Intersect(passing);
        }

        return (some, every);
    }

    private TrafficSet Allowed(Party subject, Party remote, Direction direction, AddressFamily family) => subject is Party.Pod(var pod)
        ? _regions.AllowedTraffic(AllowedRegion.Fold(_evaluator.ProgramOf(pod, direction)), pod, remote, family, new Via.Direct())
        : TrafficSet.All;
}
