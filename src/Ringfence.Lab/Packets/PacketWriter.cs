using System.Buffers.Binary;
using Ringfence.Core;

namespace Ringfence.Lab;

/// <summary>Writes first packets of connections, whole: an IP header and what it carries.</summary>
internal static class PacketWriter
{
    public const byte Icmp = 1;
    public const byte Tcp = 6;
    public const byte Udp = 17;
    public const byte IcmpV6 = 58;
    public const byte Sctp = 132;

    private const byte Syn = 2;

    // Below what the usual counts begin with, so that a forged one shows in a capture.
    private const byte HopLimit = 63;

    /// <summary>The number that IP has for a protocol; for other traffic that of the family's ICMP.</summary>
    public static byte NumberOf(Protocol protocol, AddressFamily family) => protocol switch
    {
        Protocol.Tcp => Tcp,
        Protocol.Udp => Udp,
        Protocol.Sctp => Sctp,
        Protocol.Other => family == AddressFamily.IPv4 ? Icmp : IcmpV6,
    };

    /// <summary>The packet that opens a connection: a SYN, a datagram, an INIT; an echo request for other traffic, with the source port as its id.</summary>
    public static byte[] Opening(PacketEnds ends, Protocol protocol) => protocol switch
    {
        Protocol.Tcp => TcpSegment(ends, Syn),
        Protocol.Udp => UdpDatagram(ends, "ringfence"u8),
        Protocol.Sctp => SctpPacket(ends, tag: 0, SctpChunk.Init, ownTag: 1),
        Protocol.Other => EchoRequest(ends),
    };

    /// <summary>A TCP segment without data.</summary>
    /// <param name="ends">From where to where.</param>
    /// <param name="flags">Its flags as the header has them: 2 is SYN, 16 is ACK.</param>
    public static byte[] TcpSegment(PacketEnds ends, byte flags)
    {
        byte[] packet = WithHeader(ends, Tcp, 20, out Span<byte> body);
        WritePorts(ends, body);
        BinaryPrimitives.WriteUInt32BigEndian(body[4..], 1);
        body[12] = 5 << 4;
        body[13] = flags;
        BinaryPrimitives.WriteUInt16BigEndian(body[14..], 64240);
        BinaryPrimitives.WriteUInt16BigEndian(body[16..], InternetChecksum.Of(ends.Source, ends.Destination, Tcp, body));
        return packet;
    }

    /// <summary>A UDP datagram.</summary>
    public static byte[] UdpDatagram(PacketEnds ends, ReadOnlySpan<byte> payload)
    {
        byte[] packet = WithHeader(ends, Udp, 8 + payload.Length, out Span<byte> body);
        WritePorts(ends, body);
        BinaryPrimitives.WriteUInt16BigEndian(body[4..], (ushort)body.Length);
        payload.CopyTo(body[8..]);
        ushort sum = InternetChecksum.Of(ends.Source, ends.Destination, Udp, body);
        BinaryPrimitives.WriteUInt16BigEndian(body[6..], sum == 0 ? ushort.MaxValue : sum);
        return packet;
    }

    /// <summary>An SCTP packet of one chunk.</summary>
    /// <param name="ends">From where to where.</param>
    /// <param name="tag">The tag that the receiver chose; 0 in an INIT.</param>
    /// <param name="chunk">What it says.</param>
    /// <param name="ownTag">The tag that the sender chooses, in an INIT and its answer.</param>
    public static byte[] SctpPacket(PacketEnds ends, uint tag, SctpChunk chunk, uint ownTag)
    {
        // An answer carries a cookie of eight bytes that says nothing, for nothing is kept that it could say.
        int length = chunk switch { SctpChunk.Init => 20, SctpChunk.InitAck => 32, _ => 4 };
        byte[] packet = WithHeader(ends, Sctp, 12 + length, out Span<byte> body);
        WritePorts(ends, body);
        BinaryPrimitives.WriteUInt32BigEndian(body[4..], tag);
        body[12] = (byte)chunk;
        BinaryPrimitives.WriteUInt16BigEndian(body[14..], (ushort)length);
        if (length >= 20)
        {
            BinaryPrimitives.WriteUInt32BigEndian(body[16..], ownTag);
            BinaryPrimitives.WriteUInt32BigEndian(body[20..], 65535);
            BinaryPrimitives.WriteUInt16BigEndian(body[24..], 1);
            BinaryPrimitives.WriteUInt16BigEndian(body[26..], 1);
            BinaryPrimitives.WriteUInt32BigEndian(body[28..], ownTag);
        }

        if (length == 32)
        {
            BinaryPrimitives.WriteUInt16BigEndian(body[32..], 7);
            BinaryPrimitives.WriteUInt16BigEndian(body[34..], 12);
        }

        BinaryPrimitives.WriteUInt32LittleEndian(body[8..], Crc32C.Of(body));
        return packet;
    }

    private static byte[] EchoRequest(PacketEnds ends)
    {
        bool old = ends.Source.Family == AddressFamily.IPv4;
        byte[] packet = WithHeader(ends, old ? Icmp : IcmpV6, 16, out Span<byte> body);
        body[0] = old ? (byte)8 : (byte)128;
        BinaryPrimitives.WriteUInt16BigEndian(body[4..], ends.SourcePort);
        BinaryPrimitives.WriteUInt16BigEndian(body[2..], old ? InternetChecksum.Of(body) : InternetChecksum.Of(ends.Source, ends.Destination, IcmpV6, body));
        return packet;
    }

    private static void WritePorts(PacketEnds ends, Span<byte> body)
    {
        BinaryPrimitives.WriteUInt16BigEndian(body, ends.SourcePort);
        BinaryPrimitives.WriteUInt16BigEndian(body[2..], ends.DestinationPort);
    }

    private static byte[] WithHeader(PacketEnds ends, byte protocol, int length, out Span<byte> body)
    {
        bool old = ends.Source.Family == AddressFamily.IPv4;
        int header = old ? 20 : 40;
        byte[] packet = new byte[header + length];
        body = packet.AsSpan(header);
        if (old)
        {
            packet[0] = 0x45;
            BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(2), (ushort)packet.Length);
            packet[6] = 0x40;
            packet[8] = HopLimit;
            packet[9] = protocol;
            AddressBytes.Write(ends.Source, packet.AsSpan(12));
            AddressBytes.Write(ends.Destination, packet.AsSpan(16));
            BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(10), InternetChecksum.Of(packet.AsSpan(0, 20)));
        }
        else
        {
            packet[0] = 0x60;
            BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(4), (ushort)length);
            packet[6] = protocol;
            packet[7] = HopLimit;
            AddressBytes.Write(ends.Source, packet.AsSpan(8));
            AddressBytes.Write(ends.Destination, packet.AsSpan(24));
        }

        return packet;
    }
}
