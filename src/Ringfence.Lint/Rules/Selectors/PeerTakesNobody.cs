using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>A peer that takes nobody, in a rule that has other peers.</summary>
internal sealed class PeerTakesNobody : ILintRule
{
    /// <inheritdoc/>
    public DiagnosticDescriptor Descriptor => SelectorDiagnostics.PeerMatchesNothing;

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Examine(LintContext context)
    {
        foreach (IReadOnlyList<PeerFinding> peers in PeerScan.Of(context).Rules.Where(peers => peers.Any(peer => peer.Fate == PeerFate.Takes)))
        {
            foreach (PeerFinding peer in peers.Where(peer => peer.Fate == PeerFate.Nobody))
            {
                yield return peer.Rule.Policy.Report(Descriptor, peer.Place, peer.Why, peer.Hint) with { Fix = peer.Fix };
            }
        }
    }
}
