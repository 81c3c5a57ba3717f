using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>policyTypes that the API server has to infer (docs/semantics.md 2.1).</summary>
internal sealed class InferredPolicyTypes : ILintRule
{
    /// <inheritdoc/>
    public DiagnosticDescriptor Descriptor => ShapeDiagnostics.InferredPolicyTypes;

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Examine(LintContext context)
    {
        foreach (LintPolicy policy in context.Policies)
        {
            SyntaxNode spec = policy.Node["spec"u8];
            SyntaxNode written = spec["policyTypes"u8];
            if (written.Exists || EgressRulesCutIngress.Applies(context, policy))
            {
                // What RF3002 and RF3012 say is more.
                continue;
            }

            string[] inferred = [.. policy.Spec.PolicyTypes.Select(type => type.Value)];
            yield return policy.Report(Descriptor, policy.Head, $"[{string.Join(", ", inferred)}]") with { Fix = Fix(spec, inferred) };
        }
    }

    private static SuggestedFix? Fix(SyntaxNode spec, string[] inferred) =>
        NodeEditor.AddEntry(spec, "policyTypes", Fragment.List([.. inferred.Select(type => new Fragment.Text(type))])) is { } change
            ? new SuggestedFix("write out the policyTypes that the API server infers", [change])
            : null;
}
