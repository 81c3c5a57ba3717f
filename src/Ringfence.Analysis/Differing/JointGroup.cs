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
}
