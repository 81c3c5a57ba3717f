namespace Ringfence.Diagnostics;

/// <summary>Blocks of addresses that do not mean what they look like; RF3060 to RF3079.</summary>
public static class AddressDiagnostics
{
    /// <summary>All of them, by code.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
    [
    ];
}
