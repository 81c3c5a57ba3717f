using Ringfence.Core;

namespace Ringfence.Lab;

/// <summary>From where to where a packet goes; both addresses are of one family.</summary>
internal readonly record struct PacketEnds(Address Source, ushort SourcePort, Address Destination, ushort DestinationPort)
{
    /// <summary>The way back.</summary>
    public PacketEnds Reversed => new(Destination, DestinationPort, Source, SourcePort);
}
