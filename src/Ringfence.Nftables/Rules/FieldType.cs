namespace Ringfence.Nftables;

/// <summary>What a part of a set's key holds.</summary>
public enum FieldType
{
    /// <summary>4 bytes, network order (<c>ipv4_addr</c>).</summary>
    IPv4Address,

    /// <summary>16 bytes, network order (<c>ipv6_addr</c>).</summary>
    IPv6Address,

    /// <summary>1 byte (<c>inet_proto</c>).</summary>
    Protocol,

    /// <summary>2 bytes, network order (<c>inet_service</c>).</summary>
    Port,

    /// <summary>4 bytes, the machine's order (<c>iface_index</c>).</summary>
    Interface,

    /// <summary>1 byte (<c>icmpv6_type</c>).</summary>
    IcmpV6Type,

    /// <summary>2 bytes, network order (<c>ether_type</c>).</summary>
    EtherType,

    /// <summary>1 byte that no set is keyed by: a family or a hop limit.</summary>
    Number,
}
