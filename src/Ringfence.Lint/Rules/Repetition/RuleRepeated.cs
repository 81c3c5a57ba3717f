using Ringfence.Core;
using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>A rule that allows nothing which another one does not allow to the same pods.</summary>
internal sealed class RuleRepeated : ILintRule
{
    /// <inheritdoc/>
    public DiagnosticDescriptor Descriptor => RepetitionDiagnostics.RuleRepeated;

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Examine(LintContext context)
    {
        RepeatedRules repeated = RepeatedRules.Of(context);
        foreach (PolicyRule rule in context.Policies.Where(policy => repeated.InsteadOf(policy) is null).SelectMany(policy => policy.Rules))
        {
            if (repeated.CoverOf(rule) is { } cover)
            {
                LintPolicy policy = context.Find(cover.Policy)!;
                PolicyRule wide = policy.RulesIn(cover.Direction).First(one => one.Compiled.Ref == cover);
                bool same = rule.Compiled.Match.Covers(wide.Compiled.Match);
                string where = policy == rule.Policy ? $"`{cover.Direction.Field()}[{cover.Index}]`" : $"`{cover}`";
                yield return rule.Policy.Report(Descriptor, rule.Head, where, $"{wide.Head.Location}", same ? "the same" : "this and more") with
                {
                    Fix = same ? Removal(rule, policy == rule.Policy, where) : null,
                };
            }
        }
    }

    // Of two rules of one policy that say the same, nobody can have meant something by the second. Beside a wider one, this may be the one that was meant.
    private static SuggestedFix? Removal(PolicyRule rule, bool isOwn, string where) =>
        ItemRemoval.Of(rule.Policy.Node["spec"u8][rule.Direction == Direction.Ingress ? "ingress"u8 : "egress"u8], rule.Compiled.Ref.Index) is { } change
            ? new SuggestedFix($"remove the rule that {where} stands in for", [change]) { Decision = isOwn ? string.Empty : "leaves it to the other policy" }
            : null;
}
