using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>All traffic, cut where the port numbers of some rules begin and end: no rule tells the ports of a piece apart.</summary>
internal sealed class TrafficPieces
{
    private readonly List<TrafficSet> _pieces = [];

    /// <summary>Cuts by some sets.</summary>
    public TrafficPieces(IEnumerable<TrafficSet> sets)
    {
        TrafficSet[] all = [.. sets.Distinct()];
        foreach (Protocol protocol in ProtocolName.All)
        {
            if (protocol == Protocol.Other)
            {
                _pieces.Add(TrafficSet.Of(protocol, PortSet.All));
                continue;
            }

            SortedSet<int> starts = [1];
            foreach (PortRange range in all.SelectMany(set => (IEnumerable<PortRange>)set.PortsOf(protocol).Ranges))
            {
                starts.UnionWith([range.First, range.Last + 1]);
            }

            int[] cuts = [.. starts.Where(start => start <= ushort.MaxValue), ushort.MaxValue + 1];
            _pieces.AddRange(cuts.Zip(cuts.Skip(1), (first, next) => TrafficSet.Of(protocol, PortSet.Of([new PortRange((ushort)first, (ushort)(next - 1))]))));
        }
    }

    /// <summary>How many pieces there are.</summary>
    public int Count => _pieces.Count;

    /// <summary>The pieces of a set: one of those it was cut by, or one protocol in full.</summary>
    public IndexSet Of(TrafficSet set) => IndexSet.Of([.. Enumerable.Range(0, Count).Where(piece => _pieces[piece].Except(set).IsEmpty)]);

    /// <summary>The traffic of some pieces.</summary>
    public TrafficSet Traffic(IndexSet pieces) => pieces.ToArray().Aggregate(TrafficSet.None, (all, piece) => all.Union(_pieces[piece]));
}
