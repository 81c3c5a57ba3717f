using System.Buffers.Binary;
using System.Net;
using Ringfence.Core;

namespace Ringfence.Lab;

/// <summary>Addresses as the kernel and .NET write them.</summary>
public static class AddressBytes
{
    /// <summary>4 or 16 bytes in network order.</summary>
    public static byte[] Of(Address address)
    {
        byte[] bytes = new byte[address.Family == AddressFamily.IPv4 ? 4 : 16];
        Write(address, bytes);
        return bytes;
    }

    /// <summary>Writes 4 or 16 bytes in network order.</summary>
    public static void Write(Address address, Span<byte> target)
    {
        if (address.Family == AddressFamily.IPv4)
        {
            BinaryPrimitives.WriteUInt32BigEndian(target, (uint)address.Bits);
        }
        else
        {
            BinaryPrimitives.WriteUInt128BigEndian(target, address.Bits);
        }
    }

    /// <summary>Reads 4 or 16 bytes in network order.</summary>
    public static Address Read(ReadOnlySpan<byte> bytes) => bytes.Length == 4
        ? new Address(AddressFamily.IPv4, BinaryPrimitives.ReadUInt32BigEndian(bytes))
        : new Address(AddressFamily.IPv6, BinaryPrimitives.ReadUInt128BigEndian(bytes));

    /// <summary>As .NET's sockets take it.</summary>
    public static IPAddress ToIPAddress(Address address) => new(Of(address));

    /// <summary>As the product takes it; an IPv4-mapped one is the IPv4 address.</summary>
    public static Address Of(IPAddress address) => Read((address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).GetAddressBytes());
}
