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

    /// <summary>All of them, by code.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
    [
        UdpCut,
    ];
}
