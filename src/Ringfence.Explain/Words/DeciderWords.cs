using Ringfence.Core;

namespace Ringfence.Explain;

/// <summary>What settled a side, in words.</summary>
public static class DeciderWords
{
    /// <summary>The name of a built-in exemption in JSON.</summary>
    public static string NameOf(Exemption exemption) => exemption switch
    {
        Exemption.Self => "self",
        Exemption.FromOwnNode or Exemption.ToOwnNode => "own-node",
    };

    /// <summary>Why a side answers as it does; without a capital and without a stop.</summary>
    public static string Of(ExplainedSide side) => side.Decider switch
    {
        Decider.ByRules(var rules) => side.Verdict == Verdict.Allow
            ? $"{RulesOf(rules)} {(rules.Count == 1 ? "allows" : "allow")} it"
            : $"{RulesOf(rules)} {(rules.Count == 1 ? "denies" : "deny")} it",
        Decider.ByIsolation(var policies) => side.Tried.IsEmpty
            ? $"isolated by {PoliciesOf(policies)}, which {(policies.Count == 1 ? "has" : "have")} no rule {Towards(side.Direction)}"
            : $"isolated by {PoliciesOf(policies)}, and no rule matches",
        Decider.ByEndOfTier(var tier) => $"no rule matches, and tier {tier} {(side.Verdict == Verdict.Allow ? "allows" : "denies")} what is left",
        Decider.ByExemption(Exemption.Self) => "a pod can always reach itself",
        Decider.ByExemption(Exemption.FromOwnNode) => "a node can always reach its own pods",
        Decider.ByExemption => "a pod can always reach its own node",
        Decider.ByDefault => $"no policy isolates it for {DirectionOf(side.Direction)}",
        Decider.NotGoverned(var why) => PartyWords.Of(why),
        _ => throw new System.Diagnostics.UnreachableException($"Unhandled decider {side.Decider.GetType().Name}."),
    };

    /// <summary><c>ingress</c> or <c>egress</c>.</summary>
    public static string DirectionOf(Direction direction) => direction == Direction.Ingress ? "ingress" : "egress";

    private static string Towards(Direction direction) => direction == Direction.Ingress ? "for traffic in" : "for traffic out";

    private static string RulesOf(ValueArray<RuleRef> rules) => Listed([.. rules.Select(rule => rule.ToString())]);

    private static string PoliciesOf(ValueArray<PolicyRef> policies) => Listed([.. policies.Select(policy => policy.ToString())]);

    private static string Listed(ValueArray<string> names) =>
        names.Count <= 2 ? string.Join(" and ", names) : $"{names[0]} and {names.Count - 1} others";
}
