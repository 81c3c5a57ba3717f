namespace Ringfence.Bench;

/// <summary>The IPv4 addresses of a packet, as numbers.</summary>
internal readonly record struct PacketPair(uint Source, uint Destination)
{
    /// <summary>Those of an answer.</summary>
    public PacketPair Back => new(Destination, Source);
}
