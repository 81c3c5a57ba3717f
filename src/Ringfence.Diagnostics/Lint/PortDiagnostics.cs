namespace Ringfence.Diagnostics;

/// <summary>Ports that lead nowhere; RF3050 to RF3059.</summary>
public static class PortDiagnostics
{
    /// <summary>A port name that no destination has.</summary>
    public static readonly DiagnosticDescriptor NameUndeclared = new(
        "RF3050",
        DiagnosticSeverity.Warning,
        "A port name that no pod declares",
        "no container of {1} declares a port called `{0}`, so this allows nothing{2}",
        "name the port in the pod's `containers[].ports`, or write its number here",
        "docs/semantics.md 5.5");

    /// <summary>A port name that destinations have with another protocol.</summary>
    public static readonly DiagnosticDescriptor NameOfOtherProtocol = new(
        "RF3051",
        DiagnosticSeverity.Warning,
        "A port name of another protocol",
        "`{0}` is a {3} port of {2}, and this asks for {1}, so it allows nothing",
        "write `protocol: {3}`, or the name of a port that is {1}",
        "docs/semantics.md 5.5");

    /// <summary>The port of a Service instead of its pods' own.</summary>
    public static readonly DiagnosticDescriptor ServicePort = new(
        "RF3052",
        DiagnosticSeverity.Warning,
        "The port of a Service in a rule",
        "{0} is a port of Service {1}, which leads to {2} of {3}; policies judge that one, and nothing there is known to listen on {0}",
        "write the port of the pods, {2}; a policy never sees the port of a Service",
        "docs/semantics.md 5.4 and 5.7");

    /// <summary>All of them, by code.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
    [
        NameUndeclared,
        NameOfOtherProtocol,
        ServicePort,
    ];
}
