using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>Why a claim holds, does not, or is not settled; a closed set of cases, facts only. Words are made of them elsewhere.</summary>
public abstract record ProofReason
{
    private ProofReason()
    {
    }

    /// <summary>The policy selects no pod that policies govern.</summary>
    public sealed record SelectsNothing : ProofReason;

    /// <summary>No connection fits the rule, or the part of it that is meant.</summary>
    public sealed record MatchesNothing : ProofReason;

    /// <summary>Other rules allow the same, and other policies isolate the same pods.</summary>
    /// <param name="By">The rules; empty when nothing had to be covered.</param>
    /// <param name="Isolating">The policies that keep isolating the pods of a policy; empty when the claim is about a rule, or nothing else isolates them.</param>
    public sealed record Covered(ValueArray<RuleRef> By, ValueArray<PolicyRef> Isolating) : ProofReason;

    /// <summary>Each of two choices covers the other.</summary>
    /// <param name="First">The rules of the second choice that allow what the first allows.</param>
    /// <param name="Second">The rules of the first choice that allow what the second allows.</param>
    public sealed record CoverEachOther(ValueArray<RuleRef> First, ValueArray<RuleRef> Second) : ProofReason;

    /// <summary>The policy allows everything to pods that nothing else isolates, as if it were not there.</summary>
    public sealed record AllowsEverything : ProofReason;

    /// <summary>What it would change at its own pods, the policies of the other end deny anyway.</summary>
    public sealed record StoppedAtTheOtherEnd : ProofReason;

    /// <summary>The witness is treated otherwise.</summary>
    public sealed record Changes : ProofReason;

    /// <summary>At its own pods nothing else allows the witness.</summary>
    public sealed record OnlyThisAllows : ProofReason;

    /// <summary>It takes the witness.</summary>
    public sealed record Matches : ProofReason;

    /// <summary>It was not settled with the number of cases that may be looked at.</summary>
    public sealed record BudgetSpent(int Cases) : ProofReason;

    /// <summary>The policies say things about which no claim for any cluster is made.</summary>
    /// <param name="What">What they say.</param>
    public sealed record NotJudged(string What) : ProofReason;
}
