namespace Ringfence.Core;

/// <summary>The transport protocols that NetworkPolicy is defined for, and one word for all the rest (docs/semantics.md, protocols).</summary>
public enum Protocol
{
    /// <summary>TCP.</summary>
    Tcp,

    /// <summary>UDP.</summary>
    Udp,

    /// <summary>SCTP.</summary>
    Sctp,

    /// <summary>Any other: ICMP, ICMPv6, GRE, ... ; it has no ports.</summary>
    Other,
}
