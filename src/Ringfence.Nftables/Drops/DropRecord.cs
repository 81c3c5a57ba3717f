using Ringfence.Core;

namespace Ringfence.Nftables;

/// <summary>A connection that was not let through, or would not have been; tries of it that look alike are one record.</summary>
/// <param name="Time">When the first of its packets was logged.</param>
/// <param name="Node">The node that judged it.</param>
/// <param name="Direction">The side that was judged: egress at the source, ingress at the destination.</param>
/// <param name="Verdict">What became of it.</param>
/// <param name="Class">The class that judged; the default where none did.</param>
/// <param name="Source">Who sent it.</param>
/// <param name="Destination">Who was to get it, after Service translation.</param>
/// <param name="Protocol">The number of its protocol.</param>
/// <param name="IsolatedBy">The policies that isolate the pod that was judged.</param>
/// <param name="Nearest">The rule that misses the connection by the least, and by what; null when no rule was tried.</param>
/// <param name="Count">How many packets it stands for.</param>
/// <param name="Lost">How many packets of the kind were dropped since the last such record and not told: a limit or a slow reader hid them.</param>
public sealed record DropRecord(
    DateTimeOffset Time,
    NodeName Node,
    Direction Direction,
    DropVerdict Verdict,
    ClassId Class,
    DropEnd Source,
    DropEnd Destination,
    byte Protocol,
    ValueArray<PolicyRef> IsolatedBy,
    TriedRule? Nearest,
    long Count,
    long Lost)
{
    /// <summary>What often stands behind such a drop; empty for most.</summary>
    public ValueArray<DropHint> Hints { get; init; } = [];

    /// <summary>The end whose policies were asked.</summary>
    public DropEnd Subject => Direction == Direction.Egress ? Source : Destination;
}
