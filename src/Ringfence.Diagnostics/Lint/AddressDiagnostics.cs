namespace Ringfence.Diagnostics;

/// <summary>Blocks of addresses that do not mean what they look like; RF3060 to RF3079.</summary>
public static class AddressDiagnostics
{
    /// <summary>The address of a pod.</summary>
    public static readonly DiagnosticDescriptor PodByAddress = new(
        "RF3060",
        DiagnosticSeverity.Warning,
        "A pod by its address",
        "`{0}` is the address of pod `{1}` until it is replaced, and of anybody after that",
        "select the pod by {2}",
        "docs/semantics.md 5.3; NetworkPolicyPeer.ipBlock, networking.k8s.io/v1");

    /// <summary>The address of a Service.</summary>
    public static readonly DiagnosticDescriptor ServiceByAddress = new(
        "RF3061",
        DiagnosticSeverity.Warning,
        "A Service by its address",
        "`{0}` takes {1}, and of no pod: {2}, so this likely allows nothing",
        "select the pods behind the Service by their labels{3}",
        "docs/semantics.md 5.7; kubernetes.io, Network Policies, Behavior of to and from selectors");

    /// <summary>Pods or nodes in a block.</summary>
    public static readonly DiagnosticDescriptor ReachesIntoCluster = new(
        "RF3062",
        DiagnosticSeverity.Info,
        "A block that reaches into the cluster",
        "`{0}` takes addresses of the cluster: {1}",
        "leave them out with `except` if only others are meant; select pods by labels if these are, for not every plugin looks for pods in blocks",
        "docs/semantics.md 5.3; kubernetes.io, Network Policies, Behavior of to and from selectors");

    /// <summary>Egress to everybody.</summary>
    public static readonly DiagnosticDescriptor EgressToEveryAddress = new(
        "RF3063",
        DiagnosticSeverity.Warning,
        "Egress to every address",
        "`{0}` without `except` allows egress to every address at every port, {1}",
        "if the internet is meant, leave out what is not: `except: {2}`; if everything is, a rule `{{}}` says so",
        "docs/semantics.md 5.3; NetworkPolicyPeer.ipBlock, networking.k8s.io/v1");

    /// <summary>Web egress to everybody.</summary>
    public static readonly DiagnosticDescriptor PortsOfEveryAddress = new(
        "RF3064",
        DiagnosticSeverity.Info,
        "Some ports of every address",
        "`{0}` allows these ports at every address, {1}",
        "if the internet is meant, leave out what is not: `except: {2}`",
        "docs/semantics.md 5.3; NetworkPolicyPeer.ipBlock, networking.k8s.io/v1");

    /// <summary>Ingress from everybody.</summary>
    public static readonly DiagnosticDescriptor IngressFromEveryAddress = new(
        "RF3065",
        DiagnosticSeverity.Info,
        "Ingress from every address",
        "`{0}` lets in every address, {1}",
        "a rule without `from` says the same of every plugin; if only those outside are meant, leave out the cluster's with `except`",
        "docs/semantics.md 5.3; kubernetes.io, Network Policies, Behavior of to and from selectors");

    /// <summary>Credentials of the machine.</summary>
    public static readonly DiagnosticDescriptor MetadataReachable = new(
        "RF3066",
        DiagnosticSeverity.Warning,
        "Cloud metadata in reach",
        "`{0}` takes {1}, where {2} hands the credentials or settings of the node to whoever asks",
        "leave it out: `except: [{3}]`",
        "docs/semantics.md 5.3; the providers' documentation of instance metadata");

    /// <summary>All of them, by code.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
    [
        PodByAddress,
        ServiceByAddress,
        ReachesIntoCluster,
        EgressToEveryAddress,
        PortsOfEveryAddress,
        IngressFromEveryAddress,
        MetadataReachable,
    ];
}
