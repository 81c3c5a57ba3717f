using Ringfence.Core;

namespace Ringfence.Nftables;

/// <summary>Where the kernel finds a field of a packet: among what it knows of the packet, or so many bytes into a header.</summary>
/// <param name="Header">The header; null for what the kernel knows.</param>
/// <param name="At">The byte of the header, or the number of the key.</param>
/// <param name="Bytes">How many bytes it takes.</param>
internal readonly record struct FieldSource(uint? Header, uint At, int Bytes)
{
    private const uint Link = ExpressionAttributes.Payload.LinkHeader;
    private const uint Network = ExpressionAttributes.Payload.NetworkHeader;
    private const uint Transport = ExpressionAttributes.Payload.TransportHeader;

    /// <summary>The flags of a TCP header, which are no key of a set.</summary>
    public static FieldSource TcpFlags { get; } = new(Transport, 13, 1);

    /// <summary>Every field that a rule can read.</summary>
    public static ValueArray<NftField> Fields { get; } = [.. Enum.GetValues<NftField>()];

    public static FieldSource Of(NftField field) => field switch
    {
        NftField.Family => new(null, ExpressionAttributes.Meta.Family, 1),
        NftField.Protocol => new(null, ExpressionAttributes.Meta.Protocol, 1),
        NftField.InputInterface => new(null, ExpressionAttributes.Meta.InputInterface, 4),
        NftField.OutputInterface => new(null, ExpressionAttributes.Meta.OutputInterface, 4),
        NftField.EtherType => new(Link, 12, 2),
        NftField.ArpSource => new(Network, 14, 4),
        NftField.IPv4Source => new(Network, 12, 4),
        NftField.IPv4Destination => new(Network, 16, 4),
        NftField.IPv6Source => new(Network, 8, 16),
        NftField.IPv6Destination => new(Network, 24, 16),
        NftField.HopLimit => new(Network, 7, 1),
        NftField.SourcePort => new(Transport, 0, 2),
        NftField.DestinationPort => new(Transport, 2, 2),
        NftField.IcmpV6Type => new(Transport, 0, 1),
        NftField.NeighbourTarget => new(Transport, 8, 16),
    };
}
