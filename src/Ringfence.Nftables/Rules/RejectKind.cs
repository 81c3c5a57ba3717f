namespace Ringfence.Nftables;

/// <summary>What the sender of a refused packet is told.</summary>
public enum RejectKind
{
    /// <summary>A TCP reset; only for TCP packets (<c>reject with tcp reset</c>).</summary>
    TcpReset,

    /// <summary>An ICMP or ICMPv6 error "administratively prohibited", after the packet's family (<c>reject with icmpx admin-prohibited</c>).</summary>
    Prohibited,
}
