using Ringfence.Core;

namespace Ringfence.Lab;

/// <summary>Sends many openings of connections at once and says which arrived, judged inside their destinations.</summary>
/// <remarks>
/// Each gets a source port of its own, by which it is known again. Between namespaces of one machine packets arrive while they are sent, or
/// a moment later when another processor takes over or a neighbour is asked for: the prober waits as long as it is told.
/// </remarks>
public sealed class PacketProber : IDisposable
{
    private const ushort FirstPort = 1024;

    private static readonly TimeSpan Round = TimeSpan.FromMilliseconds(2);

    private readonly Dictionary<NetNs, ProbeStation> _stations = [];
    private readonly Dictionary<(NetNs, Arrival), int> _expected = [];
    private readonly byte[] _buffer = new byte[65536];
    private ushort _port = FirstPort;

    /// <summary>How many packets arrived after the prober had given them up: answers that were wrong.</summary>
    public int Late { get; private set; }

    /// <summary>Sends all and waits for them: for each probe, in order, whether it arrived.</summary>
    /// <param name="probes">What to send.</param>
    /// <param name="patience">How long to wait after the last that arrived before giving the others up.</param>
    public bool[] Send(IReadOnlyList<PacketProbe> probes, TimeSpan patience)
    {
        bool[] arrived = new bool[probes.Count];
        CollectLate();
        for (int first = 0; first < probes.Count; first += ushort.MaxValue - FirstPort)
        {
            Send(probes, first, Math.Min(probes.Count, first + ushort.MaxValue - FirstPort), patience, arrived);
        }

        return arrived;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (ProbeStation station in _stations.Values)
        {
            station.Dispose();
        }
    }

    private void Send(IReadOnlyList<PacketProbe> probes, int first, int end, TimeSpan patience, bool[] arrived)
    {
        _expected.Clear();
        HashSet<NetNs> destinations = [];
        for (int each = first; each < end; each++)
        {
            PacketProbe probe = probes[each];
            Arrival arrival = new(probe.Destination.Family, probe.Protocol, probe.Source, NextPort(), probe.Protocol == Protocol.Other ? (ushort)0 : probe.Port);
            _expected.Add((probe.To, arrival), each);
            StationOf(probe.To);
            destinations.Add(probe.To);
            StationOf(probe.From).Send(new PacketEnds(probe.Source, arrival.SourcePort, probe.Destination, probe.Port), probe.Protocol);
        }

        TimeSpan quiet = TimeSpan.Zero;
        for (int missing = end - first; missing > 0 && quiet < patience;)
        {
            // Packets of others may arrive there all the time: only what is waited for is worth waiting longer.
            int before = missing;
            foreach (NetNs destination in destinations)
            {
                StationOf(destination).Collect(_buffer, arrival => missing -= Note(destination, arrival, arrived));
            }

            if (missing > 0)
            {
                Thread.Sleep(Round);
                quiet = missing == before ? quiet + Round : TimeSpan.Zero;
            }
        }
    }

    // How many of those that are waited for this is: a packet may come twice.
    private int Note(NetNs destination, Arrival arrival, bool[] arrived)
    {
        if (!_expected.TryGetValue((destination, arrival), out int index) || arrived[index])
        {
            return 0;
        }

        arrived[index] = true;
        return 1;
    }

    private void CollectLate()
    {
        foreach ((NetNs space, ProbeStation station) in _stations)
        {
            station.Collect(_buffer, arrival => Late += _expected.ContainsKey((space, arrival)) ? 1 : 0);
        }
    }

    private ProbeStation StationOf(NetNs space)
    {
        if (!_stations.TryGetValue(space, out ProbeStation? station))
        {
            _stations.Add(space, station = ProbeStation.Open(space));
        }

        return station;
    }

    private ushort NextPort()
    {
        ushort port = _port;
        _port = port == ushort.MaxValue ? FirstPort : (ushort)(port + 1);
        return port;
    }
}
