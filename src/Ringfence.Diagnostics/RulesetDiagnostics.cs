namespace Ringfence.Diagnostics;

/// <summary>What a ruleset cannot hold, or does not enforce; RF4001 to RF4099.</summary>
public static class RulesetDiagnostics
{
    /// <summary>Pods or workloads that nobody can be told from or to reach.</summary>
    public static readonly DiagnosticDescriptor NoAddress = new(
        "RF4001",
        DiagnosticSeverity.Warning,
        "No address",
        "left out for want of an address: {0}",
        "give a pod its address in `status.podIP`, as a dump of a running cluster does; until then the ruleset neither judges it nor lets others through to it",
        "docs/nftables-layout.md, who is in it");

    /// <summary>Pods with an address that no node enforces.</summary>
    public static readonly DiagnosticDescriptor NoNode = new(
        "RF4002",
        DiagnosticSeverity.Warning,
        "No node",
        "left out for want of a node: {0}",
        "give a pod its node in `spec.nodeName`; until then rules find it as a peer, and no node judges its own traffic",
        "docs/nftables-layout.md, who is in it");

    /// <summary>Two pods of a node with one address.</summary>
    public static readonly DiagnosticDescriptor AddressTaken = new(
        "RF4003",
        DiagnosticSeverity.Warning,
        "An address of two pods",
        "left out, since another pod of the node has the same address: {0}",
        "one of the pods is gone, or the input is of two moments: read the cluster again",
        "docs/nftables-layout.md, who is in it");

    /// <summary>More sets than the kernel is quick with.</summary>
    public static readonly DiagnosticDescriptor ManySets = new(
        "RF4004",
        DiagnosticSeverity.Warning,
        "Many sets",
        "the ruleset has {0} sets and maps, and loading takes time with the square of their number beyond about {1}",
        "use fewer different lists of ports and blocks in the policies of the pods of one node: equal lists share a set",
        "docs/nftables-layout.md, limits");

    /// <summary>More elements than a node should keep in its kernel.</summary>
    public static readonly DiagnosticDescriptor ManyElements = new(
        "RF4005",
        DiagnosticSeverity.Warning,
        "Many elements",
        "the sets of the ruleset hold {0} elements, more than {1}: about 100 bytes of kernel memory each",
        "select peers alike where they may be: selectors that say the same share a set",
        "docs/nftables-layout.md, limits");

    /// <summary>A policy that is only watched, at pods where that takes something away.</summary>
    public static readonly DiagnosticDescriptor AuditTakesAway = new(
        "RF4006",
        DiagnosticSeverity.Warning,
        "An audited policy that allowed something",
        "`{0}` is only audited, so what it allows does not count at {1}, which other policies isolate",
        "audit all policies that select these pods, or none of them",
        "docs/nftables-layout.md, audit");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } = [NoAddress, NoNode, AddressTaken, ManySets, ManyElements, AuditTakesAway];
}
