using Ringfence.Core;

namespace Ringfence.Lab;

/// <summary>Opens connections as programs do, with sockets of the kernel, and tells what comes back.</summary>
public static class ConnectionProber
{
    /// <summary>Opens all at once.</summary>
    /// <param name="probes">The connections.</param>
    /// <param name="patience">How long to wait for an answer; a second, less a little, and the first packet of TCP is not sent again.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What became of each, in order.</returns>
    public static async Task<IReadOnlyList<ProbeAnswer>> SendAsync(
        IReadOnlyList<ConnectionProbe> probes, TimeSpan patience, CancellationToken cancellationToken)
    {
        IClient[] clients = Open(probes);
        try
        {
            return await Task.WhenAll(clients.Select(client => client.TryAsync(patience, cancellationToken)));
        }
        finally
        {
            foreach (IClient client in clients)
            {
                client.Dispose();
            }
        }
    }

    // One thread goes from namespace to namespace and opens the sockets of each.
    private static IClient[] Open(IReadOnlyList<ConnectionProbe> probes) => NetNsVisit.Run(visit =>
    {
        IClient[] clients = new IClient[probes.Count];
        foreach (IGrouping<NetNs, int> group in Enumerable.Range(0, probes.Count).GroupBy(each => probes[each].From))
        {
            visit.Enter(group.Key);
            foreach (int each in group)
            {
                clients[each] = probes[each].Protocol switch
                {
                    Protocol.Tcp => new TcpClient(probes[each]),
                    Protocol.Udp => new UdpClient(probes[each]),
                    Protocol.Sctp => new SctpClient(probes[each]),
                    Protocol.Other => throw new ArgumentOutOfRangeException(nameof(probes), "Other traffic opens no connections."),
                };
            }
        }

        return clients;
    });
}
