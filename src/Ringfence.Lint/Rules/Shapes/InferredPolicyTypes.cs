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
            if (written.Count > 0)
            {
                continue;
            }

            string[] inferred = [.. policy.Spec.PolicyTypes.Select(type => type.Value)];
            yield return policy.Report(Descriptor, written.Exists ? written : policy.Head, $"[{string.Join(", ", inferred)}]") with
            {
                Fix = written.Exists ? null : Fix(spec, inferred),
            };
        }
    }

    private static SuggestedFix? Fix(SyntaxNode spec, string[] inferred) =>
        NodeEditor.AddEntry(spec, "policyTypes", Fragment.List([.. inferred.Select(type => new Fragment.Text(type))])) is { } change
            ? new SuggestedFix("write out the policyTypes that the API server infers", [change])
            : null;
}
