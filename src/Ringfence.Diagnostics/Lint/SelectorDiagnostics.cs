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

    /// <summary>A peer that matches nothing, beside others that do.</summary>
    public static readonly DiagnosticDescriptor PeerMatchesNothing = new(
        "RF3021",
        DiagnosticSeverity.Warning,
        "A peer that takes nobody",
        "nobody is taken by this peer: {0}{1}",
        "correct the label, or remove the peer if its pods are gone",
        "docs/semantics.md 4.1 and 5.3; NetworkPolicyPeer, networking.k8s.io/v1");

    /// <summary>A rule of which no peer matches anything.</summary>
    public static readonly DiagnosticDescriptor RuleMatchesNothing = new(
        "RF3022",
        DiagnosticSeverity.Warning,
        "A rule that allows nobody",
        "this rule allows nobody: {0}{1}",
        "correct the label, or remove the rule if its pods are gone",
        "docs/semantics.md 5.2 and 5.3; NetworkPolicyPeer, networking.k8s.io/v1");

    /// <summary>A namespace selector with a label that no namespace has.</summary>
    public static readonly DiagnosticDescriptor NamespaceLabelOfNobody = new(
        "RF3023",
        DiagnosticSeverity.Warning,
        "A namespace label that nobody sets",
        "no namespace of the input has a label `{0}`{1}",
        "use `kubernetes.io/metadata.name`, which the API server sets on every namespace to its name, or label the namespaces",
        "docs/semantics.md 4.3; KEP-2161");

    /// <summary>A namespace that is not there.</summary>
    public static readonly DiagnosticDescriptor NamespaceMistyped = new(
        "RF3024",
        DiagnosticSeverity.Warning,
        "A policy in a namespace that is likely mistyped",
        "the input has nothing in namespace `{0}` but policies; did you mean `{1}`, {2}?",
        "correct `metadata.namespace`; if `{0}` is meant, give its Namespace or its workloads as well",
        "docs/semantics.md 4.1; ObjectMeta.namespace, meta/v1");

    /// <summary>One value of a list that nobody has.</summary>
    public static readonly DiagnosticDescriptor ValueOfNobody = new(
        "RF3025",
        DiagnosticSeverity.Warning,
        "A value in a list that is likely mistyped",
        "{0} has `{1}={2}`; did you mean `{1}={3}`, as `{4}` has?",
        "correct the value, or take it out of the list",
        "docs/semantics.md 4.1; LabelSelectorRequirement.values, meta/v1");

    /// <summary>A Service where pods are selected.</summary>
    public static readonly DiagnosticDescriptor ServiceSelected = new(
        "RF3030",
        DiagnosticSeverity.Warning,
        "A Service where pods are selected",
        "policies select pods and look through Services: {0}",
        "copy the Service's own `spec.selector` into the podSelector",
        "docs/semantics.md 5.3 and 5.7");

    /// <summary>The own namespace among others.</summary>
    public static readonly DiagnosticDescriptor OwnNamespaceTaken = new(
        "RF3038",
        DiagnosticSeverity.Info,
        "A namespaceSelector that takes the own namespace",
        "besides {1} this selector takes `{0}` itself, so the pods of `{0}` {2} in spite of its default deny",
        "if only others are meant, leave it out: `matchExpressions: [{{key: kubernetes.io/metadata.name, operator: NotIn, values: [{0}]}}]`",
        "docs/semantics.md 5.3; NetworkPolicyPeer.namespaceSelector, networking.k8s.io/v1");

    /// <summary>All of them, by code.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
    [
        SelectsNothing,
        PeerMatchesNothing,
        RuleMatchesNothing,
        NamespaceLabelOfNobody,
        NamespaceMistyped,
        ValueOfNobody,
        ServiceSelected,
        OwnNamespaceTaken,
    ];
}
