using Ringfence.Core;
using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>A policy that could go without any connection changing, whatever pods there are.</summary>
internal sealed class PolicyNeedless : ILintRule
{
    /// <inheritdoc/>
    public DiagnosticDescriptor Descriptor => RepetitionDiagnostics.PolicyNeedless;

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Examine(LintContext context)
    {
        RepeatedRules repeated = RepeatedRules.Of(context);
        foreach (LintPolicy policy in context.Policies)
        {
            if (repeated.InsteadOf(policy) is { } isolating)
            {
                IEnumerable<PolicyRef> allowing = policy.Rules.Select(rule => repeated.CoverOf(rule)!.Policy).Where(other => other != policy.Ref);
                yield return policy.Report(Descriptor, policy.Head, NameList.Of(allowing.Prepend(isolating.Ref).Select(other => other.ToString()))) with
                {
                    Fix = SaysTheSame(policy, isolating) && DocumentRemoval.Of(policy.Node) is { } change
                        ? new SuggestedFix($"remove {policy}, which {isolating} says letter for letter", [change])
                        {
                            Effect = new FixEffect.RemovesObject(),
                            Decision = "drops a name that something may refer to",
                        }
                        : null,
                };
            }
        }
    }

    private static bool SaysTheSame(LintPolicy policy, LintPolicy other) =>
        policy.Namespace == other.Namespace && TreeDifference.Between(policy.Node["spec"u8], other.Node["spec"u8]).Count == 0;
}
