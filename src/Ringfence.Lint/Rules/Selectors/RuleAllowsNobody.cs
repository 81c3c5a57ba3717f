using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>A rule of which every peer takes nobody.</summary>
internal sealed class RuleAllowsNobody : ILintRule
{
    /// <inheritdoc/>
    public DiagnosticDescriptor Descriptor => SelectorDiagnostics.RuleMatchesNothing;

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Examine(LintContext context)
    {
        foreach (IReadOnlyList<PeerFinding> peers in PeerScan.Of(context).Rules.Where(peers => peers.All(peer => peer.Fate != PeerFate.Takes)))
        {
            foreach (PeerFinding peer in peers.Where(peer => peer.Fate == PeerFate.Nobody).Take(1))
            {
                string others = peers.Count > 1 ? $"; its other peers ({peers.Count - 1}) take nobody either" : string.Empty;
                yield return peer.Rule.Policy.Report(Descriptor, peer.Place, peer.Why, peer.Hint + others) with { Fix = peer.Fix };
            }
        }
    }
}
