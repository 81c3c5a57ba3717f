using Ringfence.Core;
using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>Rules for a direction that policyTypes does not name: stored, and ignored.</summary>
internal sealed class RulesOutsidePolicyTypes : ILintRule
{
    /// <inheritdoc/>
    public DiagnosticDescriptor Descriptor => ShapeDiagnostics.RulesLeftOut;

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Examine(LintContext context)
    {
        foreach (LintPolicy policy in context.Policies)
        {
            foreach (Direction direction in (Direction[])[Direction.Ingress, Direction.Egress])
            {
                int rules = policy.Spec.Rules(direction).Count;
                if (rules > 0 && !policy.Spec.Governs(direction))
                {
                    string are = rules == 1 ? $"1 {direction.Field()} rule is" : $"{rules} {direction.Field()} rules are";
                    yield return policy.Report(
                        Descriptor, policy.Key("spec", direction.Field()), are, string.Join(", ", policy.Spec.PolicyTypes.Select(type => type.Value)), direction.TypeName());
                }
            }
        }
    }
}
