namespace Ringfence.Diagnostics;

/// <summary>What the network plugin does not do; RF3240 to RF3249.</summary>
public static class PluginDiagnostics
{
    /// <summary>A plugin without policies.</summary>
    public static readonly DiagnosticDescriptor EnforcesNothing = new(
        "RF3240",
        DiagnosticSeverity.Error,
        "A network plugin that enforces nothing",
        "this cluster runs {0}, which {3}: {1}",
        "{2}",
        "docs/plugins.md; kubernetes.io, Network Policies, Prerequisites");

    /// <summary>A range of ports on a plugin that ignores its end.</summary>
    public static readonly DiagnosticDescriptor RangeIgnored = new(
        "RF3241",
        DiagnosticSeverity.Warning,
        "A range of ports that the network plugin ignores",
        "{0} {1}: of `{2}` to `{3}` this opens `{2}` alone",
        "write each port, or move to a version of the plugin that knows ranges",
        "docs/plugins.md; docs/semantics.md 5.4");

    /// <summary>SCTP on a plugin that does not handle it.</summary>
    public static readonly DiagnosticDescriptor SctpIgnored = new(
        "RF3242",
        DiagnosticSeverity.Warning,
        "SCTP on a network plugin that does not handle it",
        "{0} {1}, so this allows nothing",
        "have the plugin handle SCTP, or take the port away",
        "docs/plugins.md; docs/semantics.md 5.9");

    /// <summary>A port name on a plugin that resolves none.</summary>
    public static readonly DiagnosticDescriptor NameIgnored = new(
        "RF3243",
        DiagnosticSeverity.Warning,
        "A port name that the network plugin ignores",
        "{0} {1}: what becomes of `{2}` is not what the rule says",
        "write the number of the port",
        "docs/plugins.md; docs/semantics.md 5.5");

    /// <summary>All of them, by code.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
    [
        EnforcesNothing,
        RangeIgnored,
        SctpIgnored,
        NameIgnored,
    ];
}
