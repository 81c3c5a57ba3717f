using System.Globalization;
using Ringfence.Core;

namespace Ringfence.Nftables;

/// <summary>Transport protocols by the number that stands in packets (IANA, assigned internet protocol numbers).</summary>
public static class ProtocolNumber
{
    /// <summary>TCP.</summary>
    public const byte Tcp = 6;

    /// <summary>UDP.</summary>
    public const byte Udp = 17;

    /// <summary>ICMP for IPv6.</summary>
    public const byte IcmpV6 = 58;

    /// <summary>SCTP.</summary>
    public const byte Sctp = 132;

    /// <summary>The number of a protocol that has ports.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The protocol stands for many.</exception>
    public static byte Of(Protocol protocol) => protocol switch
    {
        Protocol.Tcp => Tcp,
        Protocol.Udp => Udp,
        Protocol.Sctp => Sctp,
        Protocol.Other => throw new ArgumentOutOfRangeException(nameof(protocol)),
    };

    /// <summary>The name that nft prints, or the number of one that is not ours to name.</summary>
    public static string NameOf(byte number) => number switch
    {
        Tcp => "tcp",
        Udp => "udp",
        Sctp => "sctp",
        IcmpV6 => "ipv6-icmp",
        _ => number.ToString(CultureInfo.InvariantCulture),
    };
}
