using System.Diagnostics;
using Ringfence.Analysis;
using Ringfence.Core;
using Ringfence.Manifests;
using Ringfence.Syntax;

namespace Ringfence.Bench;

/// <summary>How long each stage of a map takes within one process; best of some runs, in milliseconds.</summary>
/// <param name="Endpoints">The pods of the input.</param>
/// <param name="Policies">Its policies.</param>
/// <param name="Bytes">The length of its text.</param>
/// <param name="Read">From text to a cluster.</param>
/// <param name="Map">From a cluster to its map.</param>
/// <param name="List">From the map to every connection between workloads and with addresses.</param>
/// <param name="Connections">How many those are.</param>
internal sealed record MapStages(int Endpoints, int Policies, long Bytes, double Read, double Map, double List, long Connections)
{
    /// <summary>Reads and maps one file.</summary>
    public static MapStages Measure(string path, int runs)
    {
        MapStages best = Once(path);
        for (int run = 1; run < runs; run++)
        {
            MapStages next = Once(path);
            best = best with { Read = Math.Min(best.Read, next.Read), Map = Math.Min(best.Map, next.Map), List = Math.Min(best.List, next.List) };
        }

        return best;
    }

    /// <summary>Reads a file that has nothing wrong in it.</summary>
    public static ClusterManifests ClusterOf(string path)
    {
        DiagnosticSink sink = new();
        using FileStream stream = File.OpenRead(path);
        ClusterManifests cluster = ClusterReader.Read(new DocumentReader(ReadLimits.Default, sink).Read(path, stream), new ClusterReadOptions(), sink);
        return sink.Found.Count == 0 ? cluster : throw new InvalidOperationException($"The input was not read whole: {sink.Found[0]}");
    }

    private static MapStages Once(string path)
    {
        Stopwatch watch = Stopwatch.StartNew();
        ClusterManifests cluster = ClusterOf(path);
        double read = watch.Elapsed.TotalMilliseconds;
        ConnectivityMap map = ConnectivityMap.Of(cluster.Snapshot, EnforcementProfile.Default, MapGrain.Workload);
        double mapped = watch.Elapsed.TotalMilliseconds;
        long connections = new MapView(map, MapFilter.Everything).Pairs().LongCount();
        double listed = watch.Elapsed.TotalMilliseconds;
        return new MapStages(
            cluster.Snapshot.Endpoints.Count, cluster.Policies.Count, new FileInfo(path).Length, read, mapped - read, listed - mapped, connections);
    }
}
