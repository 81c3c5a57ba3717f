namespace Ringfence.Diagnostics;

/// <summary>Names that cannot be resolved any more; RF3040 to RF3049.</summary>
public static class DnsDiagnostics
{
    /// <summary>No DNS over UDP.</summary>
    public static readonly DiagnosticDescriptor UdpCut = new(
        "RF3040",
        DiagnosticSeverity.Warning,
        "Egress rules without DNS",
        "{0} may not ask DNS any more: {1}",
        "add an egress rule with `ports: [{{protocol: UDP, port: 53}}, {{protocol: TCP, port: 53}}]` to the cluster's DNS pods",
        "docs/semantics.md 5.1; RFC 1035, 4.2");

    /// <summary>No DNS over TCP.</summary>
    public static readonly DiagnosticDescriptor TcpCut = new(
        "RF3041",
        DiagnosticSeverity.Info,
        "DNS over UDP alone",
        "{0} may ask DNS over UDP and not over TCP: {1}",
        "allow TCP beside UDP: an answer that is too long for UDP is asked for again over TCP",
        "docs/semantics.md 5.4; RFC 7766");

    /// <summary>DNS allowed at the port of the Service.</summary>
    public static readonly DiagnosticDescriptor WrongPort = new(
        "RF3042",
        DiagnosticSeverity.Warning,
        "DNS at the Service's port",
        "{0} may ask DNS at port 53, and the DNS pods {1} listen at {2}",
        "allow port {2}: policies are asked about the pod's port, after the Service was translated",
        "docs/semantics.md 5.4 and 5.7");

    /// <summary>No DNS at the address of NodeLocal DNS.</summary>
    public static readonly DiagnosticDescriptor NodeLocalCut = new(
        "RF3043",
        DiagnosticSeverity.Warning,
        "NodeLocal DNS left out",
        "{0} ask DNS at `{1}`, where {2} answers on each node, and no egress rule allows UDP 53 there",
        "add an ipBlock of `{1}/32` with UDP and TCP 53: pods of the host network are not matched by labels",
        "docs/semantics.md 5.8; kubernetes.io, Using NodeLocal DNSCache in Kubernetes Clusters");

    /// <summary>A rule to the namespace of DNS without ports.</summary>
    public static readonly DiagnosticDescriptor EveryPortOfSystem = new(
        "RF3044",
        DiagnosticSeverity.Warning,
        "A DNS rule without ports",
        "this rule opens every port of {0}, not DNS alone",
        "add `ports: [{{protocol: UDP, port: 53}}, {{protocol: TCP, port: 53}}]`, and a podSelector for the DNS pods",
        "docs/semantics.md 2.3 and 5.2");

    /// <summary>Egress denied whole.</summary>
    public static readonly DiagnosticDescriptor NothingOpened = new(
        "RF3045",
        DiagnosticSeverity.Info,
        "No egress, and no DNS",
        "{0} may open nothing at all, DNS neither: {1}",
        "if they are to reach anybody by name, allow DNS first",
        "docs/semantics.md 5.1");

    /// <summary>All of them, by code.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
    [
        UdpCut,
        TcpCut,
        WrongPort,
        NodeLocalCut,
        EveryPortOfSystem,
        NothingOpened,
    ];
}
