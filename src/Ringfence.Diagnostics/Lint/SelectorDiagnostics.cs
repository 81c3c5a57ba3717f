namespace Ringfence.Diagnostics;

/// <summary>Selectors that take nobody, or not whom they seem to; RF3020 to RF3039.</summary>
public static class SelectorDiagnostics
{
    /// <summary>A policy without subjects.</summary>
    public static readonly DiagnosticDescriptor SelectsNothing = new(
        "RF3020",
        DiagnosticSeverity.Warning,
        "A policy that selects nothing",
        "no pod of namespace `{0}` has `{1}`, so this policy does nothing{2}",
        "correct the label, or remove the policy if its pods are gone",
        "docs/semantics.md 4.1; NetworkPolicySpec.podSelector, networking.k8s.io/v1");

    /// <summary>All of them, by code.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
    [
        SelectsNothing,
    ];
}
