namespace Ringfence.Diagnostics;

/// <summary>Shapes that do not mean what they look like, whatever the cluster; RF3001 to RF3019.</summary>
public static class ShapeDiagnostics
{
    /// <summary>policyTypes left to inference.</summary>
    public static readonly DiagnosticDescriptor InferredPolicyTypes = new(
        "RF3001",
        DiagnosticSeverity.Info,
        "policyTypes left to inference",
        "policyTypes is not written, so it is `{0}`",
        "write it out, so that a rule added later does not change what the policy isolates",
        "docs/semantics.md 2.1; NetworkPolicySpec.policyTypes, networking.k8s.io/v1");

    /// <summary>All of them, by code.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
    [
        InferredPolicyTypes,
    ];
}
