using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary><c>policyTypes: []</c>, which is no way to isolate nothing.</summary>
internal sealed class EmptyPolicyTypesList : ILintRule
{
    /// <inheritdoc/>
    public DiagnosticDescriptor Descriptor => ShapeDiagnostics.EmptyPolicyTypes;

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Examine(LintContext context)
    {
        foreach (LintPolicy policy in context.Policies)
        {
            if (policy.Node["spec"u8]["policyTypes"u8] is { Exists: true, Count: 0 } written)
            {
                yield return policy.Report(
                    Descriptor, written.Kind == NodeKind.Sequence ? written : policy.Key("spec", "policyTypes"), string.Join(", ", policy.Spec.PolicyTypes.Select(type => type.Value)));
            }
        }
    }
}
