using Ringfence.Core;

namespace Ringfence.Lab;

/// <summary>Addresses that a link of the lab uses for itself, one a family: link-local, so that no address of the cluster is spent.</summary>
internal sealed record LinkAddress(Address IPv4, Address IPv6)
{
    /// <summary>The node's end of every pod's link: where the pod sends all its packets.</summary>
    public static LinkAddress PodGateway { get; } = new(Parse("169.254.1.1"), Parse("fe80::1"));

    /// <summary>The outside's end of every node's link.</summary>
    public static LinkAddress NodeGateway { get; } = new(Parse("169.254.2.1"), Parse("fe80::2:1"));

    /// <summary>The node's end of that link, besides the node's own addresses.</summary>
    public static LinkAddress NodeUplink { get; } = new(Parse("169.254.2.2"), Parse("fe80::2:2"));

    /// <summary>The one of a family.</summary>
    public Address In(AddressFamily family) => family == AddressFamily.IPv4 ? IPv4 : IPv6;

    private static Address Parse(string text) => Address.TryParse(text, out Address address) ? address : throw new FormatException(text);
}
