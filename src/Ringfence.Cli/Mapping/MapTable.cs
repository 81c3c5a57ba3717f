using Ringfence.Analysis;
using Ringfence.Core;

namespace Ringfence.Cli;

/// <summary>A map as lines of a table, for csv and Markdown: what pods of one workload may do to each other stands beside the connections.</summary>
internal static class MapTable
{
    /// <summary>The lines, by the ids of both ends in ordinal order; both are the same for pods of one workload.</summary>
    public static IEnumerable<(string From, string To, TrafficSet Ports, Extent Extent)> LinesOf(MapView view)
    {
        // Each end's own line has its place among those to others.
        int next = 0;
        foreach (ListedPair pair in view.Pairs())
        {
            for (; next < pair.From || (next == pair.From && pair.To > next); next++)
            {
                foreach (var own in OwnLine(view, next))
                {
                    yield return own;
                }
            }

            yield return (view.ById[pair.From].Id, view.ById[pair.To].Id, view.Traffic[pair.Ports], pair.Extent);
        }

        for (; next < view.ById.Count; next++)
        {
            foreach (var own in OwnLine(view, next))
            {
                yield return own;
            }
        }
    }

    private static IEnumerable<(string From, string To, TrafficSet Ports, Extent Extent)> OwnLine(MapView view, int place)
    {
        MapEndpoint end = view.ById[place];
        if (end is MapEndpoint.Pods pods
            && view.Filter.Takes(end, end)
            && view.Map.Within(pods) is var (ports, extent)
            && ports.Intersect(view.Filter.Ports) is { IsEmpty: false } shown)
        {
            yield return (end.Id, end.Id, shown, extent);
        }
    }
}
