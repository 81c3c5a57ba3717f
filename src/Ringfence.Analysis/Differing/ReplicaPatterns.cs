using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>Compares what the pods of two workloads may exchange in several maps, where it is not the same for all of them.</summary>
/// <remarks>A map says what some pods may and that others may less; which ones, only this tells. Not for several threads at once.</remarks>
internal sealed class ReplicaPatterns(IReadOnlyList<ConnectivityMap> maps)
{
    // Every map has numbers of its own.
    private readonly TrafficTable _traffic = new();

    /// <summary>What passes between the pods of two groups in each of some maps, of which those that have one of the groups have both.</summary>
    public ReplicaPattern[] Of(JointGroup from, JointGroup to, PairKind kind, IReadOnlyList<int> among)
    {
        (ReplicaMeeting Meeting, bool IsKnown)[] meetings =
            [.. ReplicaMeetings.Between(from, to, kind, among).Select(meeting => (meeting, IsKnown(meeting.From, meeting.To)))];
        return [.. among.Select((map, place) => Of(meetings, place, map, from.GroupIn[map], to.GroupIn[map]))];
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

    private ReplicaPattern Of((ReplicaMeeting Meeting, bool IsKnown)[] meetings, int place, int map, int fromGroup, int toGroup)
    {
        List<int> known = [];
        SortedSet<int> strange = [];
        foreach ((ReplicaMeeting meeting, bool isKnown) in meetings)
        {
            if ((meeting.From?.IsIn(map) ?? true) && (meeting.To?.IsIn(map) ?? true))
            {
                IEnumerable<int> passing = PassingIn(map, meeting, ((meeting.Together >> place) & 1) == 1 ? Standing.SameNode : Standing.Apart, fromGroup, toGroup);
                if (isKnown)
                {
                    known.AddRange(passing);
                }
                else
                {
                    strange.UnionWith(passing);
                }
            }
        }

        return meetings.All(meeting => meeting.IsKnown)
            ? new ReplicaPattern([.. known], [])
            : new ReplicaPattern([.. known], [.. known.Concat(strange).Distinct().Order()]) { Strange = [.. strange] };
    }

    private IEnumerable<int> PassingIn(int map, ReplicaMeeting meeting, Standing standing, int fromGroup, int toGroup)
    {
        ConnectivityMap model = maps[map];
        if (meeting.From is null || meeting.To is null)
        {
            return [Common(map, meeting.From is null
                ? model.WithOutside(ClassOf(meeting.To!, map), Direction.Ingress, fromGroup)
                : model.WithOutside(ClassOf(meeting.From, map), Direction.Egress, toGroup))];
        }

        (EndpointClass source, EndpointClass destination) = (ClassOf(meeting.From, map), ClassOf(meeting.To, map));
        ValueArray<AddressFamily> families = model.Model.Pairs.FamiliesOf(source, destination);
        return families.IsEmpty
            ? [TrafficTable.None]
            : families.Select(family => Common(map, model.Model.Pairs.In(new PeerSlot(family, standing), source, destination)));
    }

    /// <summary>Whether it can be said what became of each of two pods, in the same families.</summary>
    private bool IsKnown(ReplicaKin? from, ReplicaKin? to) =>
        (from?.IsInBoth ?? true) && (to?.IsInBoth ?? true)
        && (from is null || to is null || FamiliesOf(from, to, MapComparison.Old) == FamiliesOf(from, to, MapComparison.New));

    private ValueArray<AddressFamily> FamiliesOf(ReplicaKin from, ReplicaKin to, int map) => maps[map].Model.Pairs.FamiliesOf(ClassOf(from, map), ClassOf(to, map));

    private EndpointClass ClassOf(ReplicaKin kin, int map) => maps[map].Model.Classes[kin.In[map].Class];

    private int Common(int map, int traffic) => _traffic.NumberOf(maps[map].Model.Traffic[traffic]);
}
