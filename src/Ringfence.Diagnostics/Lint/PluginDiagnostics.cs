namespace Ringfence.Diagnostics;

/// <summary>What the network plugin does not do; RF3240 to RF3249.</summary>
public static class PluginDiagnostics
{
    /// <summary>A plugin without policies.</summary>
    public static readonly DiagnosticDescriptor EnforcesNothing = new(
        "RF3240",
        DiagnosticSeverity.Error,
        "A network plugin that enforces nothing",
        "this cluster runs {0}, which enforces no NetworkPolicy: none of the {1} of the input has any effect",
        "{2}",
        "docs/plugins.md; kubernetes.io, Network Policies, Prerequisites");

    /// <summary>All of them, by code.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
    [
        EnforcesNothing,
    ];
}
