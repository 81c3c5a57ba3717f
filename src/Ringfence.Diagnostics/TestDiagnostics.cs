namespace Ringfence.Diagnostics;

/// <summary>What makes a test say less than it seems to; RF3101 to RF3199.</summary>
public static class TestDiagnostics
{
    /// <summary>A selector that takes nobody: the test proves nothing.</summary>
    public static readonly DiagnosticDescriptor NothingSelected = new(
        "RF3101",
        DiagnosticSeverity.Error,
        "A test that selects nothing",
        "{0}, so the test proves nothing",
        "{1}",
        "docs/tests.md");

    /// <summary>Ends between which there is nothing to test.</summary>
    public static readonly DiagnosticDescriptor NothingTested = new(
        "RF3102",
        DiagnosticSeverity.Error,
        "A test without connections",
        "no connection is left to test: {0}",
        "{1}",
        "docs/tests.md");

    /// <summary>A port name that no destination declares.</summary>
    public static readonly DiagnosticDescriptor PortNotDeclared = new(
        "RF3103",
        DiagnosticSeverity.Error,
        "A port name that nobody declares",
        "no destination of this test declares a port named `{0}`, so the test proves nothing",
        "{1}",
        "docs/tests.md");

    /// <summary>An exception that is not needed.</summary>
    public static readonly DiagnosticDescriptor IdleException = new(
        "RF3104",
        DiagnosticSeverity.Warning,
        "An exception that excepts nothing",
        "this exception leaves nothing out of test `{0}`",
        "remove it if what it was for is gone, or correct it",
        "docs/tests.md");

    /// <summary>Pods of nodes' networks in a set.</summary>
    public static readonly DiagnosticDescriptor HostPodsLeftAside = new(
        "RF3105",
        DiagnosticSeverity.Info,
        "Pods in their nodes' networks are left aside",
        "sets of tests leave {0} aside: policies have no hold on pods in their nodes' networks",
        "nothing needs to be done; a test of such a pod names it: `from: {1}`",
        "docs/semantics.md 5.8");

    /// <summary>All of the above, by code.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
    [
        NothingSelected,
        NothingTested,
        PortNotDeclared,
        IdleException,
        HostPodsLeftAside,
    ];
}
