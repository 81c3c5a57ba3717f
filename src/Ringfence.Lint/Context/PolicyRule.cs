using Ringfence.Core;
using Ringfence.Dialects;
using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>A rule of a policy, as written and as compiled, in a direction that the policy governs.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Written">As written, with protocols filled in.</param>
/// <param name="Compiled">What it means; its peers stand in the order written.</param>
public sealed record PolicyRule(LintPolicy Policy, NetworkPolicyRule Written, Rule Compiled)
{
    /// <summary>The direction.</summary>
    public Direction Direction => Compiled.Ref.Direction;

    /// <summary>What the list of its peers is called.</summary>
    public string PeersKey => Direction == Direction.Ingress ? "from" : "to";

    /// <summary>The peers, each as written and as compiled; none when the rule is for everybody.</summary>
    public IReadOnlyList<(NetworkPolicyPeer Written, Peer Compiled)> Peers { get; } =
        Compiled.Match.Peer is Peer.AnyOf(var peers) ? [.. Written.Peers.Zip(peers)] : [];

    /// <summary>What to point at when the whole rule is meant: its first key, else the rule.</summary>
    public SyntaxNode Head
    {
        get
        {
            foreach (SyntaxEntry entry in Written.Node.Entries)
            {
                return entry.Key;
            }

            return Written.Node;
        }
    }
}
