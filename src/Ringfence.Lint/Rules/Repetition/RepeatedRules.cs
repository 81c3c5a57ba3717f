using Ringfence.Core;

namespace Ringfence.Lint;

/// <summary>Rules and policies that others make needless, in any cluster. All that are named can go together: of two that say the same, the later one is named.</summary>
internal sealed class RepeatedRules
{
    // A namespace where more rules than this bear on the same pods has other worries, and comparing each with each costs.
    private const int MostCompared = 256;

    private readonly Dictionary<RuleRef, RuleRef> _coveredBy = [];
    private readonly Dictionary<PolicyRef, LintPolicy> _needless = [];

    private RepeatedRules(LintContext context)
    {
        SubjectCover subjects = SubjectCover.Of(context);
        foreach (LintPolicy policy in context.Policies)
        {
            IReadOnlyList<LintPolicy> over = subjects.Over(policy);
            foreach (Direction direction in (ReadOnlySpan<Direction>)[Direction.Ingress, Direction.Egress])
            {
                Rule[] own = [.. policy.Compiled.In(direction).Rules];
                Rule[] others = own.Length == 0 ? [] : [.. over.SelectMany(other => other.Compiled.In(direction).Rules.AsEnumerable()).Take(MostCompared)];
                foreach (Rule rule in own)
                {
                    if (own.Concat(others).FirstOrDefault(other => StandsInFor(subjects, context, other, rule)) is { } cover)
                    {
                        _coveredBy.Add(rule.Ref, cover.Ref);
                    }
                }
            }
        }

        foreach (LintPolicy policy in context.Policies)
        {
            if (policy.Rules.All(rule => _coveredBy.ContainsKey(rule.Compiled.Ref)) && subjects.Over(policy).FirstOrDefault(other => Isolates(subjects, other, policy)) is { } isolating)
            {
                _needless.Add(policy.Ref, isolating);
            }
        }
    }

    /// <summary>What repeats what in a cluster.</summary>
    public static RepeatedRules Of(LintContext context) => context.Shared(known => new RepeatedRules(known));

    /// <summary>The rule that allows all that a rule allows, to all of its pods at least; null when none plainly does.</summary>
    public RuleRef? CoverOf(PolicyRule rule) => _coveredBy.GetValueOrDefault(rule.Compiled.Ref);

    /// <summary>A policy that isolates all that a policy isolates, where others allow all that it allows too; null when it is needed.</summary>
    public LintPolicy? InsteadOf(LintPolicy policy) => _needless.GetValueOrDefault(policy.Ref);

    private static bool StandsInFor(SubjectCover subjects, LintContext context, Rule other, Rule rule)
    {
        if (other.Ref == rule.Ref || !other.Match.Covers(rule.Match))
        {
            return false;
        }

        // Where each stands in for the other, the first stays.
        LintPolicy home = context.Find(rule.Ref.Policy)!;
        LintPolicy away = context.Find(other.Ref.Policy)!;
        bool mutual = rule.Match.Covers(other.Match) && (home == away || subjects.Over(away).Contains(home));
        return !mutual || (home == away ? other.Ref.Index < rule.Ref.Index : subjects.IsBefore(away, home));
    }

    // A default deny is best seen to be one, so only another policy without rules makes it needless.
    private static bool Isolates(SubjectCover subjects, LintPolicy other, LintPolicy policy)
    {
        bool isDeny = !policy.Rules.Any();
        bool covers = Covers(other, policy) && (!isDeny || !other.Rules.Any());
        bool mutual = covers && Covers(policy, other) && isDeny == !other.Rules.Any() && subjects.Over(other).Contains(policy);
        return covers && (!mutual || subjects.IsBefore(other, policy));
    }

    private static bool Covers(LintPolicy other, LintPolicy policy) => ((Direction[])[Direction.Ingress, Direction.Egress])
        .All(direction => policy.Compiled.In(direction).Isolation == Isolation.None || other.Compiled.In(direction).Isolation == Isolation.DefaultDeny);
}
