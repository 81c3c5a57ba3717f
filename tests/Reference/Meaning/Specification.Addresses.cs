using System.Net;
using System.Net.Sockets;

namespace Ringfence.Reference;

public static partial class Specification
{
    /// <summary>[5.11] The endpoint's address of the connection's family, or null when it is not known.</summary>
    private static string? AddressOf(Cluster cluster, Endpoint endpoint, IpFamily family) => endpoint switch
    {
        Endpoint.OfAddress external => external.Address,
        Endpoint.OfNode node => AddressOfNode(cluster, node.Name, family),
        _ when PodBehind(cluster, endpoint) is { HostNetwork: true, Node: { } node } && AddressOfNode(cluster, node, family) is { } address => address, // [5.8]
        _ => PodBehind(cluster, endpoint)!.Addresses.SingleOrDefault(address => FamilyOf(address) == family),
    };

    private static string? AddressOfNode(Cluster cluster, string name, IpFamily family) =>
        cluster.Nodes.SingleOrDefault(node => node.Name == name)?.Addresses.SingleOrDefault(address => FamilyOf(address) == family);

    /// <summary>The family an address is written in.</summary>
    public static IpFamily FamilyOf(string address) =>
        IPAddress.Parse(address).AddressFamily == AddressFamily.InterNetwork ? IpFamily.V4 : IpFamily.V6;

    /// <summary>[5.3] Same family, and the first prefix-length bits are the same.</summary>
    public static bool InCidr(string cidr, string address)
    {
        string[] parts = cidr.Split('/');
        bool[] network = Bits(parts[0]);
        bool[] candidate = Bits(address);
        int length = int.Parse(parts[1]);
        return network.Length == candidate.Length && network.Take(length).SequenceEqual(candidate.Take(length));
    }

    /// <summary>32 or 128 bits, the most significant first.</summary>
    private static bool[] Bits(string address) =>
        [.. from octet in IPAddress.Parse(address).GetAddressBytes() from bit in Enumerable.Range(0, 8) select (octet & (0x80 >> bit)) != 0];
}
