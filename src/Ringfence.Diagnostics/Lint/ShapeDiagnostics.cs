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

    /// <summary>Egress rules without policyTypes.</summary>
    public static readonly DiagnosticDescriptor CutsIngressToo = new(
        "RF3002",
        DiagnosticSeverity.Warning,
        "Egress rules that cut ingress too",
        "policyTypes is not written, so this policy of egress rules also denies all ingress of {0}",
        "write `policyTypes: [Egress]`, or add the ingress rules that the pods need",
        "docs/semantics.md 2.1; NetworkPolicySpec.policyTypes, networking.k8s.io/v1");

    /// <summary>Rules for a direction that is not in policyTypes.</summary>
    public static readonly DiagnosticDescriptor RulesLeftOut = new(
        "RF3003",
        DiagnosticSeverity.Error,
        "Rules that policyTypes leaves out",
        "{0} without effect: policyTypes is `[{1}]`",
        "add `{2}` to policyTypes, or remove the rules",
        "docs/semantics.md 2.1; NetworkPolicySpec.policyTypes, networking.k8s.io/v1");

    /// <summary>An empty list of a direction that is not in policyTypes.</summary>
    public static readonly DiagnosticDescriptor ListSaysNothing = new(
        "RF3004",
        DiagnosticSeverity.Info,
        "An empty list that says nothing",
        "an empty `{0}` says nothing here: policyTypes is `[{1}]`, so {0} is neither denied nor allowed by this policy",
        "to deny all {0}, add `{2}` to policyTypes; otherwise remove the list",
        "docs/semantics.md 2.1; NetworkPolicySpec.policyTypes, networking.k8s.io/v1");

    /// <summary>An empty from or to.</summary>
    public static readonly DiagnosticDescriptor EmptyPeers = new(
        "RF3005",
        DiagnosticSeverity.Warning,
        "An empty list of peers is everybody",
        "an empty `{0}` is everybody, not nobody: this rule lets {1}",
        "for nobody remove the rule; for everybody remove `{0}`, so that readers see it",
        "docs/semantics.md 2.3; NetworkPolicyIngressRule.from, networking.k8s.io/v1");

    /// <summary>An empty list of ports.</summary>
    public static readonly DiagnosticDescriptor EmptyPorts = new(
        "RF3006",
        DiagnosticSeverity.Warning,
        "An empty list of ports is every port",
        "an empty `ports` is every port of every protocol, not none",
        "list the ports, or remove `ports`, so that readers see it",
        "docs/semantics.md 2.3; NetworkPolicyIngressRule.ports, networking.k8s.io/v1");

    /// <summary>An empty item of ports.</summary>
    public static readonly DiagnosticDescriptor EmptyPort = new(
        "RF3007",
        DiagnosticSeverity.Warning,
        "An empty port is all of TCP",
        "an empty item of `ports` is every TCP port and nothing else: no UDP, no SCTP",
        "list the ports, or leave `ports` out for every port of every protocol",
        "docs/semantics.md 2.2; NetworkPolicyPort, networking.k8s.io/v1");

    /// <summary>An empty namespaceSelector.</summary>
    public static readonly DiagnosticDescriptor EveryNamespace = new(
        "RF3008",
        DiagnosticSeverity.Info,
        "Every namespace",
        "an empty namespaceSelector is every namespace, `{0}` itself and {1} too",
        "name the namespaces by a label, `kubernetes.io/metadata.name` for one, unless every one is meant",
        "docs/semantics.md 5.3; NetworkPolicyPeer.namespaceSelector, networking.k8s.io/v1");

    /// <summary>Two list items where one peer with both selectors was likely meant.</summary>
    public static readonly DiagnosticDescriptor EitherWhereBoth = new(
        "RF3009",
        DiagnosticSeverity.Warning,
        "Two items where both were likely meant",
        "two items of `{0}` are either of them: {1}",
        "to ask for both at once, make them one item: no `-` before the second selector",
        "docs/semantics.md 5.2; NetworkPolicyPeer, networking.k8s.io/v1");

    /// <summary>Two list items, with no pods in the input to tell what was meant.</summary>
    public static readonly DiagnosticDescriptor EitherOrBoth = new(
        "RF3010",
        DiagnosticSeverity.Info,
        "Two items that may have been meant as one",
        "two items of `{0}` are either of them: every pod of namespaces with `{1}`, and pods of `{2}` with `{3}`",
        "if both at once are meant, make them one item: no `-` before the second selector",
        "docs/semantics.md 5.2; NetworkPolicyPeer, networking.k8s.io/v1");

    /// <summary>One peer with both selectors where two list items were likely meant.</summary>
    public static readonly DiagnosticDescriptor BothWhereEither = new(
        "RF3011",
        DiagnosticSeverity.Warning,
        "One item where either was likely meant",
        "one item asks for both at once, and nobody is: {0}",
        "to ask for either, make them two items: a `-` before each selector",
        "docs/semantics.md 5.2; NetworkPolicyPeer, networking.k8s.io/v1");

    /// <summary>An empty policyTypes.</summary>
    public static readonly DiagnosticDescriptor EmptyPolicyTypes = new(
        "RF3012",
        DiagnosticSeverity.Warning,
        "An empty list of policyTypes is not none",
        "an empty policyTypes is the same as none at all: it is `[{0}]`",
        "write the directions out; a policy that isolates nothing cannot be written",
        "docs/semantics.md 2.1 and 6; NetworkPolicySpec.policyTypes, networking.k8s.io/v1");

    /// <summary>A podSelector that is absent or null.</summary>
    public static readonly DiagnosticDescriptor NoPodSelector = new(
        "RF3013",
        DiagnosticSeverity.Warning,
        "No podSelector is every pod",
        "podSelector is {0}, so the policy selects every pod of `{1}`{2}",
        "write `podSelector: {{}}` if every pod is meant, else the labels",
        "docs/semantics.md 2.3; NetworkPolicySpec.podSelector, networking.k8s.io/v1");

    /// <summary>A field that Calico does not have.</summary>
    public static readonly DiagnosticDescriptor UnknownCalicoField = new(
        "RF3019",
        DiagnosticSeverity.Error,
        "A field that Calico does not have",
        "`{0}` is no field of Calico in {2} of {1}: calicoctl refuses it, others drop it{3}",
        "remove it; there are {4}",
        "docs.tigera.io, Calico Open Source, Resource definitions; libcalico-go, api/pkg/apis/projectcalico/v3");

    /// <summary>All of them, by code.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
    [
        InferredPolicyTypes,
        CutsIngressToo,
        RulesLeftOut,
        ListSaysNothing,
        EmptyPeers,
        EmptyPorts,
        EmptyPort,
        EveryNamespace,
        EitherWhereBoth,
        EitherOrBoth,
        BothWhereEither,
        EmptyPolicyTypes,
        NoPodSelector,
        UnknownCalicoField,
    ];
}
