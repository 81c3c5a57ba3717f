using System.Buffers.Binary;
using Ringfence.Core;

namespace Ringfence.Lab;

/// <summary>The checksum of TCP, UDP and ICMP: the ones' complement sum of 16-bit words (RFC 1071).</summary>
internal static class InternetChecksum
{
    /// <summary>That of a transport packet, over the addresses too (RFC 9293 3.1, RFC 8200 8.1).</summary>
    /// <param name="source">Who sends it.</param>
    /// <param name="destination">Who gets it.</param>
    /// <param name="protocol">The number of the protocol.</param>
    /// <param name="packet">The packet, with zeros where the checksum goes.</param>
    public static ushort Of(Address source, Address destination, byte protocol, ReadOnlySpan<byte> packet)
    {
        Span<byte> bits = stackalloc byte[32];
        int length = source.Family == AddressFamily.IPv4 ? 4 : 16;
        AddressBytes.Write(source, bits);
        AddressBytes.Write(destination, bits[length..]);
        return Fold(Sum(bits[..(2 * length)]) + protocol + (uint)packet.Length + Sum(packet));
    }

    /// <summary>That of bytes alone, as ICMP over IPv4 has it.</summary>
    public static ushort Of(ReadOnlySpan<byte> packet) => Fold(Sum(packet));

    private static ulong Sum(ReadOnlySpan<byte> bytes)
    {
        ulong sum = 0;
        for (; bytes.Length > 1; bytes = bytes[2..])
        {
            sum += BinaryPrimitives.ReadUInt16BigEndian(bytes);
        }

        return bytes.IsEmpty ? sum : sum + (ulong)(bytes[0] << 8);
    }

    private static ushort Fold(ulong sum)
    {
        while (sum > ushort.MaxValue)
        {
            sum = (sum & ushort.MaxValue) + (sum >> 16);
        }

        return (ushort)(~sum & ushort.MaxValue);
    }
}
