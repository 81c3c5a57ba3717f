using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>Picks one connection out of many alike: the one that a reader finds least odd.</summary>
internal static class ConnectionChoice
{
    private static readonly ushort[] FamiliarPorts = [80, 443, 8080, 53, 5432];

    // The ranges for documentation (RFC 5737, RFC 3849) belong to nobody; the private ones are what clusters use for pods.
    private static readonly Cidr[] OutsideBlocks = [.. ((string[])["203.0.113.0/24", "198.51.100.0/24", "2001:db8::/32"]).Select(Block)];
    private static readonly Cidr[] PodBlocks = [.. ((string[])["10.0.0.0/8", "fd00::/8"]).Select(Block)];

    /// <summary>A connection between a pod and an address outside.</summary>
    /// <param name="subject">The pod.</param>
    /// <param name="direction">The pod's direction.</param>
    /// <param name="addresses">The addresses to pick from; at least one.</param>
    /// <param name="traffic">The traffic to pick from; not empty.</param>
    public static Connection Outside(Party subject, Direction direction, AddressSet addresses, TrafficSet traffic)
    {
        Address address = OutsideIn(addresses);
        Party far = new Party.External(Cidr.Of(address));
        return Of(subject, far, direction, address.Family, traffic);
    }

    /// <summary>A connection between two pods.</summary>
    public static Connection Between(Endpoint subject, Endpoint remote, Direction direction, AddressFamily family, TrafficSet traffic) =>
        Of(new Party.Pod(subject), new Party.Pod(remote), direction, family, traffic);

    /// <summary>An address outside, out of a set that is not empty.</summary>
    public static Address OutsideIn(AddressSet addresses) => AddressIn(addresses, OutsideBlocks.Concat(PodBlocks));

    /// <summary>An address for a pod, out of a set that is not empty.</summary>
    public static Address PodIn(AddressSet addresses) => AddressIn(addresses, PodBlocks);

    /// <summary>A protocol and a port of a set, which is not empty.</summary>
    public static (Protocol Protocol, ushort Port) PortIn(TrafficSet traffic)
    {
        foreach (Protocol protocol in ProtocolName.All)
        {
            PortSet ports = traffic.PortsOf(protocol);
            if (!ports.IsEmpty)
            {
                ushort familiar = FamiliarPorts.FirstOrDefault(ports.Contains);
                return (protocol, familiar == 0 || protocol == Protocol.Other ? ports.Ranges[0].First : familiar);
            }
        }

        throw new ArgumentException("There is no traffic to pick from.", nameof(traffic));
    }

    private static Address AddressIn(AddressSet addresses, IEnumerable<Cidr> familiar)
    {
        foreach (Cidr block in familiar)
        {
            AddressSet inside = addresses.Intersect(AddressSet.Of(block));
            if (!inside.IsEmpty)
            {
                return HostIn(inside.Ranges[^1]);
            }
        }

        return HostIn(addresses.Ranges.MaxBy(range => range.Last.Bits - range.First.Bits));
    }

    private static Connection Of(Party subject, Party remote, Direction direction, AddressFamily family, TrafficSet traffic)
    {
        (Protocol protocol, ushort port) = PortIn(traffic);
        return direction == Direction.Egress
            ? new Connection(subject, remote, family, protocol, port, new Via.Direct())
            : new Connection(remote, subject, family, protocol, port, new Via.Direct());
    }

    // The first address of a block often means the block.
    private static Address HostIn(AddressRange range) =>
        range.First == range.Last ? range.First : range.First.Next;

    private static Cidr Block(string text) => Cidr.TryParse(text, out Cidr block) ? block : throw new FormatException(text);
}
