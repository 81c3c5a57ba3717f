namespace Ringfence.Explain;

/// <summary>What the compiled form of a policy no longer shows of the object as it was written; the host that read it knows.</summary>
public sealed record PolicyFacts
{
    /// <summary>Nothing that the compiled form does not show.</summary>
    public static PolicyFacts Plain { get; } = new();

    /// <summary>Where the list of directions comes from.</summary>
    public DirectionsSource Directions { get; init; } = DirectionsSource.Written;

    /// <summary>Ingress rules that have no effect because the policy is not for ingress.</summary>
    public int IgnoredIngressRules { get; init; }

    /// <summary>Egress rules that have no effect because the policy is not for egress.</summary>
    public int IgnoredEgressRules { get; init; }
}
