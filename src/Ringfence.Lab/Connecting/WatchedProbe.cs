namespace Ringfence.Lab;

/// <summary>Opens one connection and watches, inside its possible destinations, whether its first packet arrives.</summary>
public static class WatchedProbe
{
    /// <summary>Opens the connection.</summary>
    /// <param name="probe">The connection.</param>
    /// <param name="destinations">Where it may end: the destination itself, or the backends of a Service.</param>
    /// <param name="patience">How long to wait for an answer.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What came back, and which of the destinations saw it; null when none did.</returns>
    public static async Task<(ProbeAnswer Answer, NetNs? ArrivedAt)> SendAsync(
        ConnectionProbe probe, IReadOnlyCollection<NetNs> destinations, TimeSpan patience, CancellationToken cancellationToken)
    {
        List<(NetNs Space, ProbeStation Station)> stations = [.. destinations.Distinct().Select(space => (space, ProbeStation.Open(space)))];
        try
        {
            ProbeAnswer answer = (await ConnectionProber.SendAsync([probe], patience, cancellationToken))[0];
            byte[] buffer = new byte[65536];
            NetNs? arrivedAt = null;
            foreach ((NetNs space, ProbeStation station) in stations)
            {
                // On the way its address and port may have been translated, but a source port is kept unless it is taken.
                station.Collect(buffer, arrival => arrivedAt = arrival.Protocol == probe.Protocol && arrival.SourcePort == answer.SourcePort ? space : arrivedAt);
            }

            return (answer, arrivedAt);
        }
        finally
        {
            foreach ((_, ProbeStation station) in stations)
            {
                station.Dispose();
            }
        }
    }
}
