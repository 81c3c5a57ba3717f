using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>What passes between the pods of two workloads in one map, by numbers of traffic; equal to another when no pod can do something else.</summary>
/// <param name="Known">For every two kins that both states have, in their order, what passes in each address family.</param>
/// <param name="All">Where some pods cannot be found again in the other state, all that passes between any two, each once, ascending; else empty.</param>
internal sealed record ReplicaPattern(ValueArray<int> Known, ValueArray<int> All)
{
    /// <summary>Of <see cref="All"/>, what passes between two of which one cannot be found again.</summary>
    public ValueArray<int> Strange { get; init; }

    /// <inheritdoc/>
    public bool Equals(ReplicaPattern? other) => other is not null && Known == other.Known && All == other.All;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Known, All);
}
