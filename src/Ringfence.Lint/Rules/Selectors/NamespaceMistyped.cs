using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>A policy in a namespace that has nothing else, while one with nearly the same name has.</summary>
internal sealed class NamespaceMistyped : ILintRule
{
    /// <inheritdoc/>
    public DiagnosticDescriptor Descriptor => SelectorDiagnostics.NamespaceMistyped;

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Examine(LintContext context)
    {
        foreach (LintPolicy policy in context.Policies)
        {
            if (NamespaceTypos.Of(context).MeantBy(policy.Namespace) is { } meant)
            {
                SyntaxNode written = policy.Node["metadata"u8]["namespace"u8];
                string pods = NameList.Workloads(context.Selection.GroupsOf(meant));
                yield return policy.Report(
                    Descriptor, written.Exists ? written : policy.Head, policy.Namespace.Value, meant.Value, pods.Length > 0 ? $"where the input has {pods}" : "which is there");
            }
        }
    }
}
