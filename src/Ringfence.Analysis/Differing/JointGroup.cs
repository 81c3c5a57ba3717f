using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>Ends that every one of several maps puts into one group: what holds for one of them holds for all, in each map.</summary>
/// <param name="Number">Its number among the joint groups.</param>
/// <param name="GroupIn">For every map, the number of its group there; -1 where the map has none of them.</param>
/// <param name="Members">The workloads or pods; empty for addresses.</param>
/// <param name="Kins">The pods of each member, as far as the maps tell them apart; empty for addresses.</param>
/// <param name="Addresses">The addresses; empty for workloads and pods.</param>
internal sealed record JointGroup(int Number, int[] GroupIn, IReadOnlyList<ChangeEnd> Members, ValueArray<ReplicaKin> Kins, AddressSet Addresses)
{
    /// <summary>Whether it is of addresses.</summary>
    public bool IsOutside => Members.Count == 0;

    /// <summary>Whether the two states that are compared both have its members.</summary>
    public bool IsInBoth => GroupIn[MapComparison.Old] >= 0 && GroupIn[MapComparison.New] >= 0;

    /// <summary>The places of kins, by map and node, for those that are treated by their nodes.</summary>
    public ILookup<(int Map, NodeName Node), int> KinsByNode => field ??= Kins
        .SelectMany((kin, place) => kin.In.Select((one, map) => (map, one.Node, place)))
        .Where(one => one.Node is not null)
        .ToLookup(one => (one.map, one.Node!.Value), one => one.place);

    /// <summary>For every type of kin, one of them, how many there are, and how many of these are one pod alone.</summary>
    public IReadOnlyList<(ReplicaKin Sample, long Count, long Alone)> KinTypes => field ??=
        [.. Kins.GroupBy(kin => kin.Type).Select(type => (type.First(), type.LongCount(), type.LongCount(kin => kin.Several == Multiplicity.One)))];
}
