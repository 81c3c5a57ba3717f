namespace Ringfence.Diagnostics;

/// <summary>What workloads need and policies cut; RF3201 to RF3219.</summary>
public static class TrafficDiagnostics
{
    /// <summary>All of them, by code.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
    [
    ];
}
