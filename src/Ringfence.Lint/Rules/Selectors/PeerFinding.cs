using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>What becomes of a peer, and why.</summary>
/// <param name="Rule">Its rule.</param>
/// <param name="Place">What to point at: the label that nobody has, else the peer.</param>
/// <param name="Fate">What becomes of it.</param>
/// <param name="Why">In words; the label key for one that no namespace has.</param>
/// <param name="Hint">What was likely meant, as a clause to put behind; empty when nothing is near.</param>
internal sealed record PeerFinding(PolicyRule Rule, SyntaxNode Place, PeerFate Fate, string Why, string Hint)
{
    /// <summary>Writes what was likely meant; null when nothing is near enough.</summary>
    public SuggestedFix? Fix { get; init; }
}
