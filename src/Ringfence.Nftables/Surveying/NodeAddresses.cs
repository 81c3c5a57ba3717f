using System.Buffers.Binary;
using System.Net.NetworkInformation;
using Ringfence.Core;

namespace Ringfence.Nftables;

/// <summary>The addresses of a node's own interfaces.</summary>
public static class NodeAddresses
{
    /// <summary>Those of the network namespace of this thread, link-local ones of IPv6 left out.</summary>
    public static ValueArray<Address> Read() =>
    [
        .. NetworkInterface.GetAllNetworkInterfaces()
            .SelectMany(link => link.GetIPProperties().UnicastAddresses)
            .Select(held => held.Address)
            .Where(address => !address.IsIPv6LinkLocal)
            .Select(address => Of(address.GetAddressBytes()))
            .Distinct()
            .Order(),
    ];

    private static Address Of(byte[] bytes) => bytes.Length == 4
        ? new Address(AddressFamily.IPv4, BinaryPrimitives.ReadUInt32BigEndian(bytes))
        : new Address(AddressFamily.IPv6, BinaryPrimitives.ReadUInt128BigEndian(bytes));
}
