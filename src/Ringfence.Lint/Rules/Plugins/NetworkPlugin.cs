
namespace Ringfence.Lint;

/// <summary>A network plugin, or an enforcer of policies beside one, that the input has.</summary>
/// <param name="Name">What people call it, with its version where the input says: <c>Cilium 1.14</c>.</param>
/// <param name="Source">The object that shows it; null when the labels of nodes do.</param>
/// <param name="WhyNoPolicies">Why it enforces no NetworkPolicy, as a clause; empty when it does, or nobody can say.</param>
/// <param name="Remedy">What to do about that; empty when it enforces.</param>
internal sealed record NetworkPlugin(string Name, LintObject? Source, string WhyNoPolicies, string Remedy)
{
    /// <summary>Why it ignores <c>endPort</c>, as a clause; empty when it does not, or nobody can say.</summary>
    public string WhyNoRanges { get; init; } = string.Empty;

    /// <summary>Why it ignores SCTP, in the same way.</summary>
    public string WhyNoSctp { get; init; } = string.Empty;

    /// <summary>Why it ignores port names, in the same way.</summary>
    public string WhyNoNames { get; init; } = string.Empty;

    /// <summary>Whether it enforces policies, as far as is known.</summary>
    public bool Enforces => WhyNoPolicies.Length == 0;
}
