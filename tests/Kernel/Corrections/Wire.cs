using System.Buffers.Binary;
using Ringfence.Core;
using Ringfence.Lab;

namespace Ringfence.Kernel.Tests;

/// <summary>Packets as bytes: ICMP of any type, and datagrams with any source.</summary>
internal static class Wire
{
    public const ushort IPv4 = 0x800;
    public const ushort IPv6 = 0x86DD;
    public const ushort Arp = 0x806;

    private static int _marks;

    /// <summary>Eight bytes that no other packet has.</summary>
    public static byte[] Mark()
    {
        byte[] mark = "RF..seen"u8.ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(mark.AsSpan(2), (ushort)Interlocked.Increment(ref _marks));
        return mark;
    }

    /// <summary>An ICMP or ICMPv6 message that carries something.</summary>
    public static byte[] Icmp(Address source, Address destination, byte type, byte hopLimit, ReadOnlySpan<byte> payload)
    {
        bool old = source.Family == AddressFamily.IPv4;
        byte[] message = [type, 0, 0, 0, 0, 0, 0, 0, .. payload];
        BinaryPrimitives.WriteUInt16BigEndian(
            message.AsSpan(2), old ? InternetChecksum.Of(message) : InternetChecksum.Of(source, destination, PacketWriter.IcmpV6, message));
        return Packet(source, destination, old ? PacketWriter.Icmp : PacketWriter.IcmpV6, hopLimit, message);
    }

    /// <summary>A UDP datagram.</summary>
    public static byte[] Udp(Address source, ushort sourcePort, Address destination, ushort port, ReadOnlySpan<byte> payload) =>
        PacketWriter.UdpDatagram(new PacketEnds(source, sourcePort, destination, port), payload);

    /// <summary>An ARP message over Ethernet; the mark stands in its padding.</summary>
    public static byte[] ArpRequest(byte[] hardware, Address sender, Address target, ReadOnlySpan<byte> mark) =>
        [0, 1, 8, 0, 6, 4, 0, 1, .. hardware, .. AddressBytes.Of(sender), 0, 0, 0, 0, 0, 0, .. AddressBytes.Of(target), .. mark];

    /// <summary>Sends a packet from a pod as it stands, and says whether it comes to another one's link.</summary>
    public static bool Arrives(LabEnd from, LabEnd at, Address destination, byte[] packet, byte[] mark)
    {
        using LinkTap near = LinkTap.At(from);
        using LinkTap far = LinkTap.At(at);
        using RawSocket sender = NetNsVisit.Run(from.Space, () => RawSocket.Sender(destination.Family));
        Assert.True(sender.SendPacket(destination, packet));
        Assert.True(near.Sends(mark));
        return far.Sees(mark);
    }

    private static byte[] Packet(Address source, Address destination, byte protocol, byte hopLimit, byte[] body)
    {
        if (source.Family == AddressFamily.IPv4)
        {
            byte[] header = [0x45, 0, 0, 0, 0, 0, 0, 0, hopLimit, protocol, 0, 0, .. AddressBytes.Of(source), .. AddressBytes.Of(destination)];
            BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(2), (ushort)(header.Length + body.Length));
            BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(10), InternetChecksum.Of(header));
            return [.. header, .. body];
        }

        return [0x60, 0, 0, 0, (byte)(body.Length >> 8), (byte)(body.Length & 0xFF), protocol, hopLimit, .. AddressBytes.Of(source), .. AddressBytes.Of(destination), .. body];
    }
}
