using Ringfence.Core;

namespace Ringfence.Nftables;

/// <summary>What the headers of a packet say of its connection.</summary>
/// <param name="Source">Who sends it.</param>
/// <param name="Destination">Who is to get it.</param>
/// <param name="Protocol">The transport protocol's number, past extension headers.</param>
/// <param name="SourcePort">Its source port; 0 for protocols without ports, and for parts of a packet that do not hold it.</param>
/// <param name="DestinationPort">Its destination port; 0 likewise.</param>
public sealed record PacketHead(Address Source, Address Destination, byte Protocol, ushort SourcePort, ushort DestinationPort)
{
    /// <summary>A packet of the other direction.</summary>
    public PacketHead Turned => new(Destination, Source, Protocol, DestinationPort, SourcePort);
}
