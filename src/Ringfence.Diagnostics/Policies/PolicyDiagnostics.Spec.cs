namespace Ringfence.Diagnostics;

/// <content>What the API server refuses in a NetworkPolicy's spec; RF21nn is row nn of its table, and RF213n what it warns of.</content>
public static partial class PolicyDiagnostics
{
    /// <summary>Unknown protocol.</summary>
    public static readonly DiagnosticDescriptor UnknownProtocol = new(
        Code: "RF2101",
        Severity: DiagnosticSeverity.Error,
        Title: "Unknown protocol",
        Message: "unknown protocol `{0}`",
        Help: "use one of `TCP`, `UDP`, `SCTP`, in upper case",
        Source: "NetworkPolicyPort.protocol, networking.k8s.io/v1");

    /// <summary>Port out of range.</summary>
    public static readonly DiagnosticDescriptor PortOutOfRange = new(
        Code: "RF2102",
        Severity: DiagnosticSeverity.Error,
        Title: "Port out of range",
        Message: "port {0} is not between 1 and 65535",
        Help: "use a port from 1 to 65535; to mean every port of the protocol, leave `port` out",
        Source: "NetworkPolicyPort.port, networking.k8s.io/v1");

    /// <summary>EndPort is below port.</summary>
    public static readonly DiagnosticDescriptor EndPortBelowPort = new(
        Code: "RF2103",
        Severity: DiagnosticSeverity.Error,
        Title: "EndPort is below port",
        Message: "endPort {0} is below port {1}",
        Help: "make endPort equal to or above port, or remove it",
        Source: "NetworkPolicyPort.endPort, networking.k8s.io/v1");

    /// <summary>EndPort out of range.</summary>
    public static readonly DiagnosticDescriptor EndPortOutOfRange = new(
        Code: "RF2104",
        Severity: DiagnosticSeverity.Error,
        Title: "EndPort out of range",
        Message: "endPort {0} is not between 1 and 65535",
        Help: "use a port from 1 to 65535",
        Source: "NetworkPolicyPort.endPort, networking.k8s.io/v1");

    /// <summary>EndPort with a named port.</summary>
    public static readonly DiagnosticDescriptor EndPortWithNamedPort = new(
        Code: "RF2105",
        Severity: DiagnosticSeverity.Error,
        Title: "EndPort with a named port",
        Message: "endPort {0} needs a numeric port, but port is the name `{1}`",
        Help: "give port as a number, unquoted, or remove endPort",
        Source: "NetworkPolicyPort.endPort, networking.k8s.io/v1");

    /// <summary>EndPort without port.</summary>
    public static readonly DiagnosticDescriptor EndPortWithoutPort = new(
        Code: "RF2106",
        Severity: DiagnosticSeverity.Error,
        Title: "EndPort without port",
        Message: "endPort {0} is given without a port",
        Help: "give the first port of the range as `port`, or remove endPort",
        Source: "NetworkPolicyPort.endPort, networking.k8s.io/v1");

    /// <summary>Port name too long.</summary>
    public static readonly DiagnosticDescriptor PortNameTooLong = new(
        Code: "RF2107",
        Severity: DiagnosticSeverity.Error,
        Title: "Port name too long",
        Message: "port name `{0}` has {1} characters; 15 is the most",
        Help: "use the name that the container port has; names have at most 15 characters",
        Source: "NetworkPolicyPort.port, networking.k8s.io/v1");

    /// <summary>Port name with other characters.</summary>
    public static readonly DiagnosticDescriptor PortNameCharacters = new(
        Code: "RF2108",
        Severity: DiagnosticSeverity.Error,
        Title: "Port name with other characters",
        Message: "port name `{0}` may hold only a-z, 0-9 and hyphens",
        Help: "use the name that the container port has, in lower case",
        Source: "NetworkPolicyPort.port, networking.k8s.io/v1");

    /// <summary>Port name without a letter.</summary>
    public static readonly DiagnosticDescriptor PortNameWithoutLetter = new(
        Code: "RF2109",
        Severity: DiagnosticSeverity.Error,
        Title: "Port name without a letter",
        Message: "port name `{0}` has no letter",
        Help: "if a number is meant, write it without quotes",
        Source: "NetworkPolicyPort.port, networking.k8s.io/v1");

    /// <summary>Port name with consecutive hyphens.</summary>
    public static readonly DiagnosticDescriptor PortNameDoubleHyphen = new(
        Code: "RF2110",
        Severity: DiagnosticSeverity.Error,
        Title: "Port name with consecutive hyphens",
        Message: "port name `{0}` has two hyphens in a row",
        Help: "use the name that the container port has",
        Source: "NetworkPolicyPort.port, networking.k8s.io/v1");

    /// <summary>Port name with a hyphen at an end.</summary>
    public static readonly DiagnosticDescriptor PortNameOuterHyphen = new(
        Code: "RF2111",
        Severity: DiagnosticSeverity.Error,
        Title: "Port name with a hyphen at an end",
        Message: "port name `{0}` begins or ends with a hyphen",
        Help: "use the name that the container port has",
        Source: "NetworkPolicyPort.port, networking.k8s.io/v1");

    /// <summary>Peer with nothing set.</summary>
    public static readonly DiagnosticDescriptor EmptyPeer = new(
        Code: "RF2112",
        Severity: DiagnosticSeverity.Error,
        Title: "Peer with nothing set",
        Message: "the peer says nothing",
        Help: "give podSelector, namespaceSelector or ipBlock; an empty namespaceSelector means every pod; to mean everyone, leave the list out",
        Source: "NetworkPolicyPeer, networking.k8s.io/v1");

    /// <summary>IpBlock together with a selector.</summary>
    public static readonly DiagnosticDescriptor IpBlockWithSelector = new(
        Code: "RF2113",
        Severity: DiagnosticSeverity.Error,
        Title: "IpBlock together with a selector",
        Message: "one peer has both an ipBlock and a selector",
        Help: "make them two list elements; a peer is either pods or addresses",
        Source: "NetworkPolicyPeer, networking.k8s.io/v1");

    /// <summary>IpBlock without cidr.</summary>
    public static readonly DiagnosticDescriptor CidrMissing = new(
        Code: "RF2114",
        Severity: DiagnosticSeverity.Error,
        Title: "IpBlock without cidr",
        Message: "the ipBlock has no cidr",
        Help: "give the block of addresses as `cidr`",
        Source: "IPBlock.cidr, networking.k8s.io/v1");

    /// <summary>Not a CIDR.</summary>
    public static readonly DiagnosticDescriptor CidrUnreadable = new(
        Code: "RF2115",
        Severity: DiagnosticSeverity.Error,
        Title: "Not a CIDR",
        Message: "`{0}` is not a block of addresses",
        Help: "write address and prefix length, `10.9.8.0/24` or `2001:db8::/64`; a single address is `/32` or `/128`",
        Source: "IPBlock, networking.k8s.io/v1");

    /// <summary>CIDR with leading zeros.</summary>
    public static readonly DiagnosticDescriptor CidrLeadingZeros = new(
        Code: "RF2116",
        Severity: DiagnosticSeverity.Error,
        Title: "CIDR with leading zeros",
        Message: "`{0}` has leading zeros",
        Help: "write the numbers without leading zeros: {1}",
        Source: "KEP-4858, StrictIPCIDRValidation (on by default since 1.36)");

    /// <summary>IPv4-mapped CIDR.</summary>
    public static readonly DiagnosticDescriptor CidrIPv4Mapped = new(
        Code: "RF2117",
        Severity: DiagnosticSeverity.Error,
        Title: "IPv4-mapped CIDR",
        Message: "`{0}` is an IPv4 block in IPv6 dress",
        Help: "write it as IPv4: {1}",
        Source: "KEP-4858, StrictIPCIDRValidation (on by default since 1.36)");

    /// <summary>CIDR with host bits set.</summary>
    public static readonly DiagnosticDescriptor CidrHostBits = new(
        Code: "RF2118",
        Severity: DiagnosticSeverity.Error,
        Title: "CIDR with host bits set",
        Message: "`{0}` has bits set beyond its prefix length",
        Help: "write {1} for the block, or {2} for the one address",
        Source: "KEP-4858, StrictIPCIDRValidation (on by default since 1.36)");

    /// <summary>Except is no part of cidr.</summary>
    public static readonly DiagnosticDescriptor ExceptOutsideCidr = new(
        Code: "RF2119",
        Severity: DiagnosticSeverity.Error,
        Title: "Except is no part of cidr",
        Message: "`{0}` is not a proper part of the cidr `{1}`",
        Help: "an except must lie inside the cidr and be smaller than it; remove it, or correct one of the two",
        Source: "IPBlock.except, networking.k8s.io/v1");

    /// <summary>More than two policyTypes.</summary>
    public static readonly DiagnosticDescriptor TooManyPolicyTypes = new(
        Code: "RF2120",
        Severity: DiagnosticSeverity.Error,
        Title: "More than two policyTypes",
        Message: "{0} policyTypes are given; there are only two",
        Help: "list `Ingress` and `Egress` once each",
        Source: "NetworkPolicySpec.policyTypes, networking.k8s.io/v1");

    /// <summary>Unknown policyType.</summary>
    public static readonly DiagnosticDescriptor UnknownPolicyType = new(
        Code: "RF2121",
        Severity: DiagnosticSeverity.Error,
        Title: "Unknown policyType",
        Message: "unknown policyType `{0}`",
        Help: "use `Ingress` or `Egress`, with a capital",
        Source: "NetworkPolicySpec.policyTypes, networking.k8s.io/v1");

    /// <summary>Operator without values.</summary>
    public static readonly DiagnosticDescriptor SelectorValuesMissing = new(
        Code: "RF2122",
        Severity: DiagnosticSeverity.Error,
        Title: "Operator without values",
        Message: "operator `{0}` needs values",
        Help: "give at least one value, or use `Exists` or `DoesNotExist`",
        Source: "LabelSelectorRequirement, meta/v1");

    /// <summary>Operator that takes no values.</summary>
    public static readonly DiagnosticDescriptor SelectorValuesForbidden = new(
        Code: "RF2123",
        Severity: DiagnosticSeverity.Error,
        Title: "Operator that takes no values",
        Message: "operator `{0}` takes no values",
        Help: "remove the values, or use `In` or `NotIn`",
        Source: "LabelSelectorRequirement, meta/v1");

    /// <summary>Unknown selector operator.</summary>
    public static readonly DiagnosticDescriptor UnknownSelectorOperator = new(
        Code: "RF2124",
        Severity: DiagnosticSeverity.Error,
        Title: "Unknown selector operator",
        Message: "unknown selector operator `{0}`",
        Help: "use one of `In`, `NotIn`, `Exists`, `DoesNotExist`",
        Source: "LabelSelectorRequirement, meta/v1");

    /// <summary>Bad label key in an expression.</summary>
    public static readonly DiagnosticDescriptor BadSelectorKey = new(
        Code: "RF2125",
        Severity: DiagnosticSeverity.Error,
        Title: "Bad label key in an expression",
        Message: "`{0}` cannot be a label key: {1}",
        Help: "a key is a name of at most 63 letters, digits, `-`, `_` and `.`, with an optional DNS prefix and `/` before it",
        Source: "LabelSelectorRequirement.key, meta/v1");

    /// <summary>Bad label value in an expression.</summary>
    public static readonly DiagnosticDescriptor BadSelectorValue = new(
        Code: "RF2126",
        Severity: DiagnosticSeverity.Error,
        Title: "Bad label value in an expression",
        Message: "`{0}` cannot be a label value: {1}",
        Help: "a value has at most 63 letters, digits, `-`, `_` and `.`, begins and ends with a letter or digit, or is empty",
        Source: "LabelSelectorRequirement.values, meta/v1");

    /// <summary>Bad key or value in matchLabels.</summary>
    public static readonly DiagnosticDescriptor BadMatchLabel = new(
        Code: "RF2127",
        Severity: DiagnosticSeverity.Error,
        Title: "Bad key or value in matchLabels",
        Message: "`{0}` cannot be a label {2}: {1}",
        Help: "a key is a name of at most 63 letters, digits, `-`, `_` and `.`, with an optional DNS prefix and `/` before it; a value has at most 63 letters, digits, `-`, `_` and `.`, begins and ends with a letter or digit, or is empty",
        Source: "LabelSelector.matchLabels, meta/v1");

    /// <summary>CIDR with host bits set.</summary>
    public static readonly DiagnosticDescriptor AmbiguousCidr = new(
        Code: "RF2130",
        Severity: DiagnosticSeverity.Warning,
        Title: "CIDR with host bits set",
        Message: "`{0}` has bits set beyond its prefix length; {1} is what counts",
        Help: "write {1} for the block, or {2} for the one address",
        Source: "KEP-4858; before StrictIPCIDRValidation (1.36)");

    /// <summary>CIDR in a form that newer servers refuse.</summary>
    public static readonly DiagnosticDescriptor NonStandardCidr = new(
        Code: "RF2131",
        Severity: DiagnosticSeverity.Warning,
        Title: "CIDR in a form that newer servers refuse",
        Message: "`{0}` is written in a form that Kubernetes 1.36 refuses",
        Help: "write {1}",
        Source: "KEP-4858; before StrictIPCIDRValidation (1.36)");

    /// <summary>IPv6 block not in its usual form.</summary>
    public static readonly DiagnosticDescriptor NonCanonicalIPv6 = new(
        Code: "RF2132",
        Severity: DiagnosticSeverity.Warning,
        Title: "IPv6 block not in its usual form",
        Message: "`{0}` is not the usual form of the block; that is {1}",
        Help: "write {1}",
        Source: "KEP-4858; RFC 5952");
}
