namespace Ringfence.Diagnostics;

/// <summary>What workloads need and policies cut; RF3201 to RF3219.</summary>
public static class TrafficDiagnostics
{
    /// <summary>A rule that probes do not need.</summary>
    public static readonly DiagnosticDescriptor RuleForProbes = new(
        "RF3201",
        DiagnosticSeverity.Info,
        "A rule for probes, which need none",
        "this lets nodes in on {0}, where probes of {1} go; the kubelet probes from the pod's own node, which may always connect",
        "remove the rule, if it is there for probes alone",
        "docs/semantics.md 5.6");

    /// <summary>Replicas that talk to each other and may not.</summary>
    public static readonly DiagnosticDescriptor StatefulSetPeers = new(
        "RF3202",
        DiagnosticSeverity.Warning,
        "Replicas that cannot reach each other",
        "the replicas of `{0}` talk to each other, as {1} shows, and may not: {2}",
        "add rules for the set's own labels, ingress and, where it is isolated, egress",
        "docs/semantics.md 5.1; kubernetes.io, StatefulSets, Stable Network ID");

    /// <summary>Replicas that may not talk to each other.</summary>
    public static readonly DiagnosticDescriptor StatefulSetApart = new(
        "RF3203",
        DiagnosticSeverity.Info,
        "Replicas kept apart",
        "the replicas of `{0}` may not connect to each other: {1}",
        "if they form a cluster, add rules for the set's own labels",
        "docs/semantics.md 5.1; kubernetes.io, StatefulSets, Stable Network ID");

    /// <summary>An annotation that asks for scraping, and policies in the way.</summary>
    public static readonly DiagnosticDescriptor AnnotatedScrape = new(
        "RF3204",
        DiagnosticSeverity.Warning,
        "Metrics that nobody can scrape",
        "`prometheus.io/scrape` asks for {0} to be scraped, which policies prevent: {1}",
        "add an ingress rule for the pods that scrape, with the port of the metrics",
        "docs/semantics.md 5.1");

    /// <summary>A monitor whose targets policies cut.</summary>
    public static readonly DiagnosticDescriptor MonitorScrape = new(
        "RF3205",
        DiagnosticSeverity.Warning,
        "A monitor whose targets are cut",
        "{0} `{1}` has {2} scraped, which policies prevent: {3}",
        "add an ingress rule for the pods that scrape, with the port of the metrics",
        "docs/semantics.md 5.1; monitoring.coreos.com/v1");

    /// <summary>An Ingress whose backends its controller cannot reach.</summary>
    public static readonly DiagnosticDescriptor IngressBackend = new(
        "RF3206",
        DiagnosticSeverity.Warning,
        "An Ingress whose backends are cut",
        "the controller of Ingress `{0}` has to reach {1}, which policies prevent: {2}",
        "add an ingress rule for the controller's pods, with the port of the backend pods",
        "docs/semantics.md 5.1; IngressBackend, networking.k8s.io/v1");

    /// <summary>A route whose backends its gateway cannot reach.</summary>
    public static readonly DiagnosticDescriptor RouteBackend = new(
        "RF3207",
        DiagnosticSeverity.Warning,
        "A route whose backends are cut",
        "{0} `{1}` leads to {2}, which policies prevent: {3}",
        "add an ingress rule for the gateway's pods, with the port of the backend pods",
        "docs/semantics.md 5.1; gateway.networking.k8s.io/v1");

    /// <summary>Pods that the API server calls and cannot reach.</summary>
    public static readonly DiagnosticDescriptor WebhookServer = new(
        "RF3208",
        DiagnosticSeverity.Warning,
        "A webhook that the API server cannot reach",
        "{0} has the API server connect to {1}, which policies prevent: {2}",
        "allow the port from the addresses of the control plane (`ipBlock`); the API server is no pod that a selector takes",
        "docs/semantics.md 5.8; ServiceReference, admissionregistration.k8s.io/v1");

    /// <summary>Pods that call the API server and cannot reach it.</summary>
    public static readonly DiagnosticDescriptor ApiServerClient = new(
        "RF3209",
        DiagnosticSeverity.Warning,
        "Pods cut from the API server",
        "{1} gives {0} rights at the API server, which policies keep out of reach: {2}",
        "allow TCP 443 or 6443 to the addresses of the API server (`kubectl get endpointslices -n default -l kubernetes.io/service-name=kubernetes`)",
        "docs/semantics.md 5.7 and 5.8");

    /// <summary>The API server taken for a pod.</summary>
    public static readonly DiagnosticDescriptor ApiServerAsPod = new(
        "RF3210",
        DiagnosticSeverity.Warning,
        "The API server taken for a pod",
        "no pod of `kube-system` is known to listen on TCP {0}, and the API server is none that selectors take: it runs in the network of its nodes, or outside of the cluster",
        "name its addresses, `ipBlock: {{cidr: ...}}` (`kubectl get endpointslices -n default -l kubernetes.io/service-name=kubernetes`)",
        "docs/semantics.md 5.7 and 5.8");

    /// <summary>One end allows, the other denies.</summary>
    public static readonly DiagnosticDescriptor OneSideOnly = new(
        "RF3219",
        DiagnosticSeverity.Warning,
        "Allowed at one end only",
        "by this rule {0}, but {1}: its {3} is isolated by {2}, and none of that is allowed there",
        "a connection needs both ends: allow it in the {3} of {4} too, or drop this rule",
        "docs/semantics.md 5.1; kubernetes.io, Network Policies, The two sorts of pod isolation");

    /// <summary>All of them, by code.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
    [
        RuleForProbes,
        StatefulSetPeers,
        StatefulSetApart,
        AnnotatedScrape,
        MonitorScrape,
        IngressBackend,
        RouteBackend,
        WebhookServer,
        ApiServerClient,
        ApiServerAsPod,
        OneSideOnly,
    ];
}
