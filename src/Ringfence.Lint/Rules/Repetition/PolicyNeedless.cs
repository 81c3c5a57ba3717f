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
                yield return policy.Report(Descriptor, policy.Head, NameList.Of(allowing.Prepend(isolating.Ref).Select(other => other.ToString())));
            }
        }
    }
}
