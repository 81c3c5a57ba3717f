using Ringfence.Syntax;

namespace Ringfence.Dialects;

/// <summary>One element of <c>from</c> or <c>to</c>. Absent and empty differ here: null is absent, and takes no part.</summary>
/// <param name="Node">The peer.</param>
/// <param name="PodSelector">Pods by label; null when absent.</param>
/// <param name="NamespaceSelector">Namespaces by label; null when absent, and then only the policy's own namespace is meant.</param>
/// <param name="IpBlock">Addresses; null when absent.</param>
public sealed record NetworkPolicyPeer(
    SyntaxNode Node,
    SelectorObject? PodSelector,
    SelectorObject? NamespaceSelector,
    IpBlock? IpBlock);
