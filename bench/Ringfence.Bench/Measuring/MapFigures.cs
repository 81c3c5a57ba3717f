namespace Ringfence.Bench;

/// <summary>How long `map` and `diff` take and how much memory, from process start to the last byte, on files that are not in memory.</summary>
/// <param name="inputs">The clusters.</param>
/// <param name="program">The release build.</param>
/// <param name="runs">Runs a figure.</param>
internal sealed class MapFigures(MapInputs inputs, string program, int runs)
{
    private const double MapItselfMilliseconds = 2000;
    private const double DiffMilliseconds = 1500;
    private const double KibibytesPerMebibyte = 1024;

    /// <summary>Measures each row of the table of what is asked for.</summary>
    public IEnumerable<Figure> Measure()
    {
        foreach ((string name, string path, double milliseconds, double mebibytes) in ((string, string, double, double)[])
            [
                ("1,000 pods, YAML", inputs.Of(new ClusterSize(1_000)).Manifests, 300, 120),
                ("10,000 pods, YAML", inputs.Of(new ClusterSize(10_000)).Manifests, 1200, 300),
                ("10,000 pods, JSON", inputs.Of(new ClusterSize(10_000)).JsonList, 600, 300),
                ("100,000 pods, JSON", inputs.Of(new ClusterSize(100_000)).JsonList, 6000, 1536),
                ("1,000 pods that share nothing, YAML", inputs.Flat.Manifests, 600, 200),
            ])
        {
            List<ChildCost> costs = Runs(0, [path], "map", "-f", path, "-o", "json");
            yield return Time($"map: {name}", costs, milliseconds);
            yield return Peak($"map: {name}, memory", costs, mebibytes);
        }

        MapStages stages = MapStages.Measure(inputs.Of(MapInputs.Sizes[^1]).JsonList, runs);
        yield return new Figure("map: 100,000 pods, of which the map itself", stages.Map + stages.List, stages.Map + stages.List, "ms", MapItselfMilliseconds);
        yield return Time(
            "diff: 5,000 pods, YAML",
            Runs(1, [inputs.Old.Manifests, inputs.New.Manifests], "diff", inputs.Old.Manifests, inputs.New.Manifests, "-o", "json"),
            DiffMilliseconds);
    }

    private List<ChildCost> Runs(int exitCode, IReadOnlyList<string> paths, params string[] arguments)
    {
        List<ChildCost> costs = [];
        for (int run = 0; run < runs; run++)
        {
            foreach (string path in paths)
            {
                PageCache.Forget(path);
            }

            ChildCost cost = ChildCost.Measure(program, arguments);
            costs.Add(cost.ExitCode == exitCode
                ? cost
                : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {cost.ExitCode}, not {exitCode}"));
        }

        return costs;
    }

    private static Figure Time(string name, List<ChildCost> costs, double asked) => Best(name, [.. costs.Select(cost => cost.Milliseconds).Order()], "ms", asked);

    private static Figure Peak(string name, List<ChildCost> costs, double asked) =>
        Best(name, [.. costs.Select(cost => cost.PeakKibibytes / KibibytesPerMebibyte).Order()], "MiB", asked);

    private static Figure Best(string name, double[] sorted, string unit, double asked) => new(name, sorted[0], sorted[sorted.Length / 2], unit, asked);
}
