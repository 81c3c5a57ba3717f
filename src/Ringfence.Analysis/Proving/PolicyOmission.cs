using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>Policies and rules that are left out of a cluster's: how every claim names the clusters that it compares.</summary>
internal sealed class PolicyOmission
{
    private readonly HashSet<PolicyRef> _policies;
    private readonly HashSet<RuleRef> _rules;

    private PolicyOmission(IEnumerable<PolicyRef> policies, IEnumerable<RuleRef> rules) => (_policies, _rules) = ([.. policies], [.. rules]);

    /// <summary>Everything stays.</summary>
    public static PolicyOmission Nothing { get; } = new([], []);

    /// <summary>Whether everything stays.</summary>
    public bool IsNothing => _policies.Count == 0 && _rules.Count == 0;

    /// <summary>The policies that are left out or lose a rule.</summary>
    public IEnumerable<PolicyRef> Touched => _policies.Concat(_rules.Select(rule => rule.Policy)).Distinct();

    /// <summary>Leaves policies out.</summary>
    public static PolicyOmission Of(IEnumerable<PolicyRef> policies) => new(policies, []);

    /// <summary>Leaves rules out; their policies go on isolating.</summary>
    public static PolicyOmission Of(IEnumerable<RuleRef> rules) => new([], rules);

    /// <summary>Leaves out what either does.</summary>
    public PolicyOmission And(PolicyOmission other) => new(_policies.Concat(other._policies), _rules.Concat(other._rules));

    /// <summary>Leaves one rule in that was left out. When its whole policy was, the policy is back with this rule alone.</summary>
    public PolicyOmission Restoring(Policy policy, Rule rule) => _policies.Contains(policy.Ref)
        ? new(
            _policies.Where(one => one != policy.Ref),
            _rules.Concat(policy.Ingress.Rules.Concat(policy.Egress.Rules).Select(one => one.Ref).Where(one => one != rule.Ref)))
        : new(_policies, _rules.Where(one => one != rule.Ref));

    /// <summary>The policies that one of two omissions touches otherwise than the other.</summary>
    public IEnumerable<PolicyRef> TouchedUnlike(PolicyOmission other)
    {
        HashSet<PolicyRef> policies = [.. _policies];
        policies.SymmetricExceptWith(other._policies);
        HashSet<RuleRef> rules = [.. _rules];
        rules.SymmetricExceptWith(other._rules);
        return policies.Concat(rules.Select(rule => rule.Policy)).Distinct();
    }

    /// <summary>Whether a policy stays.</summary>
    public bool Keeps(PolicyRef policy) => !_policies.Contains(policy);

    /// <summary>Whether a rule stays.</summary>
    public bool Keeps(RuleRef rule) => !_policies.Contains(rule.Policy) && !_rules.Contains(rule);

    /// <summary>What is left of a program.</summary>
    public DirectionProgram LeftOutOf(DirectionProgram program)
    {
        if (IsNothing)
        {
            return program;
        }

        List<TierProgram> tiers = [];
        foreach (TierProgram tier in program.Tiers)
        {
            ValueArray<PolicyRef> selecting = [.. tier.Selecting.Where(Keeps)];
            if (!selecting.IsEmpty)
            {
                tiers.Add(new TierProgram(
                    tier.Tier, selecting, [.. tier.IsolatedBy.Where(Keeps)], [.. tier.Rules.Where(rule => Keeps(rule.Ref))]));
            }
        }

        return program with { Tiers = [.. tiers] };
    }

    /// <summary>What is left of a cluster's policies, the rest as it was.</summary>
    public ClusterSnapshot LeftOutOf(ClusterSnapshot cluster) => IsNothing ? cluster : cluster.With(
        [.. cluster.Tiers.Select(tier => tier with { Policies = [.. tier.Policies.Where(policy => Keeps(policy.Ref)).Select(LeftOutOf)] })]);

    private Policy LeftOutOf(Policy policy) => policy with { Ingress = LeftOutOf(policy.Ingress), Egress = LeftOutOf(policy.Egress) };

    private DirectionRules LeftOutOf(DirectionRules rules) => rules with { Rules = [.. rules.Rules.Where(rule => Keeps(rule.Ref))] };
}
