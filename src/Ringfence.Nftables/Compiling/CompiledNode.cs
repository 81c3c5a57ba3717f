using Ringfence.Core;

namespace Ringfence.Nftables;

/// <summary>What one node is to enforce.</summary>
/// <param name="Node">The node.</param>
/// <param name="Ruleset">What its table shall hold.</param>
/// <param name="Classes">The classes of its pods, by chain.</param>
/// <param name="LeftOut">Who the ruleset does not know, by name.</param>
/// <param name="Missed">What policies that are only audited would allow, by policy and pod.</param>
public sealed record CompiledNode(NodeName Node, Ruleset Ruleset, ValueArray<PodClass> Classes, ValueArray<LeftOut> LeftOut, ValueArray<MissedAllowance> Missed)
{
    /// <summary>What its table for bridges shall hold; empty where its pods are on none.</summary>
    public Ruleset Bridges { get; init; } = Ruleset.Empty;

    /// <summary>The addresses of the node that stand for Services.</summary>
    public ValueArray<LocalService> LocalServices { get; init; } = [];
}
