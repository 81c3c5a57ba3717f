using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary><c>ports: []</c>, which is every port.</summary>
internal sealed class EmptyPortList : ILintRule
{
    /// <inheritdoc/>
    public DiagnosticDescriptor Descriptor => ShapeDiagnostics.EmptyPorts;

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Examine(LintContext context)
    {
        foreach (PolicyRule rule in context.Policies.SelectMany(policy => policy.Rules))
        {
            SyntaxNode ports = rule.Written.Node["ports"u8];
            if (ports.Exists && ports.Count == 0)
            {
                yield return rule.Policy.Report(Descriptor, ports.Kind == NodeKind.Sequence ? ports : rule.Head);
            }
        }
    }
}
