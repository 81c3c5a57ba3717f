namespace Ringfence.Bench;

/// <summary>How long `check` takes with every rule, and how much memory, from process start to the last byte.</summary>
/// <param name="inputs">The clusters; a policy for five pods.</param>
/// <param name="runs">Runs the release build.</param>
internal sealed class CheckFigures(MapInputs inputs, ColdRuns runs)
{
    private const double Milliseconds = 1500;
    private const double Mebibytes = 350;
    private const double LargestMilliseconds = 12_000;

    /// <summary>Measures each size.</summary>
    public IEnumerable<Figure> Measure()
    {
        foreach ((string name, string path) in ((string, string)[])
            [
                ("10,000 pods, YAML", inputs.Of(new ClusterSize(10_000)).Manifests),
                ("10,000 pods, JSON", inputs.Of(new ClusterSize(10_000)).JsonList),
            ])
        {
            IReadOnlyList<ChildCost> costs = Check(path);
            yield return ColdRuns.Time($"check: {name}", costs, Milliseconds);
            yield return ColdRuns.Peak($"check: {name}, memory", costs, Mebibytes);
        }

        yield return ColdRuns.Time("check: 100,000 pods, JSON", Check(inputs.Of(MapInputs.Sizes[^1]).JsonList), LargestMilliseconds);
    }

    private IReadOnlyList<ChildCost> Check(string path) => runs.Of(0, [path], "check", "-f", path, "-o", "json");
}
