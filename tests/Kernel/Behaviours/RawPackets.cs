using System.Buffers.Binary;
using Ringfence.Core;
using Ringfence.Lab;

namespace Ringfence.Kernel.Tests;

/// <summary>Packets that no program would send: forged sources, replies that nobody asked for.</summary>
internal static class RawPackets
{
    private const ushort SourcePort = 4711;

    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);

    /// <summary>Whether a TCP segment arrives.</summary>
    /// <param name="from">Where it is sent.</param>
    /// <param name="to">Where it is to arrive.</param>
    /// <param name="flags">Its flags: 2 is SYN, 0x12 is SYN and ACK.</param>
    /// <param name="source">The source that it claims; the sender's own when null.</param>
    /// <param name="family">Over which addresses.</param>
    public static bool Arrive(LabEnd from, LabEnd to, byte flags, Address? source = null, AddressFamily family = AddressFamily.IPv4)
    {
        Address own = source ?? from.In(family)!.Value;
        Address destination = to.In(family)!.Value;
        using RawSocket receiver = NetNsVisit.Run(to.Space, () => RawSocket.Receiver(family, Protocol.Tcp));
        using RawSocket sender = NetNsVisit.Run(from.Space, () => RawSocket.Sender(family));
        using LinkTap link = LinkTap.At(from);
        if (own != from.In(family)!.Value)
        {
            // The neighbour that it goes to is asked for in the name of a packet that is not forged; for others a pod does not even ask.
            Address honest = from.In(family)!.Value;
            Assert.True(sender.SendPacket(destination, PacketWriter.UdpDatagram(new PacketEnds(honest, SourcePort, destination, 9), "hello"u8)));
            Assert.True(link.Sends([.. AddressBytes.Of(honest), .. AddressBytes.Of(destination)]));
        }

        Assert.True(sender.SendPacket(destination, PacketWriter.TcpSegment(new PacketEnds(own, SourcePort, destination, 80), flags)));
        Assert.True(link.Sends([.. AddressBytes.Of(own), .. AddressBytes.Of(destination)]));
        byte[] buffer = new byte[2048];
        for (long start = System.Diagnostics.Stopwatch.GetTimestamp(); System.Diagnostics.Stopwatch.GetElapsedTime(start) < Patience; Thread.Sleep(2))
        {
            while (receiver.TryReceive(buffer, out _, out ReadOnlySpan<byte> body))
            {
                if (BinaryPrimitives.ReadUInt16BigEndian(body) == SourcePort)
                {
                    return true;
                }
            }
        }

        return false;
    }
}
