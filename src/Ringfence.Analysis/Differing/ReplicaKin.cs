using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>Pods of one workload that each of several maps treats alike.</summary>
/// <param name="Type">The same number for kins of the workload that are in the same classes, be it on other nodes.</param>
/// <param name="Several">Whether they are more than one, or stand for more.</param>
/// <param name="In">For every map, what they are there.</param>
internal sealed record ReplicaKin(int Type, Multiplicity Several, ValueArray<ReplicaPlace> In)
{
    /// <summary>Whether the two states that are compared both have them, so that it can be said what became of each.</summary>
    public bool IsInBoth => IsIn(MapComparison.Old) && IsIn(MapComparison.New);

    /// <summary>Whether a map has them.</summary>
    public bool IsIn(int map) => In[map] != ReplicaPlace.Gone;
}
