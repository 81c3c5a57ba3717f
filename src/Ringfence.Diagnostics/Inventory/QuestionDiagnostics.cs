namespace Ringfence.Diagnostics;

/// <summary>What can be wrong with a question on the command line; RF1601 to RF1699. Positions are within the argument, but for what is wrong with a Service that was found.</summary>
public static class QuestionDiagnostics
{
    /// <summary>How ends of a connection are written; the help wherever nothing better is known.</summary>
    public const string Forms =
        "write a pod as `namespace/name`, a workload as `namespace/Kind/name`, a node as `node/name`, a Service as `svc/namespace/name`, addresses as `203.0.113.0/24`";

    /// <summary>A name that nothing in the input has.</summary>
    public static readonly DiagnosticDescriptor UnknownEndpoint = new(
        "RF1601",
        DiagnosticSeverity.Error,
        "Unknown pod or workload",
        "no pod or workload is called `{0}`",
        "{1}",
        "docs/semantics.md 9.1");

    /// <summary>A name without kind that has several bearers.</summary>
    public static readonly DiagnosticDescriptor AmbiguousName = new(
        "RF1603",
        DiagnosticSeverity.Error,
        "Ambiguous name",
        "`{0}` is several things in namespace `{1}`",
        "write one of {2}",
        "docs/semantics.md 9.1");

    /// <summary>Text that has none of the forms.</summary>
    public static readonly DiagnosticDescriptor MalformedEndpoint = new(
        "RF1604",
        DiagnosticSeverity.Error,
        "Not an endpoint",
        "`{0}` is not an endpoint",
        Forms,
        "docs/semantics.md 9.1");

    /// <summary>A node that neither is given nor has pods.</summary>
    public static readonly DiagnosticDescriptor UnknownNode = new(
        "RF1605",
        DiagnosticSeverity.Error,
        "Unknown node",
        "no node is called `{0}`",
        "{1}",
        "docs/semantics.md 9.1");

    /// <summary>A Service that is not given.</summary>
    public static readonly DiagnosticDescriptor UnknownService = new(
        "RF1606",
        DiagnosticSeverity.Error,
        "Unknown Service",
        "no Service is called `{0}`",
        "{1}",
        "docs/semantics.md 9.1");

    /// <summary>A Service where a connection begins.</summary>
    public static readonly DiagnosticDescriptor ServiceAsSource = new(
        "RF1607",
        DiagnosticSeverity.Error,
        "A Service as the source",
        "a Service opens no connections: `{0}` cannot be the source",
        "name the pod or the workload that opens the connection",
        "docs/semantics.md 5.7");

    /// <summary>A block with bits set beyond its prefix.</summary>
    public static readonly DiagnosticDescriptor HostBits = new(
        "RF1608",
        DiagnosticSeverity.Error,
        "Ambiguous block of addresses",
        "`{0}` is not a block of addresses",
        "{1}",
        "RFC 4632");

    /// <summary>An IPv6 address that may end in a port.</summary>
    public static readonly DiagnosticDescriptor AmbiguousAddress = new(
        "RF1609",
        DiagnosticSeverity.Error,
        "Address or port",
        "`{0}` may be an address, or address `{1}` with port {2}",
        "write `[{0}]` or `[{1}]:{2}`",
        "RFC 3986, IP-literal");

    /// <summary>A port where a connection begins.</summary>
    public static readonly DiagnosticDescriptor PortOnSource = new(
        "RF1610",
        DiagnosticSeverity.Error,
        "A port on the source",
        "the source takes no port: `{0}`",
        "put the port behind the destination; policies do not look at source ports",
        "docs/semantics.md 5.4");

    /// <summary>A port that is neither a number nor a name that can be one.</summary>
    public static readonly DiagnosticDescriptor MalformedPort = new(
        "RF1611",
        DiagnosticSeverity.Error,
        "Not a port",
        "`{0}` is not a port",
        "write a number from 1 to 65535, and the protocol behind it if it is not TCP: `53/UDP`",
        "docs/semantics.md 9.3");

    /// <summary>A port name on something that is not a Service.</summary>
    public static readonly DiagnosticDescriptor PortNameOnPod = new(
        "RF1612",
        DiagnosticSeverity.Error,
        "A port name where a number must stand",
        "`{0}` is a port name, and only a Service's port can be named in a question",
        "{1}",
        "docs/semantics.md 9.3");

    /// <summary>A protocol that policies are not defined for.</summary>
    public static readonly DiagnosticDescriptor UnknownProtocol = new(
        "RF1613",
        DiagnosticSeverity.Error,
        "Unknown protocol",
        "`{0}` is not a protocol that NetworkPolicy is defined for",
        "write one of `TCP`, `UDP`, `SCTP`",
        "docs/semantics.md 5.9");

    /// <summary>An address that no connection between machines can have at its end.</summary>
    public static readonly DiagnosticDescriptor NoEndOfAConnection = new(
        "RF1614",
        DiagnosticSeverity.Error,
        "An address that no connection can have",
        "`{0}` is {1}, so no policy is ever asked about it",
        "write the address of another machine, or a pod, workload, node or Service",
        "docs/semantics.md 9.5");

    /// <summary>A port that a Service does not have.</summary>
    public static readonly DiagnosticDescriptor NoSuchServicePort = new(
        "RF1615",
        DiagnosticSeverity.Error,
        "The Service has no such port",
        "`{0}` has no port `{1}`",
        "{2}",
        "docs/semantics.md 9.4");

    /// <summary>A Service without a port to ask about.</summary>
    public static readonly DiagnosticDescriptor ServiceWithoutPorts = new(
        "RF1616",
        DiagnosticSeverity.Error,
        "A Service without ports",
        "`{0}` has no ports",
        "{1}",
        "docs/semantics.md 9.4");

    /// <summary>A Service that leads to nobody of the input.</summary>
    public static readonly DiagnosticDescriptor ServiceWithoutBackends = new(
        "RF1617",
        DiagnosticSeverity.Error,
        "A Service without backends",
        "`{0}` has no backend: {1}",
        "{2}",
        "docs/semantics.md 9.4");

    /// <summary>A Service port that leads to a port name of no pod.</summary>
    public static readonly DiagnosticDescriptor TargetPortNotDeclared = new(
        "RF1618",
        DiagnosticSeverity.Error,
        "A target port that no pod declares",
        "`{0}` has no backend: no pod behind it declares a {2} port named `{1}`",
        "{3}",
        "docs/semantics.md 9.4");

    /// <summary>A Service that is a DNS name.</summary>
    public static readonly DiagnosticDescriptor ServiceIsAnAlias = new(
        "RF1619",
        DiagnosticSeverity.Error,
        "A Service that is only another name",
        "`{0}` is only another name for `{1}`",
        "ask about the addresses behind that name, which only DNS knows",
        "docs/semantics.md 5.7");

    /// <summary>A ReplicaSet or Job whose owner stands for its pods.</summary>
    public static readonly DiagnosticDescriptor PartOfAnother = new(
        "RF1620",
        DiagnosticSeverity.Error,
        "A workload that is part of another",
        "`{0}` is part of `{1}`",
        "ask about `{1}`, which stands for its pods, or about one of the pods",
        "docs/semantics.md 9.1");

    /// <summary>Numbers and dots that are no address.</summary>
    public static readonly DiagnosticDescriptor NotAnAddress = new(
        "RF1621",
        DiagnosticSeverity.Error,
        "Not an address",
        "`{0}` is not an IP address",
        "an IPv4 address is four numbers from 0 to 255, `203.0.113.7`, a block has a length behind it, `203.0.113.0/24`; IPv6 is written `2001:db8::1`",
        "RFC 1123 2.1; RFC 4291 2.2");

    /// <summary>A policy that the input does not have.</summary>
    public static readonly DiagnosticDescriptor UnknownPolicy = new(
        "RF1622",
        DiagnosticSeverity.Error,
        "Unknown policy",
        "there is no NetworkPolicy `{0}`",
        "{1}",
        "docs/prove.md; docs/semantics.md 9.1");

    /// <summary>A claim that <c>prove</c> does not know.</summary>
    public static readonly DiagnosticDescriptor UnknownClaim = new(
        "RF1623",
        DiagnosticSeverity.Error,
        "Nothing that can be proved",
        "there is no question `{0}`",
        "{1}",
        "docs/prove.md");

    /// <summary>A comparison of something else than two.</summary>
    public static readonly DiagnosticDescriptor NotTwoChoices = new(
        "RF1624",
        DiagnosticSeverity.Error,
        "A comparison of something else than two",
        "`{0}` compares two",
        "write `ringfence prove {0} A B -f PATH`, where A and B are each a policy, or several joined by commas",
        "docs/prove.md");

    /// <summary>All of the above, by code.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
    [
        UnknownEndpoint,
        AmbiguousName,
        MalformedEndpoint,
        UnknownNode,
        UnknownService,
        ServiceAsSource,
        HostBits,
        AmbiguousAddress,
        PortOnSource,
        MalformedPort,
        PortNameOnPod,
        UnknownProtocol,
        NoEndOfAConnection,
        NoSuchServicePort,
        ServiceWithoutPorts,
        ServiceWithoutBackends,
        TargetPortNotDeclared,
        ServiceIsAnAlias,
        PartOfAnother,
        NotAnAddress,
        UnknownPolicy,
        UnknownClaim,
        NotTwoChoices,
    ];
}
