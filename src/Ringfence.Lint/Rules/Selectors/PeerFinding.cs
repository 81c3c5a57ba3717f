using Ringfence.Dialects;

namespace Ringfence.Lint;

/// <summary>A peer, what becomes of it, and why.</summary>
/// <param name="Rule">Its rule.</param>
/// <param name="Peer">As written.</param>
/// <param name="Fate">What becomes of it.</param>
/// <param name="Why">In words; the label key for one that no namespace has.</param>
/// <param name="Hint">What was likely meant, as a clause to put behind; empty when nothing is near.</param>
internal sealed record PeerFinding(PolicyRule Rule, NetworkPolicyPeer Peer, PeerFate Fate, string Why, string Hint);
