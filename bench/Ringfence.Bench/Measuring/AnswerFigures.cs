namespace Ringfence.Bench;

/// <summary>How long `test` and `prove` take and how much memory. Nothing is asked for; the figures show how they grow.</summary>
/// <param name="inputs">The clusters.</param>
/// <param name="runs">How to run the release build.</param>
internal sealed class AnswerFigures(MapInputs inputs, ColdRuns runs)
{
    /// <summary>Measures a file of tests and the proofs that ask about every policy.</summary>
    public IEnumerable<Figure> Measure()
    {
        foreach ((string name, int pods, Func<ClusterFiles, string> form) in ((string, int, Func<ClusterFiles, string>)[])
            [("1,000 pods, YAML", 1_000, files => files.Manifests), ("10,000 pods, JSON", 10_000, files => files.JsonList), ("100,000 pods, JSON", 100_000, files => files.JsonList)])
        {
            string path = form(inputs.Of(new ClusterSize(pods)));

            // One namespace in fifty has no policies, so two of the tests fail. No policy or rule of the others is needless.
            foreach (Figure figure in Costs($"test, three sets: {name}", path, 1, "test", inputs.Tests, "-f", path, "-o", "json"))
            {
                yield return figure;
            }

            foreach (Figure figure in Costs($"prove redundant: {name}", path, 0, "prove", "redundant", "-f", path, "-o", "json"))
            {
                yield return figure;
            }

            // A search for each of the rules: minutes for the largest.
            foreach (Figure figure in pods > 10_000 ? [] : Costs($"prove redundant --always: {name}", path, 0, "prove", "redundant", "-f", path, "-o", "json", "--always"))
            {
                yield return figure;
            }
        }
    }

    private IEnumerable<Figure> Costs(string name, string path, int exitCode, params string[] arguments)
    {
        IReadOnlyList<ChildCost> costs = runs.Of(exitCode, [path], arguments);
        yield return ColdRuns.Time(name, costs, null);
        yield return ColdRuns.Peak($"{name}, memory", costs, null);
    }
}
