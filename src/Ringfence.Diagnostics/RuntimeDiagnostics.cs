namespace Ringfence.Diagnostics;

/// <summary>What keeps a node from enforcing, and what happens while it does; RF5001 to RF5099.</summary>
public static class RuntimeDiagnostics
{
    /// <summary>No right to change what the kernel does with packets.</summary>
    public static readonly DiagnosticDescriptor NotPermitted = new(
        "RF5001",
        DiagnosticSeverity.Error,
        "No right to enforce",
        "the kernel lets nobody without CAP_NET_ADMIN change its rules",
        "run as root, or give the container the capability NET_ADMIN",
        "docs/enforcing.md, what a node must have");

    /// <summary>A kernel without nf_tables.</summary>
    public static readonly DiagnosticDescriptor NoNfTables = new(
        "RF5002",
        DiagnosticSeverity.Error,
        "No nf_tables",
        "the kernel has no nf_tables: {0}",
        "load the module `nf_tables`, or use a kernel built with CONFIG_NF_TABLES and CONFIG_NF_TABLES_INET",
        "docs/enforcing.md, what a node must have");

    /// <summary>Something of nf_tables that rules need and the kernel lacks.</summary>
    public static readonly DiagnosticDescriptor MissingFeature = new(
        "RF5003",
        DiagnosticSeverity.Error,
        "A feature of the kernel is missing",
        "the kernel cannot do what rules need: {0} ({1})",
        "load the module, or use a kernel built with {1}",
        "docs/enforcing.md, what a node must have");

    /// <summary>A flowtable: connections in it meet no rule.</summary>
    public static readonly DiagnosticDescriptor FlowTable = new(
        "RF5004",
        DiagnosticSeverity.Warning,
        "Connections pass by the rules",
        "the flowtable `{0}` of the table `{1}` carries connections past every rule once they are established",
        "live connections through it cannot be cut; new ones are judged. Take pods' interfaces out of the flowtable for more",
        "docs/enforcing.md, what is not enforced");

    /// <summary>Somebody else enforces policies on the node.</summary>
    public static readonly DiagnosticDescriptor OtherEnforcer = new(
        "RF5005",
        DiagnosticSeverity.Warning,
        "Another enforcer",
        "{0} enforces policies on this node as well: {1}",
        "a connection passes when both allow it, and what the other one drops has no record of ours; switch one of them off",
        "docs/enforcing.md, what is not enforced");

    /// <summary>A bridge whose packets no rule sees.</summary>
    public static readonly DiagnosticDescriptor UnseenBridge = new(
        "RF5006",
        DiagnosticSeverity.Warning,
        "A bridge that is not seen",
        "what pods send to each other over the bridge `{0}` meets no rule: {1}",
        "load `br_netfilter` and set net.bridge.bridge-nf-call-iptables and net.bridge.bridge-nf-call-ip6tables to 1",
        "docs/enforcing.md, what is not enforced");

    /// <summary>kube-proxy in the mode ipvs.</summary>
    public static readonly DiagnosticDescriptor ServicesByIpvs = new(
        "RF5007",
        DiagnosticSeverity.Error,
        "Services by IPVS",
        "kube-proxy translates Services by IPVS, which leads what pods send to them past the rules that judge it",
        "run kube-proxy in the mode nftables or iptables",
        "docs/enforcing.md, what is not enforced");

    /// <summary>A log group that somebody else reads.</summary>
    public static readonly DiagnosticDescriptor LogGroupTaken = new(
        "RF5008",
        DiagnosticSeverity.Error,
        "The log group is taken",
        "{0}",
        "drops are enforced all the same; only their records go to the other reader",
        "docs/enforcing.md, drops");

    /// <summary>Policies that the kernel refuses.</summary>
    public static readonly DiagnosticDescriptor ClassClosed = new(
        "RF5010",
        DiagnosticSeverity.Error,
        "Refused by the kernel",
        "nothing is allowed for {0} ({1}), since the kernel refuses what {2} mean: {3}",
        "all other pods are enforced as written; change the policies that are named, or report this with what the kernel says",
        "docs/enforcing.md, failures");

    /// <summary>A change that the kernel refuses as a whole.</summary>
    public static readonly DiagnosticDescriptor ChangeRefused = new(
        "RF5011",
        DiagnosticSeverity.Error,
        "Not in force",
        "nothing of the last change is in force, since the kernel refuses it: {0}",
        "what was in force before still is; the next change is tried as a whole again",
        "docs/enforcing.md, failures");

    /// <summary>Somebody else changed our table.</summary>
    public static readonly DiagnosticDescriptor DriftRepaired = new(
        "RF5012",
        DiagnosticSeverity.Warning,
        "The table was changed by somebody else",
        "somebody else changed or removed a table `ringfence`; it was put right with {0} messages",
        "find out who runs `nft flush ruleset` or the like, a firewall service for example, and have it leave our tables alone",
        "docs/enforcing.md, drift");

    /// <summary>Live connections that cannot be seen.</summary>
    public static readonly DiagnosticDescriptor NotCut = new(
        "RF5013",
        DiagnosticSeverity.Warning,
        "Live connections are not cut",
        "live connections that policies do not allow any more go on: {0}",
        "new connections are judged; use a kernel built with CONFIG_NF_CT_NETLINK, or choose to keep live connections",
        "docs/enforcing.md, live connections");

    /// <summary>Live connections from before the first start.</summary>
    public static readonly DiagnosticDescriptor Tolerated = new(
        "RF5014",
        DiagnosticSeverity.Info,
        "Live connections are let be",
        "{0} live connections from before the first start are not allowed by policies and go on",
        "they end with the next change of policies, or when their ends close them",
        "docs/enforcing.md, live connections");

    /// <summary>Buffers that may not be raised past the machine's limits.</summary>
    public static readonly DiagnosticDescriptor SmallBuffers = new(
        "RF5015",
        DiagnosticSeverity.Warning,
        "Small buffers",
        "this process may not raise the machine's limits on messages to the kernel: a change of more than {0} KiB is refused, and records of drops are lost sooner",
        "nothing for small clusters; else run with CAP_NET_ADMIN on the machine itself, or raise net.core.wmem_max and net.core.rmem_max to 33554432",
        "docs/enforcing.md, what a node must have");

    /// <summary>Connections from before connection tracking, at the first start.</summary>
    public static readonly DiagnosticDescriptor Grace = new(
        "RF5016",
        DiagnosticSeverity.Info,
        "Connections are taken in",
        "connection tracking was off on this node: TCP connections that are open already pass for {0} s and are logged, so that they become known; new ones are judged at once",
        "nothing: connections that policies deny are cut with the next change of policies",
        "docs/enforcing.md, start");

    /// <summary>Sockets that cannot be ended.</summary>
    public static readonly DiagnosticDescriptor SocketsLeft = new(
        "RF5017",
        DiagnosticSeverity.Warning,
        "Silent sides are not told",
        "connections that policies do not allow any more are cut, but a side that never sends keeps its socket: {0}",
        "use a kernel built with CONFIG_INET_DIAG_DESTROY, and give the process the right to enter pods' network namespaces (hostPID, CAP_SYS_ADMIN, CAP_NET_ADMIN)",
        "docs/enforcing.md, live connections");

    /// <summary>Bridges that the kernel does not let us guard.</summary>
    public static readonly DiagnosticDescriptor OpenBridge = new(
        "RF5020",
        DiagnosticSeverity.Warning,
        "A bridge that is not guarded",
        "pods that share a bridge may use each other's addresses, and their broadcast reaches isolated pods: {0}",
        "what goes from pod to pod by address is judged all the same; use a kernel built with CONFIG_NF_TABLES_BRIDGE for the rest",
        "docs/enforcing.md, what is not enforced");

    /// <summary>Pods' interfaces that are ports of a bridge, on a node that cannot tell which leads to which pod.</summary>
    public static readonly DiagnosticDescriptor UncheckedSources = new(
        "RF5021",
        DiagnosticSeverity.Warning,
        "Sources are not checked",
        "pods may send with addresses that are not theirs: `{0}` is a port of a bridge, and routes do not say which pod is behind it",
        "policies are in force all the same, for the addresses that packets carry; a network that routes to its pods lets sources be checked",
        "docs/enforcing.md, what is not enforced");

    /// <summary>Every entry, in the order of their codes.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
    [
        NotPermitted, NoNfTables, MissingFeature, FlowTable, OtherEnforcer, UnseenBridge, ServicesByIpvs, LogGroupTaken,
        ClassClosed, ChangeRefused, DriftRepaired, NotCut, Tolerated,
        SmallBuffers, Grace, SocketsLeft, OpenBridge, UncheckedSources,
    ];
}
