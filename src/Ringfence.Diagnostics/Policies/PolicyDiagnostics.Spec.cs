namespace Ringfence.Diagnostics;

/// <content>What the API server refuses in a NetworkPolicy's spec; RF21nn is row nn of its table, and RF213n what it warns of.</content>
public static partial class PolicyDiagnostics
{
    /// <summary>Unknown protocol.</summary>
    public static readonly DiagnosticDescriptor UnknownProtocol = new(
        "RF2101",
        DiagnosticSeverity.Error,
        "unknown protocol",
        "unknown protocol `{0}`",
        "use one of `TCP`, `UDP`, `SCTP`, in upper case",
        "NetworkPolicyPort.protocol, networking.k8s.io/v1");

    /// <summary>Port out of range.</summary>
    public static readonly DiagnosticDescriptor PortOutOfRange = new(
        "RF2102",
        DiagnosticSeverity.Error,
        "port out of range",
        "port {0} is not between 1 and 65535",
        "use a port from 1 to 65535; to mean every port of the protocol, leave `port` out",
        "NetworkPolicyPort.port, networking.k8s.io/v1");

    /// <summary>EndPort is below port.</summary>
    public static readonly DiagnosticDescriptor EndPortBelowPort = new(
        "RF2103",
        DiagnosticSeverity.Error,
        "endPort is below port",
        "endPort {0} is below port {1}",
        "make endPort equal to or above port, or remove it",
        "NetworkPolicyPort.endPort, networking.k8s.io/v1");

    /// <summary>EndPort out of range.</summary>
    public static readonly DiagnosticDescriptor EndPortOutOfRange = new(
        "RF2104",
        DiagnosticSeverity.Error,
        "endPort out of range",
        "endPort {0} is not between 1 and 65535",
        "use a port from 1 to 65535",
        "NetworkPolicyPort.endPort, networking.k8s.io/v1");

    /// <summary>EndPort with a named port.</summary>
    public static readonly DiagnosticDescriptor EndPortWithNamedPort = new(
        "RF2105",
        DiagnosticSeverity.Error,
        "endPort with a named port",
        "endPort {0} needs a numeric port, but port is the name `{1}`",
        "give port as a number, unquoted, or remove endPort",
        "NetworkPolicyPort.endPort, networking.k8s.io/v1");

    /// <summary>EndPort without port.</summary>
    public static readonly DiagnosticDescriptor EndPortWithoutPort = new(
        "RF2106",
        DiagnosticSeverity.Error,
        "endPort without port",
        "endPort {0} is given without a port",
        "give the first port of the range as `port`, or remove endPort",
        "NetworkPolicyPort.endPort, networking.k8s.io/v1");

    /// <summary>Port name too long.</summary>
    public static readonly DiagnosticDescriptor PortNameTooLong = new(
        "RF2107",
        DiagnosticSeverity.Error,
        "port name too long",
        "port name `{0}` has {1} characters; 15 is the most",
        "use the name that the container port has; names have at most 15 characters",
        "NetworkPolicyPort.port, networking.k8s.io/v1");

    /// <summary>Port name with other characters.</summary>
    public static readonly DiagnosticDescriptor PortNameCharacters = new(
        "RF2108",
        DiagnosticSeverity.Error,
        "port name with other characters",
        "port name `{0}` may hold only a-z, 0-9 and hyphens",
        "use the name that the container port has, in lower case",
        "NetworkPolicyPort.port, networking.k8s.io/v1");

    /// <summary>Port name without a letter.</summary>
    public static readonly DiagnosticDescriptor PortNameWithoutLetter = new(
        "RF2109",
        DiagnosticSeverity.Error,
        "port name without a letter",
        "port name `{0}` has no letter",
        "if a number is meant, write it without quotes",
        "NetworkPolicyPort.port, networking.k8s.io/v1");

    /// <summary>Port name with consecutive hyphens.</summary>
    public static readonly DiagnosticDescriptor PortNameDoubleHyphen = new(
        "RF2110",
        DiagnosticSeverity.Error,
        "port name with consecutive hyphens",
        "port name `{0}` has two hyphens in a row",
        "use the name that the container port has",
        "NetworkPolicyPort.port, networking.k8s.io/v1");

    /// <summary>Port name with a hyphen at an end.</summary>
    public static readonly DiagnosticDescriptor PortNameOuterHyphen = new(
        "RF2111",
        DiagnosticSeverity.Error,
        "port name with a hyphen at an end",
        "port name `{0}` begins or ends with a hyphen",
        "use the name that the container port has",
        "NetworkPolicyPort.port, networking.k8s.io/v1");

    /// <summary>Peer with nothing set.</summary>
    public static readonly DiagnosticDescriptor EmptyPeer = new(
        "RF2112",
        DiagnosticSeverity.Error,
        "peer with nothing set",
        "the peer says nothing",
        "give podSelector, namespaceSelector or ipBlock; an empty namespaceSelector means every pod; to mean everyone, leave the list out",
        "NetworkPolicyPeer, networking.k8s.io/v1");

    /// <summary>IpBlock together with a selector.</summary>
    public static readonly DiagnosticDescriptor IpBlockWithSelector = new(
        "RF2113",
        DiagnosticSeverity.Error,
        "ipBlock together with a selector",
        "one peer has both an ipBlock and a selector",
        "make them two list elements; a peer is either pods or addresses",
        "NetworkPolicyPeer, networking.k8s.io/v1");

    /// <summary>IpBlock without cidr.</summary>
    public static readonly DiagnosticDescriptor CidrMissing = new(
        "RF2114",
        DiagnosticSeverity.Error,
        "ipBlock without cidr",
        "the ipBlock has no cidr",
        "give the block of addresses as `cidr`",
        "IPBlock.cidr, networking.k8s.io/v1");

    /// <summary>Not a CIDR.</summary>
    public static readonly DiagnosticDescriptor CidrUnreadable = new(
        "RF2115",
        DiagnosticSeverity.Error,
        "not a CIDR",
        "`{0}` is not a block of addresses",
        "write address and prefix length, `10.9.8.0/24` or `2001:db8::/64`; a single address is `/32` or `/128`",
        "IPBlock, networking.k8s.io/v1");

    /// <summary>CIDR with leading zeros.</summary>
    public static readonly DiagnosticDescriptor CidrLeadingZeros = new(
        "RF2116",
        DiagnosticSeverity.Error,
        "CIDR with leading zeros",
        "`{0}` has leading zeros",
        "write the numbers without leading zeros: {1}",
        "KEP-4858, StrictIPCIDRValidation (on by default since 1.36)");

    /// <summary>IPv4-mapped CIDR.</summary>
    public static readonly DiagnosticDescriptor CidrIPv4Mapped = new(
        "RF2117",
        DiagnosticSeverity.Error,
        "IPv4-mapped CIDR",
        "`{0}` is an IPv4 block in IPv6 dress",
        "write it as IPv4: {1}",
        "KEP-4858, StrictIPCIDRValidation (on by default since 1.36)");

    /// <summary>CIDR with host bits set.</summary>
    public static readonly DiagnosticDescriptor CidrHostBits = new(
        "RF2118",
        DiagnosticSeverity.Error,
        "CIDR with host bits set",
        "`{0}` has bits set beyond its prefix length",
        "write {1} for the block, or {2} for the one address",
        "KEP-4858, StrictIPCIDRValidation (on by default since 1.36)");

    /// <summary>Except is no part of cidr.</summary>
    public static readonly DiagnosticDescriptor ExceptOutsideCidr = new(
        "RF2119",
        DiagnosticSeverity.Error,
        "except is no part of cidr",
        "`{0}` is not a proper part of the cidr `{1}`",
        "an except must lie inside the cidr and be smaller than it; remove it, or correct one of the two",
        "IPBlock.except, networking.k8s.io/v1");

    /// <summary>More than two policyTypes.</summary>
    public static readonly DiagnosticDescriptor TooManyPolicyTypes = new(
        "RF2120",
        DiagnosticSeverity.Error,
        "more than two policyTypes",
        "{0} policyTypes are given; there are only two",
        "list `Ingress` and `Egress` once each",
        "NetworkPolicySpec.policyTypes, networking.k8s.io/v1");

    /// <summary>Unknown policyType.</summary>
    public static readonly DiagnosticDescriptor UnknownPolicyType = new(
        "RF2121",
        DiagnosticSeverity.Error,
        "unknown policyType",
        "unknown policyType `{0}`",
        "use `Ingress` or `Egress`, with a capital",
        "NetworkPolicySpec.policyTypes, networking.k8s.io/v1");

    /// <summary>Operator without values.</summary>
    public static readonly DiagnosticDescriptor SelectorValuesMissing = new(
        "RF2122",
        DiagnosticSeverity.Error,
        "operator without values",
        "operator `{0}` needs values",
        "give at least one value, or use `Exists` or `DoesNotExist`",
        "LabelSelectorRequirement, meta/v1");

    /// <summary>Operator that takes no values.</summary>
    public static readonly DiagnosticDescriptor SelectorValuesForbidden = new(
        "RF2123",
        DiagnosticSeverity.Error,
        "operator that takes no values",
        "operator `{0}` takes no values",
        "remove the values, or use `In` or `NotIn`",
        "LabelSelectorRequirement, meta/v1");

    /// <summary>Unknown selector operator.</summary>
    public static readonly DiagnosticDescriptor UnknownSelectorOperator = new(
        "RF2124",
        DiagnosticSeverity.Error,
        "unknown selector operator",
        "unknown selector operator `{0}`",
        "use one of `In`, `NotIn`, `Exists`, `DoesNotExist`",
        "LabelSelectorRequirement, meta/v1");

    /// <summary>Bad label key in an expression.</summary>
    public static readonly DiagnosticDescriptor BadSelectorKey = new(
        "RF2125",
        DiagnosticSeverity.Error,
        "bad label key in an expression",
        "`{0}` cannot be a label key: {1}",
        "a key is a name of at most 63 letters, digits, `-`, `_` and `.`, with an optional DNS prefix and `/` before it",
        "LabelSelectorRequirement.key, meta/v1");

    /// <summary>Bad label value in an expression.</summary>
    public static readonly DiagnosticDescriptor BadSelectorValue = new(
        "RF2126",
        DiagnosticSeverity.Error,
        "bad label value in an expression",
        "`{0}` cannot be a label value: {1}",
        "a value has at most 63 letters, digits, `-`, `_` and `.`, begins and ends with a letter or digit, or is empty",
        "LabelSelectorRequirement.values, meta/v1");

    /// <summary>Bad key or value in matchLabels.</summary>
    public static readonly DiagnosticDescriptor BadMatchLabel = new(
        "RF2127",
        DiagnosticSeverity.Error,
        "bad key or value in matchLabels",
        "`{0}` cannot be a label {2}: {1}",
        "a key is a name of at most 63 letters, digits, `-`, `_` and `.`, with an optional DNS prefix and `/` before it; a value has at most 63 letters, digits, `-`, `_` and `.`, begins and ends with a letter or digit, or is empty",
        "LabelSelector.matchLabels, meta/v1");

    /// <summary>CIDR with host bits set.</summary>
    public static readonly DiagnosticDescriptor AmbiguousCidr = new(
        "RF2130",
        DiagnosticSeverity.Warning,
        "CIDR with host bits set",
        "`{0}` has bits set beyond its prefix length; {1} is what counts",
        "write {1} for the block, or {2} for the one address",
        "KEP-4858; before StrictIPCIDRValidation (1.36)");

    /// <summary>CIDR in a form that newer servers refuse.</summary>
    public static readonly DiagnosticDescriptor NonStandardCidr = new(
        "RF2131",
        DiagnosticSeverity.Warning,
        "CIDR in a form that newer servers refuse",
        "`{0}` is written in a form that Kubernetes 1.36 refuses",
        "write {1}",
        "KEP-4858; before StrictIPCIDRValidation (1.36)");

    /// <summary>IPv6 block not in its usual form.</summary>
    public static readonly DiagnosticDescriptor NonCanonicalIPv6 = new(
        "RF2132",
        DiagnosticSeverity.Warning,
        "IPv6 block not in its usual form",
        "`{0}` is not the usual form of the block; that is {1}",
        "write {1}",
        "KEP-4858; RFC 5952");
}
