using Ringfence.Core;
using Ringfence.Nftables;

namespace Ringfence.Agreement.Tests;

/// <summary>The first packet of a connection, as a chain sees it: new, not translated, from no interface that anything is known of.</summary>
internal sealed record FirstPacket(Address Source, Address Destination, byte Protocol, ushort Port)
{
    /// <summary>The value of a field; null where the packet has none, so that no match of it fits.</summary>
    public UInt128? this[NftField field] => field switch
    {
        NftField.Family => FamilyNumber.Of(Source.Family),
        NftField.Protocol => Protocol,
        NftField.InputInterface => 7,
        NftField.IPv4Source => In(AddressFamily.IPv4, Source),
        NftField.IPv4Destination => In(AddressFamily.IPv4, Destination),
        NftField.IPv6Source => In(AddressFamily.IPv6, Source),
        NftField.IPv6Destination => In(AddressFamily.IPv6, Destination),
        NftField.SourcePort => 40_000,
        NftField.DestinationPort => Port,
        NftField.HopLimit => Source.Family == AddressFamily.IPv6 ? 63 : null,
        // An echo request.
        NftField.IcmpV6Type => Protocol == ProtocolNumber.IcmpV6 ? 128 : null,
        _ => throw new ArgumentOutOfRangeException(nameof(field)),
    };

    private static UInt128? In(AddressFamily family, Address address) => address.Family == family ? address.Bits : null;
}
