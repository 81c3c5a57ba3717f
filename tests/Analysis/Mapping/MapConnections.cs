namespace Ringfence.Analysis.Tests;

/// <summary>A map as a list of pairs.</summary>
internal static class MapConnections
{
    /// <summary>Every connection, sorted by the ids of both ends.</summary>
    public static IEnumerable<MapConnection> Connections(this ConnectivityMap map) => Connections(new MapView(map, MapFilter.Everything));

    /// <summary>The connections that a view shows.</summary>
    public static IEnumerable<MapConnection> Connections(this MapView view) =>
        view.Pairs().Select(pair => new MapConnection(view.ById[pair.From], view.ById[pair.To], view.Traffic[pair.Ports], pair.Extent));
}
