namespace Ringfence.Diagnostics;

/// <summary>Pods and addresses of nodes; RF3230 to RF3239.</summary>
public static class NodeDiagnostics
{
    /// <summary>A policy for host-network pods alone.</summary>
    public static readonly DiagnosticDescriptor OnlyHostNetworkSelected = new(
        "RF3230",
        DiagnosticSeverity.Warning,
        "A policy for host-network pods",
        "this selects {0} alone, in the network of the node; on most plugins policies have no hold on such pods, so it does nothing",
        "take `hostNetwork` from the pods, or hold their traffic by a firewall of the node",
        "docs/semantics.md 5.8");

    /// <summary>Host-network pods among others.</summary>
    public static readonly DiagnosticDescriptor HostNetworkAmongSelected = new(
        "RF3231",
        DiagnosticSeverity.Info,
        "Host-network pods beyond a policy",
        "this selects {0} as well, in the network of the node, where on most plugins policies have no hold",
        "know that it stays open, or take `hostNetwork` from it",
        "docs/semantics.md 5.8");

    /// <summary>Host-network pods as a peer.</summary>
    public static readonly DiagnosticDescriptor HostNetworkPeer = new(
        "RF3232",
        DiagnosticSeverity.Warning,
        "A peer of host-network pods",
        "this takes {0} alone, whose traffic {1} addresses of nodes; on most plugins no selector matches it",
        "name the addresses of the nodes, `ipBlock: {{cidr: ...}}`, or take `hostNetwork` from the pods",
        "docs/semantics.md 5.8");

    /// <summary>A way in that exists on one node only.</summary>
    public static readonly DiagnosticDescriptor OwnNodeOnly = new(
        "RF3233",
        DiagnosticSeverity.Warning,
        "A peer that gets in from its own node only",
        "this takes {0} alone, in the network of the node, and on most plugins lets nobody in; {1} can be reached only where both are on one node, as on `{2}`",
        "name the addresses of the nodes, `ipBlock: {{cidr: ...}}`, or take `hostNetwork` from the pods",
        "docs/semantics.md 5.6 and 5.8");

    /// <summary>An address that each node has.</summary>
    public static readonly DiagnosticDescriptor OwnNodeAddress = new(
        "RF3234",
        DiagnosticSeverity.Info,
        "An address of the pod's own node",
        "`{0}` is where {1} listens on every node; whether a policy is asked about the way from a pod to its own node differs between plugins",
        "keep the rule for plugins that ask, and allow the DNS pods too: where the agent is down, or absent, they answer",
        "docs/semantics.md 5.6; kubernetes.io, Using NodeLocal DNSCache in Kubernetes Clusters");

    /// <summary>Client addresses that no pod gets to see.</summary>
    public static readonly DiagnosticDescriptor ClientsBehindNodes = new(
        "RF3235",
        DiagnosticSeverity.Warning,
        "Client addresses behind a node",
        "clients of `{0}` that come by Service `{1}` show {2} the address of a node: its externalTrafficPolicy is `Cluster`, which as a rule rewrites the source",
        "set `externalTrafficPolicy: Local`, which keeps the address, or filter at the load balancer (`loadBalancerSourceRanges`)",
        "docs/semantics.md 5.7; ServiceSpec.externalTrafficPolicy, v1");

    /// <summary>All of them, by code.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
    [
        OnlyHostNetworkSelected,
        HostNetworkAmongSelected,
        HostNetworkPeer,
        OwnNodeOnly,
        OwnNodeAddress,
        ClientsBehindNodes,
    ];
}
