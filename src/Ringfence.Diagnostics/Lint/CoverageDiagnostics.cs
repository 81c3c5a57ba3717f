namespace Ringfence.Diagnostics;

/// <summary>What no policy holds; RF3080 to RF3089.</summary>
public static class CoverageDiagnostics
{
    /// <summary>All of them, by code.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
    [
    ];
}
