using System.Numerics;

namespace Ringfence.Lab;

/// <summary>The checksum of SCTP: CRC32c over the whole packet (RFC 9260, appendix A).</summary>
internal static class Crc32C
{
    /// <summary>That of a packet with zeros where the checksum goes; it is sent with its lowest byte first.</summary>
    public static uint Of(ReadOnlySpan<byte> packet)
    {
        uint crc = uint.MaxValue;
        foreach (byte each in packet)
        {
            crc = BitOperations.Crc32C(crc, each);
        }

        return ~crc;
    }
}
