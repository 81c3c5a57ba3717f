namespace Ringfence.Diagnostics;

/// <summary>RF29nn: what an answer rests on besides the input: upstream leaves the outcome open, or a fact is missing.</summary>
public static class CaveatDiagnostics
{
    /// <summary>A policy selects a pod with <c>hostNetwork: true</c>; what that does is left to the plugin.</summary>
    public static readonly DiagnosticDescriptor HostNetworkSubject = new(
        Code: "RF2901",
        Severity: DiagnosticSeverity.Info,
        Title: "A policy selects a pod in its node's network",
        Message: "a policy selects `{0}`, which lives in its node's network; we take it to have no effect there",
        Help: "most network plugins ignore policies for such pods, some enforce them; try it on your cluster before you rely on it",
        Source: "docs/semantics.md, pods in the node's network");

    /// <summary>A peer selector would match a pod with <c>hostNetwork: true</c>; plugins differ.</summary>
    public static readonly DiagnosticDescriptor HostNetworkPeer = new(
        Code: "RF2902",
        Severity: DiagnosticSeverity.Info,
        Title: "A selector would match a pod in its node's network",
        Message: "a selector matches the labels of `{0}`, which lives in its node's network; we take its traffic to be the node's, so the rule does not match",
        Help: "allow the node's address with an ipBlock if this traffic is meant to pass",
        Source: "docs/semantics.md, pods in the node's network");

    /// <summary>Only TCP, UDP and SCTP have a defined meaning.</summary>
    public static readonly DiagnosticDescriptor OtherProtocol = new(
        Code: "RF2903",
        Severity: DiagnosticSeverity.Info,
        Title: "A protocol that policies are not defined for",
        Message: "policies are defined for TCP, UDP and SCTP only; what happens to other protocols at `{0}` depends on the network plugin",
        Help: "do not rely on a policy to stop or to pass ICMP and the like",
        Source: "docs/semantics.md, other protocols");

    /// <summary>Hairpin traffic through a Service is undefined.</summary>
    public static readonly DiagnosticDescriptor Hairpin = new(
        Code: "RF2904",
        Severity: DiagnosticSeverity.Info,
        Title: "A pod reaches itself through a Service",
        Message: "`{0}` reaches itself through `{1}`; upstream does not say whether policies apply to that, and we take it to be allowed",
        Help: "allow the pod's own labels in its policy if it must reach itself through the Service on every cluster",
        Source: "docs/semantics.md, built-in exceptions");

    /// <summary>Documentation and API comments differ on egress to the own node.</summary>
    public static readonly DiagnosticDescriptor ToOwnNode = new(
        Code: "RF2905",
        Severity: DiagnosticSeverity.Info,
        Title: "A pod connects to the node it runs on",
        Message: "`{0}` runs on `{1}`, and upstream contradicts itself on whether a pod may always reach its own node; we let its egress rules decide",
        Help: "allow the node's address with an ipBlock if the pod needs it",
        Source: "docs/semantics.md, built-in exceptions");

    /// <summary>A pod's own node may always reach it, for the kubelet's probes.</summary>
    public static readonly DiagnosticDescriptor OnlyFromOwnNode = new(
        Code: "RF2906",
        Severity: DiagnosticSeverity.Info,
        Title: "Allowed from the pod's own node only",
        Message: "this passes only because `{0}` runs on `{1}`; the same connection from another node is denied",
        Help: "allow the nodes' addresses with an ipBlock if every node must get through",
        Source: "docs/semantics.md, built-in exceptions");

    /// <summary>Own-node rules need the pod's node.</summary>
    public static readonly DiagnosticDescriptor NodeUnknown = new(
        Code: "RF2907",
        Severity: DiagnosticSeverity.Info,
        Title: "It is not known which node a pod runs on",
        Message: "the input does not say which node `{0}` runs on, so we take the two ends to be on different nodes; on one node the answer may differ: a node always reaches the pods on it, and whether they always reach it is open upstream",
        Help: "give the pods of the running cluster (kubectl get pods -A -o json) to get an answer for them",
        Source: "docs/semantics.md, built-in exceptions");

    /// <summary>Whether ipBlock sees addresses before or after Service translation is undefined.</summary>
    public static readonly DiagnosticDescriptor RewrittenAddress = new(
        Code: "RF2908",
        Severity: DiagnosticSeverity.Info,
        Title: "An address block behind a Service",
        Message: "an ipBlock was compared with an address that `{0}` may rewrite; whether plugins look before or after that is not defined",
        Help: "allow the pods by their labels instead of by address",
        Source: "docs/semantics.md, Services");

    /// <summary>A workload without pods has no address.</summary>
    public static readonly DiagnosticDescriptor AddressUnknown = new(
        Code: "RF2909",
        Severity: DiagnosticSeverity.Info,
        Title: "An address that is not known",
        Message: "an ipBlock was compared with `{0}`, whose address the input does not give; we take a block to match only when it covers every address",
        Help: "give the pods of the running cluster, or say where pods get their addresses with --pod-cidr",
        Source: "docs/semantics.md, workloads without address");

    /// <summary>An assumed namespace has only the label that the API server sets.</summary>
    public static readonly DiagnosticDescriptor AssumedNamespace = new(
        Code: "RF2910",
        Severity: DiagnosticSeverity.Info,
        Title: "Labels of a namespace that the input does not have",
        Message: "namespace `{0}` is not in the input, so whether it has `{1}` is not known; we take it to have only its name label",
        Help: "add the Namespace object to the input",
        Source: "docs/semantics.md, selectors; KEP-2161");

    /// <summary>Which containers' port names count for policies is unspecified.</summary>
    public static readonly DiagnosticDescriptor SidecarPortName = new(
        Code: "RF2911",
        Severity: DiagnosticSeverity.Info,
        Title: "A port name that only a sidecar declares",
        Message: "port name `{0}` is declared by a sidecar only; we count it, as Services do, but upstream does not say so for policies",
        Help: "use the port's number in the policy, or declare the name in a regular container",
        Source: "docs/semantics.md, named ports");

    /// <summary>Upstream is silent on pods in phase Succeeded or Failed.</summary>
    public static readonly DiagnosticDescriptor FinishedPod = new(
        Code: "RF2912",
        Severity: DiagnosticSeverity.Info,
        Title: "A pod that has ended",
        Message: "`{0}` has ended; we take policies neither to select nor to match it",
        Help: "ask about a pod that runs",
        Source: "docs/semantics.md, pod state");

    /// <summary>A connection uses one address family.</summary>
    public static readonly DiagnosticDescriptor NoCommonFamily = new(
        Code: "RF2913",
        Severity: DiagnosticSeverity.Info,
        Title: "No common address family",
        Message: "the two ends have no {0} address in common, so no connection can be made whatever policies say",
        Help: "check the addresses of both ends",
        Source: "docs/semantics.md, dual stack");

    /// <summary>A pod can never be cut off from itself.</summary>
    public static readonly DiagnosticDescriptor WorkloadToItself = new(
        Code: "RF2914",
        Severity: DiagnosticSeverity.Info,
        Title: "A workload connects to itself",
        Message: "`{0}` stands for several pods; this is the answer between two different ones, a pod always reaches itself",
        Help: "give the workload's pods to get an answer for each of them",
        Source: "docs/semantics.md, built-in exceptions");

    /// <summary>Policy kinds of other languages are never silently ignored.</summary>
    public static readonly DiagnosticDescriptor ForeignPolicies = new(
        Code: "RF2915",
        Severity: DiagnosticSeverity.Warning,
        Title: "Policies of a kind that is not evaluated",
        Message: "the input has {0} `{1}` of `{2}`, which this version does not evaluate; they may allow or deny more than this answer says",
        Help: "check those policies by other means before you rely on this answer",
        Source: "docs/semantics.md, policy languages");

    /// <summary>With <c>--keep-going</c> answers are given without broken objects.</summary>
    public static readonly DiagnosticDescriptor ObjectsLeftOut = new(
        Code: "RF2916",
        Severity: DiagnosticSeverity.Warning,
        Title: "Objects left out of the answer",
        Message: "`{0}` is left out because the API server would refuse it or it cannot be read; this answer is for the cluster without it",
        Help: "repair it, `ringfence check` says how",
        Source: "docs/semantics.md, reading");

    /// <summary>A Service port leads to a container port name that a backend does not declare.</summary>
    public static readonly DiagnosticDescriptor BackendWithoutPort = new(
        Code: "RF2917",
        Severity: DiagnosticSeverity.Info,
        Title: "A backend that a Service port does not lead to",
        Message: "`{0}` declares no port named `{1}`, so `{2}` does not lead to it; this answer is for the other backends",
        Help: "name the port in the pod's containers, or give the Service the port's number",
        Source: "docs/semantics.md, Services");

    /// <summary>NodePort and LoadBalancer Services may hide the client behind a node's address.</summary>
    public static readonly DiagnosticDescriptor NodePort = new(
        Code: "RF2918",
        Severity: DiagnosticSeverity.Info,
        Title: "A Service that is also reached through node ports",
        Message: "`{0}` is also reached through ports of every node; there the source may be rewritten to a node's address before policies look at it, and this answer is for the direct way",
        Help: "with externalTrafficPolicy: Local the source stays as it is",
        Source: "docs/semantics.md, Services");

    /// <summary>The question names an address that somebody of the input has.</summary>
    public static readonly DiagnosticDescriptor AddressOfSomebody = new(
        Code: "RF2919",
        Severity: DiagnosticSeverity.Info,
        Title: "An address of the cluster",
        Message: "`{0}` is the address of `{1}`, and this answer is for that",
        Help: "ask for it by name, since addresses of pods change",
        Source: "docs/semantics.md, questions");

    /// <summary>The question names a block in which members of the cluster lie.</summary>
    public static readonly DiagnosticDescriptor BlockHoldsMembers = new(
        Code: "RF2920",
        Severity: DiagnosticSeverity.Info,
        Title: "A block that holds addresses of the cluster",
        Message: "`{0}` also holds addresses of pods, nodes or Services of the input ({1} of them); this answer is for addresses that are none of theirs",
        Help: "ask for those by name",
        Source: "docs/semantics.md, questions");

    /// <summary>A headless Service gives addresses, not ports.</summary>
    public static readonly DiagnosticDescriptor HeadlessPort = new(
        Code: "RF2921",
        Severity: DiagnosticSeverity.Info,
        Title: "A port of a headless Service",
        Message: "`{0}` is headless, so nothing translates its port {1} to its target `{2}`; this answer is for port {1} of the pods themselves",
        Help: "ask for the number that the pods listen on, or for the port by its name, as clients do that read SRV records",
        Source: "docs/semantics.md 9.4");

    /// <summary>Egress is isolated, and nobody in the input is a DNS server: whether pods can ask one shows in no pair.</summary>
    public static readonly DiagnosticDescriptor NoDnsServer = new(
        Code: "RF2922",
        Severity: DiagnosticSeverity.Info,
        Title: "No DNS server in the input",
        Message: "neither state has a DNS server, so whether pods may still ask one that rules select by its labels is not compared",
        Help: "give the cluster's DNS pods too, those of kube-system for example",
        Source: "docs/diff.md, what deserves a look");

    /// <summary>Both ends are in a mesh that carries their traffic to a port of its own.</summary>
    public static readonly DiagnosticDescriptor AmbientMesh = new(
        Code: "RF2923",
        Severity: DiagnosticSeverity.Info,
        Title: "Both ends are in the ambient mesh",
        Message: "`{0}` and `{1}` are in Istio's ambient mesh, which carries what they exchange over TCP to port 15008, and policies judge that port; this answer is for the port asked for",
        Help: "allow TCP 15008 between pods of the mesh besides; probes of the kubelet come from 169.254.7.127 there",
        Source: "istio.io, Ambient and Kubernetes NetworkPolicy");

    /// <summary>Policies and nobody that they could select: whatever is said of them is said of no one.</summary>
    public static readonly DiagnosticDescriptor NobodyThere = new(
        Code: "RF2924",
        Severity: DiagnosticSeverity.Info,
        Title: "No pod and no workload in the input",
        Message: "{0} no pod and no workload: policies select nobody there, and no connection depends on them",
        Help: "give the workloads together with the policies; `prove --always` asks about any cluster instead",
        Source: "docs/diff.md, what can be compared; docs/prove.md, here and always");

    /// <summary>The question names a port of a node that leads to a Service.</summary>
    public static readonly DiagnosticDescriptor PortOfAService = new(
        Code: "RF2925",
        Severity: DiagnosticSeverity.Info,
        Title: "A node port of a Service",
        Message: "port {0} of `{1}` is a node port of `{2}`, which leads on to its pods; this answer is for the node alone, so ask about `{2}:{3}` too, for policies of those pods may deny it",
        Help: "ask about the Service; where its externalTrafficPolicy is not Local, ask with the node as the source too, since its address may take the client's place",
        Source: "docs/semantics.md, Services");

    /// <summary>All of them, by code.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
    [
        HostNetworkSubject,
        HostNetworkPeer,
        OtherProtocol,
        Hairpin,
        ToOwnNode,
        OnlyFromOwnNode,
        NodeUnknown,
        RewrittenAddress,
        AddressUnknown,
        AssumedNamespace,
        SidecarPortName,
        FinishedPod,
        NoCommonFamily,
        WorkloadToItself,
        ForeignPolicies,
        ObjectsLeftOut,
        BackendWithoutPort,
        NodePort,
        AddressOfSomebody,
        BlockHoldsMembers,
        HeadlessPort,
        NoDnsServer,
        AmbientMesh,
        NobodyThere,
        PortOfAService,
    ];
}
