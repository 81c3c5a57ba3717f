namespace Ringfence.Reference;

/// <summary>One entry of <c>ingress</c> or <c>egress</c>; <paramref name="Peers"/> is its <c>from</c> or <c>to</c>.</summary>
public sealed record PolicyRule(IReadOnlyList<PolicyPeer>? Peers, IReadOnlyList<PolicyPort?>? Ports);
