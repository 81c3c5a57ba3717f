using System.Globalization;
using Ringfence.Core;

namespace Ringfence.Nftables;

/// <summary>What frames carry, by the number that stands in them (IEEE 802 numbers).</summary>
public static class EtherTypes
{
    /// <summary>IPv4.</summary>
    public const ushort IPv4 = 0x0800;

    /// <summary>ARP, by which IPv4 finds its neighbours.</summary>
    public const ushort Arp = 0x0806;

    /// <summary>IPv6.</summary>
    public const ushort IPv6 = 0x86DD;

    /// <summary>The number of a family.</summary>
    public static ushort Of(AddressFamily family) => family == AddressFamily.IPv4 ? IPv4 : IPv6;

    /// <summary>The name that nft prints, or the number of one that is not ours to name.</summary>
    public static string NameOf(ushort number) => number switch
    {
        IPv4 => "ip",
        Arp => "arp",
        IPv6 => "ip6",
        _ => string.Create(CultureInfo.InvariantCulture, $"0x{number:x4}"),
    };
}
