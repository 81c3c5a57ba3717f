namespace Ringfence.Diagnostics;

/// <summary>Pods and addresses of nodes; RF3230 to RF3239.</summary>
public static class NodeDiagnostics
{
    /// <summary>All of them, by code.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
    [
    ];
}
