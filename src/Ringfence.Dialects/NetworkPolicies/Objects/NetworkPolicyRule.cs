using Ringfence.Syntax;

namespace Ringfence.Dialects;

/// <summary>An ingress or egress rule.</summary>
/// <param name="Node">The rule; a null list item is a rule without anything, which allows everything.</param>
/// <param name="Peers">Its <c>from</c> or <c>to</c>; none means everyone.</param>
/// <param name="Ports">Its ports; none means every port and protocol.</param>
public sealed record NetworkPolicyRule(
    SyntaxNode Node,
    IReadOnlyList<NetworkPolicyPeer> Peers,
    IReadOnlyList<NetworkPolicyPort> Ports);
