using Ringfence.Core;

namespace Ringfence.Analysis.Tests;

/// <summary>One meaning: for every pair of a map, every protocol and every stretch of ports, what it lists is what the Evaluator answers.</summary>
public sealed class MapAgreementTests
{
    private const int Clusters = 100;

    [Theory]
    [InlineData(MapGrain.Pod)]
    [InlineData(MapGrain.Workload)]
    public void Between_GeneratedClusters_IsTheEvaluatorsAnswer(MapGrain grain)
    {
        foreach ((GeneratedSnapshot given, ConnectivityMap map, PairOracle oracle) in Maps(grain))
        {
            foreach (MapEndpoint.Pods from in map.Endpoints)
            {
                oracle.AssertEqual(oracle.Within(from), map.Within(from), $"{given}: within {from}");
                foreach (MapEndpoint.Pods to in map.Endpoints.Where(to => to != from))
                {
                    oracle.AssertEqual(oracle.Between(from, to), map.Between(from, to), $"{given}: {from} -> {to}");
                }
            }
        }
    }

    [Theory]
    [InlineData(MapGrain.Pod)]
    [InlineData(MapGrain.Workload)]
    public void Connections_GeneratedClusters_AreAllPairsWithSomethingAllowed(MapGrain grain)
    {
        foreach ((GeneratedSnapshot given, ConnectivityMap map, PairOracle oracle) in Maps(grain))
        {
            Dictionary<(string From, string To), MapConnection> listed = map.Connections().ToDictionary(one => (one.From.Id, one.To.Id));
            MapEndpoint[] ends = [.. map.Endpoints, .. map.Outside];
            foreach (MapEndpoint from in ends)
            {
                foreach (MapEndpoint to in ends.Where(to => to != from && (from is MapEndpoint.Pods || to is MapEndpoint.Pods)))
                {
                    (TrafficSet, Extent) found = listed.Remove((from.Id, to.Id), out MapConnection one) ? (one.Ports, one.Extent) : (TrafficSet.None, Extent.Whole);
                    if (from is MapEndpoint.Pods source && to is MapEndpoint.Pods destination)
                    {
                        Assert.Equal(map.Between(source, destination), found);
                    }
                    else
                    {
                        oracle.AssertEqual(oracle.Between(from, to), found, $"{given}: {from} -> {to}");
                    }
                }
            }

            Assert.Empty(listed);
            string[] order = [.. map.Connections().Select(one => $"{one.From}\0{one.To}")];
            Assert.Equal(order.Order(StringComparer.Ordinal), order);
            Assert.Equal(order.LongLength, new MapView(map, MapFilter.Everything).CountConnections());
        }
    }

    [Fact]
    public void GroupConnections_SpreadToTheirMembers_AreTheConnections()
    {
        foreach (GeneratedSnapshot given in GeneratedSnapshots.Some(Clusters))
        {
            ConnectivityMap map = ConnectivityMap.Of(given.Folded, EnforcementProfile.Default, MapGrain.Workload);
            IEnumerable<MapConnection> spread =
                from cell in map.GroupConnections()
                from source in cell.From.Members
                from target in cell.To.Members
                where source != target
                select new MapConnection(source, target, cell.Ports, cell.Extent);

            Assert.Equal(
                map.Connections(),
                spread.OrderBy(one => one.From.Id, StringComparer.Ordinal).ThenBy(one => one.To.Id, StringComparer.Ordinal));
            Assert.Equal(map.Endpoints.Count + map.Outside.Count, map.Groups.Sum(group => group.Members.Count));
        }
    }

    private static IEnumerable<(GeneratedSnapshot Given, ConnectivityMap Map, PairOracle Oracle)> Maps(MapGrain grain)
    {
        foreach (GeneratedSnapshot given in GeneratedSnapshots.Some(Clusters))
        {
            ClusterSnapshot snapshot = grain == MapGrain.Workload ? given.Folded : given.Snapshot;
            yield return (given, ConnectivityMap.Of(snapshot, EnforcementProfile.Default, grain), new PairOracle(snapshot));
        }
    }

    // What the Evaluator is asked about must be worth asking: enough of each answer.
    [Fact]
    public void GeneratedClusters_HaveEveryKindOfAnswer()
    {
        ConnectivityMap[] maps = [.. GeneratedSnapshots.Some(Clusters).Select(given => ConnectivityMap.Of(given.Folded, EnforcementProfile.Default, MapGrain.Workload))];
        MapConnection[] connections = [.. maps.SelectMany(map => map.Connections())];
        double pairs = maps.Sum(map => (double)map.Endpoints.Count * (map.Endpoints.Count - 1 + (2 * map.Outside.Count)));

        Assert.InRange(connections.Length / pairs, 0.2, 0.8);
        Assert.True(connections.Count(one => one.Extent == Extent.Partial) > connections.Length / 50);
        Assert.True(connections.Count(one => !one.Ports.IsAll) > connections.Length / 20);
        Assert.True(maps.Count(map => map.Groups.Any(group => group.Members.Count > 1 && group.Members[0] is MapEndpoint.Pods)) > Clusters / 50);
        Assert.True(maps.Count(map => map.Outside.Count > 2) > Clusters / 4);
    }
}
