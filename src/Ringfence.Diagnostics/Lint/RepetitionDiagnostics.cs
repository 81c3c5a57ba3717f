namespace Ringfence.Diagnostics;

/// <summary>Policies and rules that say the same, or take each other back; RF3220 to RF3229.</summary>
public static class RepetitionDiagnostics
{
    /// <summary>All of them, by code.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
    [
    ];
}
