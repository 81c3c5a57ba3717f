namespace Ringfence.Nftables;

/// <summary>Packets of classes that nobody has been told of: rules are in force a moment before their words are known. They wait for these, but not for long.</summary>
internal sealed class EarlyPackets
{
    private const int MostWaiting = 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly Queue<(LoggedPacket Packet, DateTimeOffset Since)> _waiting = [];

    /// <summary>Whether none waits.</summary>
    public bool IsEmpty => _waiting.Count == 0;

    /// <summary>Those of some packets, and of those that waited, whose time has come: their class is known now, or will not be.</summary>
    public IReadOnlyList<LoggedPacket> Ready(IEnumerable<LoggedPacket> packets, DropAttribution attribution, DateTimeOffset now)
    {
        List<LoggedPacket> ready = [];
        foreach ((LoggedPacket packet, DateTimeOffset since) in (IEnumerable<(LoggedPacket, DateTimeOffset)>)[.. Taken(), .. packets.Select(packet => (packet, now))])
        {
            if (attribution.IsEarly(packet) && now - since < Patience && _waiting.Count < MostWaiting)
            {
                _waiting.Enqueue((packet, since));
            }
            else
            {
                ready.Add(packet);
            }
        }

        return ready;
    }

    private (LoggedPacket Packet, DateTimeOffset Since)[] Taken()
    {
        (LoggedPacket, DateTimeOffset)[] waited = [.. _waiting];
        _waiting.Clear();
        return waited;
    }
}
