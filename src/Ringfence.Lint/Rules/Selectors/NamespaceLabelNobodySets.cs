using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>A namespaceSelector with a label that no namespace has.</summary>
internal sealed class NamespaceLabelNobodySets : ILintRule
{
    /// <inheritdoc/>
    public DiagnosticDescriptor Descriptor => SelectorDiagnostics.NamespaceLabelOfNobody;

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Examine(LintContext context)
    {
        foreach (PeerFinding peer in PeerScan.Of(context).Rules.SelectMany(peers => peers).Where(peer => peer.Fate == PeerFate.NamespaceLabelOfNobody))
        {
            yield return peer.Rule.Policy.Report(Descriptor, peer.Place, peer.Why, peer.Hint) with { Fix = peer.Fix };
        }
    }
}
