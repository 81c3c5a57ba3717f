using Ringfence.Core;
using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary><c>from: []</c>, which is everybody.</summary>
internal sealed class EmptyPeerList : ILintRule
{
    /// <inheritdoc/>
    public DiagnosticDescriptor Descriptor => ShapeDiagnostics.EmptyPeers;

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Examine(LintContext context)
    {
        foreach (PolicyRule rule in context.Policies.SelectMany(policy => policy.Rules))
        {
            SyntaxNode peers = rule.Direction == Direction.Ingress ? rule.Written.Node["from"u8] : rule.Written.Node["to"u8];
            if (peers.Exists && peers.Count == 0)
            {
                string effect = rule.Direction == Direction.Ingress ? "everybody in" : "its pods reach everybody";
                yield return rule.Policy.Report(Descriptor, peers.Kind == NodeKind.Sequence ? peers : rule.Head, rule.PeersKey, effect);
            }
        }
    }
}
