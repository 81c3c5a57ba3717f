using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>Compares what the pods of two workloads may exchange in several maps, where it is not the same for all of them.</summary>
/// <remarks>A map says what some pods may and that others may less; which ones, only this tells. Not for several threads at once.</remarks>
internal sealed class ReplicaPatterns(IReadOnlyList<ConnectivityMap> maps)
{
    // Every map has numbers of its own.
    private readonly TrafficTable _traffic = new();

    /// <summary>What passes between the pods of two groups in a map, which has both.</summary>
    public ReplicaPattern Of(JointGroup from, JointGroup to, PairKind kind, int map)
    {
        List<int> known = [];
        SortedSet<int> strange = [];
        bool areAllKnown = true;
        foreach ((ReplicaKin? source, ReplicaKin? destination) in Pairs(from, to, kind))
        {
            bool isKnown = (source?.IsInBoth ?? true) && (destination?.IsInBoth ?? true) && HasSameFamilies(source, destination);
            areAllKnown &= isKnown;
            if ((source?.IsIn(map) ?? true) && (destination?.IsIn(map) ?? true))
            {
                foreach (int passing in PassingBetween(source, destination, from.GroupIn[map], to.GroupIn[map], map))
                {
                    if (isKnown)
                    {
                        known.Add(passing);
                    }
                    else
                    {
                        strange.Add(passing);
                    }
                }
            }
        }

        return areAllKnown
            ? new ReplicaPattern([.. known], [])
            : new ReplicaPattern([.. known], [.. known.Concat(strange).Distinct().Order()]) { Strange = [.. strange] };
    }

    /// <summary>What some two pods may exchange by the second pattern that these two could not by the first.</summary>
    /// <remarks>
    /// For pods that cannot be found again: what passes between two of them as between no two before is all new, but for what passed
    /// between every two; and so is what passes between every two now. That may be too much, and is never too little.
    /// </remarks>
    public TrafficSet Gained(ReplicaPattern before, ReplicaPattern after)
    {
        TrafficSet gained = TrafficSet.None;
        foreach ((int less, int more) in before.Known.Zip(after.Known).Distinct())
        {
            gained = gained.Union(_traffic[more].Except(_traffic[less]));
        }

        if (!before.All.IsEmpty && !after.All.IsEmpty)
        {
            TrafficSet floor = _traffic[before.All.Aggregate(_traffic.Intersect)];
            foreach (int passing in after.Strange.Except(before.All).Append(after.All.Aggregate(_traffic.Intersect)))
            {
                gained = gained.Union(_traffic[passing].Except(floor));
            }
        }

        return gained;
    }

    /// <summary>Every two kins, one for each end, with no kin for addresses.</summary>
    private static IEnumerable<(ReplicaKin? From, ReplicaKin? To)> Pairs(JointGroup from, JointGroup to, PairKind kind) =>
        KinsOf(from)
            .SelectMany(source => KinsOf(to).Select(destination => (From: source, To: destination)))
            .Where(pair => kind == PairKind.Between || pair.From != pair.To || pair.From?.Several == Multiplicity.Several);

    private static IEnumerable<ReplicaKin?> KinsOf(JointGroup group) => group.IsOutside ? Enumerable.Repeat<ReplicaKin?>(null, 1) : group.Kins;

    private IEnumerable<int> PassingBetween(ReplicaKin? from, ReplicaKin? to, int fromGroup, int toGroup, int map)
    {
        ConnectivityMap model = maps[map];
        if (from is null || to is null)
        {
            return [from is null
                ? Common(map, model.WithOutside(ClassOf(to!, map), Direction.Ingress, fromGroup))
                : Common(map, model.WithOutside(ClassOf(from, map), Direction.Egress, toGroup))];
        }

        (EndpointClass source, EndpointClass destination) = (ClassOf(from, map), ClassOf(to, map));
        Standing standing = from.In[map].Node is { } node && node == to.In[map].Node ? Standing.SameNode : Standing.Apart;
        ValueArray<AddressFamily> families = model.Model.Pairs.FamiliesOf(source, destination);
        return families.IsEmpty
            ? [TrafficTable.None]
            : families.Select(family => Common(map, model.Model.Pairs.In(new PeerSlot(family, standing), source, destination)));
    }

    private bool HasSameFamilies(ReplicaKin? from, ReplicaKin? to) => from is null || to is null || FamiliesOf(from, to, MapComparison.Old) == FamiliesOf(from, to, MapComparison.New);

    private ValueArray<AddressFamily> FamiliesOf(ReplicaKin from, ReplicaKin to, int map) => maps[map].Model.Pairs.FamiliesOf(ClassOf(from, map), ClassOf(to, map));

    private EndpointClass ClassOf(ReplicaKin kin, int map) => maps[map].Model.Classes[kin.In[map].Class];

    private int Common(int map, int traffic) => _traffic.NumberOf(maps[map].Model.Traffic[traffic]);
}
