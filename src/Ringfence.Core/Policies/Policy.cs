namespace Ringfence.Core;

/// <summary>One policy object, compiled: whom it applies to, where it isolates, what its rules say.</summary>
/// <param name="Ref">The object.</param>
/// <param name="Subject">Whom it applies to.</param>
/// <param name="Rank">Place among the policies of a first-match tier, lower first; of no account in an additive one.</param>
public sealed record Policy(PolicyRef Ref, EndpointSelector Subject, int Rank)
{
    /// <summary>Its effect on connections into the subject.</summary>
    public DirectionRules Ingress { get; init; } = DirectionRules.Silent;

    /// <summary>Its effect on connections out of the subject.</summary>
    public DirectionRules Egress { get; init; } = DirectionRules.Silent;

    /// <summary>Whether nodes act on it.</summary>
    public PolicyMode Mode { get; init; } = PolicyMode.Enforced;

    /// <summary>Its effect on one direction.</summary>
    public DirectionRules In(Direction direction) => direction switch
    {
        Direction.Ingress => Ingress,
        Direction.Egress => Egress,
    };
}
