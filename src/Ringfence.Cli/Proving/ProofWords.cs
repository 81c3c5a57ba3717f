using System.Diagnostics;
using Ringfence.Analysis;
using Ringfence.Core;

namespace Ringfence.Cli;

/// <summary>Claims and their reasons in words.</summary>
internal static class ProofWords
{
    private const int MostNamed = 4;

    /// <summary>What a claim is about: a policy, a rule, or a part of one as manifests count it.</summary>
    public static string SubjectOf(Proof proof) => proof switch
    {
        { Rule: null } => proof.Policy.ToString(),
        { Part: RulePart.OnePeer(var index), Rule: var rule } => $"{rule} {(rule.Direction == Direction.Ingress ? "from" : "to")}[{index}]",
        { Part: RulePart.Named(var name), Rule: var rule } => $"{rule} port {name.Name}",
        _ => proof.Rule.ToString(),
    };

    /// <summary>Several policies.</summary>
    public static string Of(ValueArray<PolicyRef> policies) => Joined([.. policies.Select(policy => policy.ToString())]);

    /// <summary>Why, without a capital and without a stop.</summary>
    public static string Of(Proof proof, ProveReport report) => proof.Reason switch
    {
        ProofReason.SelectsNothing => report.Terms.Scope == WitnessCluster.Given
            ? "it selects no pod that policies govern"
            : "no pod can have the labels that it asks for",
        ProofReason.MatchesNothing => $"no connection {report.Terms.Where} can fit it",
        ProofReason.Covered(var by, var isolating) => OfCover(proof, by, isolating),
        ProofReason.CoverEachOther(var first, var second) =>
            $"{Allowing(report.Choices[0], first, report.Choices[1])}, and {Allowing(report.Choices[1], second, report.Choices[0])}",
        ProofReason.AllowsEverything => "it allows everything to pods that nothing else isolates, as if it were not there",
        ProofReason.StoppedAtTheOtherEnd => "what it would change at its own pods, policies of the other end stop anyway",
        ProofReason.Changes => OfChange(proof, report),
        ProofReason.OnlyThisAllows => $"nothing else lets {WitnessExplainer.Words(proof.Witness!.Connection)} through at its own pods",
        ProofReason.Matches => $"{(proof.Rule is null ? "it selects a pod of" : "it takes")} {WitnessExplainer.Words(proof.Witness!.Connection)}",
        ProofReason.BudgetSpent(var cases) => $"it was not settled after {Text.Counted(cases, "case")}; a larger --budget may settle it",
        ProofReason.NotJudged(var what) => $"there are {what}, about which no claim for any cluster is made",
        _ => throw new UnreachableException($"Unhandled reason {proof.Reason.GetType().Name}."),
    };

    private static string OfCover(Proof proof, ValueArray<RuleRef> by, ValueArray<PolicyRef> isolating)
    {
        string allowed = by.IsEmpty
            ? proof.Question == ProofQuestion.Contained ? "nothing that it allows is lost" : "it allows nothing"
            : $"what it allows, {Rules(by)} too";
        return isolating.IsEmpty ? allowed : $"{allowed}, and {Of(isolating)} {(isolating.Count == 1 ? "keeps" : "keep")} its pods isolated";
    }

    private static string Allowing(ValueArray<PolicyRef> policies, ValueArray<RuleRef> by, ValueArray<PolicyRef> others) => by.IsEmpty
        ? $"nothing that {Of(policies)} {(policies.Count == 1 ? "allows" : "allow")} is lost with {Of(others)}"
        : $"what {Of(policies)} {(policies.Count == 1 ? "allows" : "allow")}, {Rules(by)} too";

    private static string Rules(ValueArray<RuleRef> rules) =>
        $"{Joined([.. rules.Select(rule => rule.ToString())])} {(rules.Count == 1 ? "allows" : "allow together")}";

    private static string OfChange(Proof proof, ProveReport report)
    {
        (Decision before, Decision after) = proof.Witness!.Decide();
        string connection = WitnessExplainer.Words(proof.Witness.Connection);
        return proof.Question == ProofQuestion.Redundant
            ? $"without it {connection} is {Word(after.Verdict)}; with it, it is {Word(before.Verdict)}"
            : $"with {Of(report.Choices[0])} {connection} is {Word(before.Verdict)}; with {Of(report.Choices[1])} in its place, it is {Word(after.Verdict)}";
    }

    private static string Word(Verdict verdict) => verdict == Verdict.Allow ? "allowed" : "denied";

    private static string Joined(IReadOnlyList<string> names) => names.Count switch
    {
        1 => names[0],
        <= MostNamed => $"{string.Join(", ", names.SkipLast(1))} and {names[^1]}",
        _ => $"{string.Join(", ", names.Take(MostNamed - 1))} and {names.Count - MostNamed + 1} more",
    };
}
