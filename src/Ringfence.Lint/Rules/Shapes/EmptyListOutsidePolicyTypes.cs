using Ringfence.Core;
using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>An empty list of rules for a direction that policyTypes does not name: it denies nothing.</summary>
internal sealed class EmptyListOutsidePolicyTypes : ILintRule
{
    /// <inheritdoc/>
    public DiagnosticDescriptor Descriptor => ShapeDiagnostics.ListSaysNothing;

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Examine(LintContext context)
    {
        foreach (LintPolicy policy in context.Policies)
        {
            foreach (Direction direction in (Direction[])[Direction.Ingress, Direction.Egress])
            {
                SyntaxNode list = direction == Direction.Ingress ? policy.Node["spec"u8]["ingress"u8] : policy.Node["spec"u8]["egress"u8];
                if (list.Exists && list.Count == 0 && !policy.Spec.Governs(direction))
                {
                    string types = string.Join(", ", policy.Spec.PolicyTypes.Select(type => type.Value));
                    yield return policy.Report(Descriptor, policy.Key("spec", direction.Field()), direction.Field(), types, direction.TypeName());
                }
            }
        }
    }
}
