using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>What differs between two states of a cluster: which connections, why, and which of it deserves a look.</summary>
public sealed class MapDiff
{
    private MapDiff(ConnectivityMap before, ConnectivityMap after, IReadOnlyList<IsolationChange> isolation, IReadOnlyList<MapChange> changes)
    {
        (Before, After) = (before, after);
        Isolation = isolation;
        Changes = changes;
    }

    /// <summary>The map of the old state.</summary>
    public ConnectivityMap Before { get; }

    /// <summary>The map of the new state.</summary>
    public ConnectivityMap After { get; }

    /// <summary>Every pair that can do something else than before, by the ids of both ends in ordinal order.</summary>
    /// <remarks>
    /// Addresses are cut where one of the states cuts them; of each workload, those that come to the same stand together as the fewest
    /// blocks. A workload that one state does not have connects to nobody there.
    /// </remarks>
    public IReadOnlyList<MapChange> Changes { get; }

    /// <summary>The workloads or pods of both states that policies isolate otherwise, by id, egress first.</summary>
    public IReadOnlyList<IsolationChange> Isolation { get; }

    /// <summary>The workloads or pods of either state that resolve names for the cluster; without one, losing it shows in no change.</summary>
    public IEnumerable<MapEndpoint.Pods> DnsServers => Before.Endpoints.Concat(After.Endpoints).Where(end => Analysis.DnsServers.IsOne(end.Members[0]));

    /// <summary>Compares two states.</summary>
    /// <param name="before">The old one.</param>
    /// <param name="after">The new one.</param>
    /// <param name="profile">What to assume where upstream is silent, in both.</param>
    /// <param name="grain">What one end stands for; pods are the same when their names are.</param>
    public static MapDiff Between(ClusterSnapshot before, ClusterSnapshot after, EnforcementProfile profile, MapGrain grain)
    {
        CauseSearch search = new(before, after, profile, grain);
        ConnectivityMap old = search.Maps[MapComparison.Old];
        ConnectivityMap current = search.Maps[MapComparison.New];
        IReadOnlyList<IsolationChange> isolation = [.. IsolationChanges(old, current)];
        RiskReader risks = new(old, current, isolation.Where(change => change.IsRemoval).Select(change => (change.Endpoint.Id, change.Direction)).ToHashSet());
        MapChange[] changes = [.. new ChangeListing(search, risks).Changes()];
        Array.Sort(changes, (left, right) =>
            string.CompareOrdinal(left.From.Id, right.From.Id) is var order and not 0 ? order : string.CompareOrdinal(left.To.Id, right.To.Id));
        return new MapDiff(old, current, isolation, changes);
    }

    private static IEnumerable<IsolationChange> IsolationChanges(ConnectivityMap before, ConnectivityMap after)
    {
        Dictionary<string, MapEndpoint.Pods> old = before.Endpoints.ToDictionary(end => end.Id, StringComparer.Ordinal);
        foreach (MapEndpoint.Pods end in after.Endpoints)
        {
            if (old.TryGetValue(end.Id, out MapEndpoint.Pods? earlier))
            {
                foreach (Direction direction in (Direction[])[Direction.Egress, Direction.Ingress])
                {
                    IsolationChange change = new(end, direction, before.IsolationOf(earlier, direction), after.IsolationOf(end, direction));
                    if (change.Before != change.After)
                    {
                        yield return change;
                    }
                }
            }
        }
    }
}
