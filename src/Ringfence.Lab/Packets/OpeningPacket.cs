using System.Buffers.Binary;
using Ringfence.Core;

namespace Ringfence.Lab;

/// <summary>Reads, of what a raw socket receives, the packets that open connections.</summary>
internal static class OpeningPacket
{
    /// <summary>Finds the ports of a packet that opens a connection; false for replies and for what is cut short.</summary>
    /// <param name="protocol">The protocol of the socket.</param>
    /// <param name="body">The packet behind its IP header.</param>
    /// <param name="source">Its source port; for an echo request its id.</param>
    /// <param name="destination">Its destination port; 0 for an echo request.</param>
    public static bool TryRead(Protocol protocol, ReadOnlySpan<byte> body, out ushort source, out ushort destination)
    {
        (source, destination) = (0, 0);
        if (body.Length < 8)
        {
            return false;
        }

        if (protocol == Protocol.Other)
        {
            source = BinaryPrimitives.ReadUInt16BigEndian(body[4..]);
            return body[0] is 8 or 128;
        }

        source = BinaryPrimitives.ReadUInt16BigEndian(body);
        destination = BinaryPrimitives.ReadUInt16BigEndian(body[2..]);
        return protocol switch
        {
            Protocol.Tcp => body.Length >= 20 && (body[13] & 0x12) == 2,
            Protocol.Sctp => body.Length >= 16 && body[12] == (byte)SctpChunk.Init,
            _ => true,
        };
    }
}
