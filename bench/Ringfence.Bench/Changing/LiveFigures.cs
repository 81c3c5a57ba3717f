using System.Diagnostics;
using Ringfence.Analysis;
using Ringfence.Core;

namespace Ringfence.Bench;

/// <summary>How long a map that follows a cluster takes for one change: the 99th of a hundred, over a mix of changes.</summary>
internal static class LiveFigures
{
    private const int Changes = 2_000;
    private const double Milliseconds = 10;

    /// <summary>Follows the changes one by one.</summary>
    public static IEnumerable<Figure> Measure(ClusterSnapshot snapshot)
    {
        LiveMap map = new(snapshot, EnforcementProfile.Default, MapGrain.Workload);
        DeltaMix mix = new(snapshot);
        List<double> times = [];
        long pairs = 0;
        for (int change = 0; change < Changes; change++)
        {
            ClusterDelta delta = mix.Next();
            Stopwatch watch = Stopwatch.StartNew();
            pairs += map.Apply(delta).Count;
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        times.Sort();
        string pods = $"{snapshot.Endpoints.Count:n0} endpoints";
        yield return new Figure($"one change at {pods}, p99 of {Changes} ({pairs} pairs changed)", times[Changes * 99 / 100], times[Changes / 2], "ms", Milliseconds);
        yield return new Figure($"one change at {pods}, the longest", times[^1], times[Changes / 2], "ms", null);
    }
}
