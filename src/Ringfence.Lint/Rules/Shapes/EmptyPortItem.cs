using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary><c>ports: [{}]</c>, which is every TCP port.</summary>
internal sealed class EmptyPortItem : ILintRule
{
    /// <inheritdoc/>
    public DiagnosticDescriptor Descriptor => ShapeDiagnostics.EmptyPort;

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Examine(LintContext context)
    {
        foreach (PolicyRule rule in context.Policies.SelectMany(policy => policy.Rules))
        {
            foreach (SyntaxNode port in rule.Written.Node["ports"u8].Items)
            {
                if (port.Count == 0)
                {
                    yield return rule.Policy.Report(Descriptor, port.Span.Length > 0 ? port : rule.Head);
                }
            }
        }
    }
}
