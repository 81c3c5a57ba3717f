using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>Which policies claims about any cluster can be made for.</summary>
internal static class JudgedPolicies
{
    /// <summary>Why no claim can be made; null when it can.</summary>
    public static ProofReason? WhyNot(ValueArray<Tier> tiers)
    {
        if (tiers.Count > 1 || tiers.Any(tier => tier.Mode != TierMode.Additive))
        {
            return new ProofReason.NotJudged("tiers of policies");
        }

        IEnumerable<Policy> policies = tiers.SelectMany(tier => tier.Policies);
        if (policies.Any(policy => policy.Subject.Namespaces is not NamespaceScope.Only))
        {
            return new ProofReason.NotJudged("policies of more than one namespace");
        }

        Rule[] rules = [.. policies.SelectMany(policy => policy.Ingress.Rules.Concat(policy.Egress.Rules))];
        if (Array.Exists(rules, rule => rule.Action != RuleAction.Allow))
        {
            return new ProofReason.NotJudged("rules that do more than allow");
        }

        return rules.SelectMany(rule => PeerLeaves.Of(rule.Match.Peer)).All(IsJudged) ? null : new ProofReason.NotJudged("peers other than selectors and address blocks");
    }

    private static bool IsJudged(Peer leaf) =>
        leaf is Peer.Anywhere or Peer.Nothing or Peer.Endpoints or Peer.Networks { Scope: NetworkScope.Every };
}
