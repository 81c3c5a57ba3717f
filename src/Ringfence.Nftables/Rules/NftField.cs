namespace Ringfence.Nftables;

/// <summary>What a rule can read of a packet.</summary>
public enum NftField
{
    /// <summary>The address family, as the kernel numbers it: 2 for IPv4, 10 for IPv6 (<c>meta nfproto</c>).</summary>
    Family,

    /// <summary>The transport protocol, past IPv6 extension headers (<c>meta l4proto</c>).</summary>
    Protocol,

    /// <summary>The number of the interface the packet came in by (<c>iif</c>).</summary>
    InputInterface,

    /// <summary>The number of the interface the packet leaves by (<c>oif</c>); on a bridge, the port.</summary>
    OutputInterface,

    /// <summary>What a frame carries, as its header says: a tagged one carries a tag (<c>ether type</c>). On bridges only.</summary>
    EtherType,

    /// <summary>Who an ARP message over Ethernet says has sent it (<c>arp saddr ip</c>). A rule must have compared <see cref="EtherType"/> first.</summary>
    ArpSource,

    /// <summary>The IPv4 source. A rule must have compared <see cref="Family"/> first.</summary>
    IPv4Source,

    /// <summary>The IPv4 destination. A rule must have compared <see cref="Family"/> first.</summary>
    IPv4Destination,

    /// <summary>The IPv6 source. A rule must have compared <see cref="Family"/> first.</summary>
    IPv6Source,

    /// <summary>The IPv6 destination. A rule must have compared <see cref="Family"/> first.</summary>
    IPv6Destination,

    /// <summary>The source port of TCP, UDP or SCTP: bytes 0 and 1 of the transport header (<c>th sport</c>).</summary>
    SourcePort,

    /// <summary>The destination port of TCP, UDP or SCTP: bytes 2 and 3 of the transport header (<c>th dport</c>).</summary>
    DestinationPort,

    /// <summary>The hop limit of IPv6. A rule must have compared <see cref="Family"/> first.</summary>
    HopLimit,

    /// <summary>The type of an ICMPv6 message. A rule must have compared <see cref="Protocol"/> first.</summary>
    IcmpV6Type,

    /// <summary>Whose link address an advertisement of a neighbour tells (<c>icmpv6 taddr</c>). A rule must have compared <see cref="IcmpV6Type"/> first.</summary>
    NeighbourTarget,
}
