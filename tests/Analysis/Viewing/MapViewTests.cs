using Ringfence.Core;

namespace Ringfence.Analysis.Tests;

/// <summary>What a view lists is what is left of the map's connections when each is asked whether the filter takes it.</summary>
public sealed class MapViewTests
{
    private const int Clusters = 60;

    [Fact]
    public void Pairs_WithAFilter_AreThoseThatItTakes()
    {
        int listed = 0;
        Random random = new(7);
        foreach (GeneratedSnapshot given in GeneratedSnapshots.Some(Clusters))
        {
            ConnectivityMap map = ConnectivityMap.Of(given.Folded, EnforcementProfile.Default, MapGrain.Workload);
            MapEndpoint[] all = [.. map.Endpoints, .. map.Outside];
            ChosenEnds Some() => random.Next(3) == 0 ? ChosenEnds.Any : ChosenEnds.Of(all.Where(_ => random.Next(2) == 0).ToArray());
            MapFilter filter = new() { From = Some(), To = Some(), With = Some(), Namespace = Some(), Ports = random.Next(2) == 0 ? TrafficSet.All : TrafficSet.Of(Protocol.Tcp, PortSet.Of(new PortRange(80, 9000))) };

            MapConnection[] expected =
            [
                .. map.Connections()
                    .Where(one => filter.From.Has(one.From) && filter.To.Has(one.To) && (filter.With.Has(one.From) || filter.With.Has(one.To)) && (filter.Namespace.Has(one.From) || filter.Namespace.Has(one.To)))
                    .Select(one => one with { Ports = one.Ports.Intersect(filter.Ports) })
                    .Where(one => !one.Ports.IsEmpty),
            ];
            AssertSame(expected, new MapView(map, filter), given);
            listed += expected.Length;
        }

        Assert.True(listed > Clusters, $"only {listed} connections");
    }

    [Fact]
    public void Ends_WithAFilter_AreThoseChosenAndThoseConnected()
    {
        foreach (GeneratedSnapshot given in GeneratedSnapshots.Some(Clusters))
        {
            ConnectivityMap map = ConnectivityMap.Of(given.Folded, EnforcementProfile.Default, MapGrain.Workload);
            MapEndpoint chosen = map.Endpoints[0];
            MapView view = new(map, new MapFilter { To = ChosenEnds.Of([chosen]) });

            string[] expected = [.. map.Connections().Where(one => one.To == chosen).Select(one => one.From.Id).Append(chosen.Id).Order(StringComparer.Ordinal)];
            Assert.Equal(expected, view.Ends.Select(end => end.Id).Order(StringComparer.Ordinal));
        }
    }

    private static void AssertSame(IEnumerable<MapConnection> expected, MapView view, GeneratedSnapshot given)
    {
        MapConnection[] listed = [.. view.Connections()];
        Assert.True(expected.SequenceEqual(listed), $"{given}");
        Assert.Equal(listed.LongLength, view.CountConnections());

        IEnumerable<MapConnection> spread =
            from cell in view.GroupConnections()
            from source in cell.From.Members
            from target in cell.To.Members
            where source != target
            select new MapConnection(source, target, cell.Ports, cell.Extent);
        Assert.Equal(listed.ToHashSet(), spread.ToHashSet());
    }
}
