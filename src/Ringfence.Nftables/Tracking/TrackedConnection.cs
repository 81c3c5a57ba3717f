namespace Ringfence.Nftables;

/// <summary>A live connection as connection tracking knows it.</summary>
/// <param name="Protocol">The transport protocol's number.</param>
/// <param name="Asked">The first packet as it came in: before any address was translated.</param>
/// <param name="Answered">Its answers as they come in: from who really answers, to whom they go.</param>
public sealed record TrackedConnection(byte Protocol, PacketHead Asked, PacketHead Answered)
{
    // Where Linux takes ports of clients from unless told otherwise (net.ipv4.ip_local_port_range).
    private const ushort FirstOfClients = 32_768;

    private readonly PacketHead _heard = new(Asked.Source, Answered.Source, Protocol, Asked.SourcePort, Answered.SourcePort);

    /// <summary>
    /// The first packet as a forward hook sees it: destinations are translated before it, sources after, so it goes from the original
    /// source to whoever answers. Of a connection that was taken in amid its life, the side with a port of clients counts as the one that began it.
    /// </summary>
    public PacketHead AtForward => IsPickedUp && _heard.SourcePort < FirstOfClients && _heard.DestinationPort >= FirstOfClients ? _heard.Turned : _heard;

    /// <summary>Whether tracking began in its middle, so that the side that was heard first may be the one that answers.</summary>
    public bool IsPickedUp { get; init; }

    /// <summary>Whether the destination was translated on the way, as through a Service.</summary>
    public bool IsTranslated => Asked.Destination != Answered.Source || Asked.DestinationPort != Answered.SourcePort;
}
