namespace Ringfence.Diagnostics;

/// <summary>What no policy holds, and what one should not hold; RF3080 to RF3089.</summary>
public static class CoverageDiagnostics
{
    /// <summary>No default deny.</summary>
    public static readonly DiagnosticDescriptor NoDefaultDeny = new(
        "RF3080",
        DiagnosticSeverity.Info,
        "A namespace without default deny",
        "namespace `{0}`, with {2}, has no default deny for {1}",
        "add a policy with `podSelector: {{}}` and `policyTypes: [{3}]`, and allow what is needed beside it",
        "docs/semantics.md 5.1; kubernetes.io, Network Policies, Default policies");

    /// <summary>No policy at all.</summary>
    public static readonly DiagnosticDescriptor NoPolicy = new(
        "RF3081",
        DiagnosticSeverity.Info,
        "A workload without policy",
        "no policy selects `{0}`: as far as it goes, everybody may connect to it, and it to everybody",
        "add a policy that selects its labels, or a default deny for its namespace",
        "docs/semantics.md 5.1; kubernetes.io, Network Policies, The two sorts of pod isolation");

    /// <summary>A policy among the system's pods.</summary>
    public static readonly DiagnosticDescriptor InSystemNamespace = new(
        "RF3082",
        DiagnosticSeverity.Info,
        "A policy in a system namespace",
        "this policy stands in `{0}`, whose pods the whole cluster depends on{1}",
        "select as few pods as will do, and try it where it may break: DNS, metrics and admission can fail for everybody",
        "docs/semantics.md 5.1");

    /// <summary>Pods that everybody needs, cut off.</summary>
    public static readonly DiagnosticDescriptor SystemPodsCut = new(
        "RF3083",
        DiagnosticSeverity.Warning,
        "System pods cut off by an empty podSelector",
        "this empty podSelector also takes {0}, {1}, and no rule allows it any {2}",
        "add a policy for these pods that allows what they are there for, or select the others by label",
        "docs/semantics.md 5.1; NetworkPolicySpec.podSelector, networking.k8s.io/v1");

    /// <summary>All of them, by code.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
    [
        NoDefaultDeny,
        NoPolicy,
        InSystemNamespace,
        SystemPodsCut,
    ];
}
