namespace Ringfence.Analysis;

/// <summary>What can be claimed of policies and rules.</summary>
public enum ProofQuestion
{
    /// <summary>The cluster allows the same connections with the first policies, without the second, as the other way round.</summary>
    Equivalent,

    /// <summary>What the cluster allows with the first policies, without the second, it allows the other way round.</summary>
    Contained,

    /// <summary>Taking it away changes no connection.</summary>
    Redundant,

    /// <summary>Other rules allow, at its own pods, all that it allows.</summary>
    Shadowed,

    /// <summary>It selects nothing, or matches nothing.</summary>
    Vacuous,
}
