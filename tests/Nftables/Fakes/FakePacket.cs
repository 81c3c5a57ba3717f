using Ringfence.Core;

namespace Ringfence.Nftables.Tests;

/// <summary>A packet as a rule can see it. Unless said otherwise it is the first of a connection, and nothing translated it.</summary>
internal sealed record FakePacket(Address Source, Address Destination, byte Protocol, ushort SourcePort, ushort DestinationPort)
{
    public ConnectionStates State { get; init; } = ConnectionStates.New;

    /// <summary>Whether a Service stood between.</summary>
    public bool IsTranslated { get; init; }

    /// <summary>Whether the routes lead back to where it came from.</summary>
    public bool IsRoutedBack { get; init; } = true;

    public int Interface { get; init; } = 7;

    public string InterfaceName { get; init; } = "eth0";

    public int OutputInterface { get; init; } = 8;

    public string OutputName { get; init; } = "eth1";

    public byte HopLimit { get; init; } = 63;

    public byte IcmpType { get; init; } = 128;

    public TcpFlags Flags { get; init; } = TcpFlags.Syn;

    /// <summary>The value of a field; null where the packet has none, so that no match of it fits.</summary>
    public UInt128? this[NftField field] => field switch
    {
        NftField.Family => FamilyNumber.Of(Source.Family),
        NftField.Protocol => Protocol,
        NftField.InputInterface => (UInt128)Interface,
        NftField.OutputInterface => (UInt128)OutputInterface,
        NftField.IPv4Source => In(AddressFamily.IPv4, Source),
        NftField.IPv4Destination => In(AddressFamily.IPv4, Destination),
        NftField.IPv6Source => In(AddressFamily.IPv6, Source),
        NftField.IPv6Destination => In(AddressFamily.IPv6, Destination),
        // The first bytes behind the network header, whatever they mean there.
        NftField.SourcePort => SourcePort,
        NftField.DestinationPort => DestinationPort,
        NftField.HopLimit => Source.Family == AddressFamily.IPv6 ? HopLimit : null,
        NftField.IcmpV6Type => Protocol == ProtocolNumber.IcmpV6 ? IcmpType : null,
        _ => throw new ArgumentOutOfRangeException(nameof(field)),
    };

    private static UInt128? In(AddressFamily family, Address address) => address.Family == family ? address.Bits : null;
}
