namespace Ringfence.Diagnostics;

/// <summary>Ports that lead nowhere; RF3050 to RF3059.</summary>
public static class PortDiagnostics
{
    /// <summary>All of them, by code.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
    [
    ];
}
