namespace Ringfence.Bench;

/// <summary>How long `map` and `diff` take and how much memory, from process start to the last byte, on files that are not in memory.</summary>
/// <param name="inputs">The clusters.</param>
/// <param name="runs">How to run the release build.</param>
internal sealed class MapFigures(MapInputs inputs, ColdRuns runs)
{
    private const double MapItselfMilliseconds = 2000;
    private const double DiffMilliseconds = 1500;

    /// <summary>Measures each row of the table of what is asked for.</summary>
    public IEnumerable<Figure> Measure()
    {
        foreach ((string name, string path, double? milliseconds, double? mebibytes) in ((string, string, double?, double?)[])
            [
                ("1,000 pods, YAML", inputs.Of(new ClusterSize(1_000)).Manifests, 300, 120),
                ("10,000 pods, YAML", inputs.Of(new ClusterSize(10_000)).Manifests, 1200, 300),
                ("10,000 pods, JSON", inputs.Of(new ClusterSize(10_000)).JsonList, 600, 300),
                ("100,000 pods, JSON", inputs.Of(new ClusterSize(100_000)).JsonList, 6000, 1536),
                ("1,000 pods that share nothing, YAML", inputs.Flat.Manifests, 600, 200),
                ("the same with twice the rules, YAML", inputs.FlatTwice.Manifests, 600, 200),
            ])
        {
            IReadOnlyList<ChildCost> costs = runs.Of(0, [path], "map", "-f", path, "-o", "json");
            yield return ColdRuns.Time($"map: {name}", costs, milliseconds);
            yield return ColdRuns.Peak($"map: {name}, memory", costs, mebibytes);
        }

        MapStages stages = MapStages.Measure(inputs.Of(MapInputs.Sizes[^1]).JsonList, runs.Times);
        yield return new Figure("map: 100,000 pods, of which the map itself", stages.Map + stages.List, stages.Map + stages.List, "ms", MapItselfMilliseconds);
        yield return ColdRuns.Time(
            "diff: 5,000 pods, YAML",
            runs.Of(1, [inputs.Old.Manifests, inputs.New.Manifests], "diff", inputs.Old.Manifests, inputs.New.Manifests, "-o", "json"),
            DiffMilliseconds);
    }
}
