using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using Ringfence.Core;

namespace Ringfence.Nftables;

/// <summary>Reads the headers of a packet from its first bytes, which may be cut short anywhere.</summary>
internal static class PacketHeadReader
{
    private const int IPv4Bytes = 20;
    private const int IPv6Bytes = 40;
    private const byte HopByHop = 0;
    private const byte Routing = 43;
    private const byte Fragment = 44;
    private const byte Authentication = 51;
    private const byte DestinationOptions = 60;
    private const int FragmentOffsetIPv4 = 0x1FFF;
    private const int FragmentOffsetIPv6 = 0xFFF8;

    /// <summary>Reads a packet that begins with its IP header; false when it is no IP packet or too short to have addresses.</summary>
    public static bool TryRead(ReadOnlySpan<byte> packet, [NotNullWhen(true)] out PacketHead? head)
    {
        head = packet.Length == 0 ? null : (packet[0] >> 4) switch
        {
            4 when packet.Length >= IPv4Bytes => ReadIPv4(packet),
            6 when packet.Length >= IPv6Bytes => ReadIPv6(packet),
            _ => null,
        };
        return head is not null;
    }

    private static PacketHead ReadIPv4(ReadOnlySpan<byte> packet)
    {
        int header = (packet[0] & 0xF) * 4;
        bool hasPorts = (BinaryPrimitives.ReadUInt16BigEndian(packet[6..]) & FragmentOffsetIPv4) == 0;
        return Head(IPv4At(packet[12..]), IPv4At(packet[16..]), packet[9], hasPorts && header <= packet.Length ? packet[header..] : []);
    }

    private static PacketHead ReadIPv6(ReadOnlySpan<byte> packet)
    {
        byte next = packet[6];
        ReadOnlySpan<byte> rest = packet[IPv6Bytes..];
        while (next is HopByHop or Routing or Fragment or Authentication or DestinationOptions && rest.Length >= 8)
        {
            int length = next switch
            {
                Fragment => 8,
                Authentication => (rest[1] + 2) * 4,
                _ => (rest[1] + 1) * 8,
            };
            bool isLaterPart = next == Fragment && (BinaryPrimitives.ReadUInt16BigEndian(rest[2..]) & FragmentOffsetIPv6) != 0;
            next = rest[0];
            rest = isLaterPart || length > rest.Length ? [] : rest[length..];
        }

        return Head(IPv6At(packet[8..]), IPv6At(packet[24..]), next, rest);
    }

    private static PacketHead Head(Address source, Address destination, byte protocol, ReadOnlySpan<byte> transport)
    {
        bool hasPorts = protocol is ProtocolNumber.Tcp or ProtocolNumber.Udp or ProtocolNumber.Sctp && transport.Length >= 4;
        return hasPorts
            ? new PacketHead(source, destination, protocol, BinaryPrimitives.ReadUInt16BigEndian(transport), BinaryPrimitives.ReadUInt16BigEndian(transport[2..]))
            : new PacketHead(source, destination, protocol, 0, 0);
    }

    private static Address IPv4At(ReadOnlySpan<byte> bytes) => new(AddressFamily.IPv4, BinaryPrimitives.ReadUInt32BigEndian(bytes));

    private static Address IPv6At(ReadOnlySpan<byte> bytes) => new(AddressFamily.IPv6, BinaryPrimitives.ReadUInt128BigEndian(bytes));
}
