using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>The answer to one claim.</summary>
/// <param name="Question">What is claimed.</param>
/// <param name="Policy">The policy it is about; the first of the first choice where choices are compared.</param>
/// <param name="Answer">Whether it holds.</param>
/// <param name="Reason">Why.</param>
public sealed record Proof(ProofQuestion Question, PolicyRef Policy, ProofAnswer Answer, ProofReason Reason)
{
    /// <summary>The rule it is about; null for the whole policy.</summary>
    public RuleRef? Rule { get; init; }

    /// <summary>The part of the rule it is about; null for the whole rule.</summary>
    public RulePart? Part { get; init; }

    /// <summary>The connection that shows it, for a no; null otherwise.</summary>
    public ProofWitness? Witness { get; init; }
}
