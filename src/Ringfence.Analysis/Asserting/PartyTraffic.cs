using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>What two parties may exchange, read from their own regions: for few questions, and for parties that are in no class.</summary>
internal sealed class PartyTraffic(ClusterSnapshot snapshot, EnforcementProfile profile)
{
    private readonly Evaluator _evaluator = new(snapshot, profile);
    private readonly RegionReader _regions = new(snapshot, profile);

    /// <summary>What passes in some family they share, and what in every; null when they share none and so cannot connect.</summary>
    public (TrafficSet Some, TrafficSet Every)? Between(Party from, Party to)
    {
        ValueArray<AddressFamily> families = Families.Connecting(from, to, _evaluator.AddressesOf);
        if (families.IsEmpty)
        {
            return null;
        }

        TrafficSet some = TrafficSet.None;
        TrafficSet every = TrafficSet.All;
        foreach (AddressFamily family in families)
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
