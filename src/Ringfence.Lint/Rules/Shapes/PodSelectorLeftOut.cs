using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>A podSelector that is absent, or has nothing behind it: every pod of the namespace.</summary>
internal sealed class PodSelectorLeftOut : ILintRule
{
    /// <inheritdoc/>
    public DiagnosticDescriptor Descriptor => ShapeDiagnostics.NoPodSelector;

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Examine(LintContext context)
    {
        foreach (LintPolicy policy in context.Policies)
        {
            SyntaxNode selector = policy.Node["spec"u8]["podSelector"u8];
            if (selector.Kind is NodeKind.Missing or NodeKind.Null)
            {
                string workloads = policy.Subjects.Count > 0 ? $": {NameList.Workloads(policy.Subjects)}" : string.Empty;
                yield return policy.Report(
                    Descriptor, policy.Key("spec", "podSelector"), selector.Exists ? "empty" : "absent", policy.Namespace.Value, workloads);
            }
        }
    }
}
