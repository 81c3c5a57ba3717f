using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>What was done to one direction of a policy.</summary>
/// <param name="Kind">Whether the policy came, went, or says something else.</param>
/// <param name="Policy">The policy.</param>
/// <param name="Direction">The direction in which it says something else.</param>
public sealed record PolicyEdit(EditKind Kind, PolicyRef Policy, Direction Direction) : IComparable<PolicyEdit>
{
    /// <summary>By the policy's name, then egress first, as connections go.</summary>
    public int CompareTo(PolicyEdit? other)
    {
        int order = string.CompareOrdinal(Policy.ToString(), other?.Policy.ToString());
        return order != 0 ? order : -Direction.CompareTo(other!.Direction);
    }
}
