namespace Ringfence.Nftables;

/// <summary>A live connection as connection tracking knows it.</summary>
/// <param name="Protocol">The transport protocol's number.</param>
/// <param name="Asked">The first packet as it came in: before any address was translated.</param>
/// <param name="Answered">Its answers as they come in: from who really answers, to whom they go.</param>
public sealed record TrackedConnection(byte Protocol, PacketHead Asked, PacketHead Answered)
{
    /// <summary>
    /// The first packet as a forward hook sees it: destinations are translated before it, sources after, so it goes from the original
    /// source to whoever answers.
    /// </summary>
    public PacketHead AtForward { get; } = new(Asked.Source, Answered.Source, Protocol, Asked.SourcePort, Answered.SourcePort);

    /// <summary>Whether tracking began in its middle, so that the side that was heard first may be the one that answers.</summary>
    public bool IsPickedUp { get; init; }

    /// <summary>Whether the destination was translated on the way, as through a Service.</summary>
    public bool IsTranslated => Asked.Destination != Answered.Source || Asked.DestinationPort != Answered.SourcePort;
}
