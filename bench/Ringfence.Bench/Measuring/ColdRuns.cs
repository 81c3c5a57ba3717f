namespace Ringfence.Bench;

/// <summary>Runs a program some times, from process start to the last byte, on files that are not in memory.</summary>
/// <param name="Program">Its path.</param>
/// <param name="Times">How often.</param>
internal sealed record ColdRuns(string Program, int Times)
{
    private const double KibibytesPerMebibyte = 1024;

    /// <summary>What each run cost.</summary>
    /// <param name="exitCode">How it must end: a refusal would look fast.</param>
    /// <param name="paths">The files or directories that are read.</param>
    /// <param name="arguments">The command line.</param>
    public IReadOnlyList<ChildCost> Of(int exitCode, IReadOnlyList<string> paths, params string[] arguments)
    {
        List<ChildCost> costs = [];
        for (int run = 0; run < Times; run++)
        {
            foreach (string path in paths)
            {
                PageCache.Forget(path);
            }

            ChildCost cost = ChildCost.Measure(Program, arguments);
            costs.Add(cost.ExitCode == exitCode
                ? cost
                : throw new InvalidOperationException($"{Program} {string.Join(' ', arguments)} ended with {cost.ExitCode}, not {exitCode}"));
        }

        return costs;
    }

    /// <summary>The time of some runs.</summary>
    public static Figure Time(string name, IEnumerable<ChildCost> costs, double? asked) =>
        Best(name, [.. costs.Select(cost => cost.Milliseconds).Order()], "ms", asked);

    /// <summary>The memory of some runs.</summary>
    public static Figure Peak(string name, IEnumerable<ChildCost> costs, double? asked) =>
        Best(name, [.. costs.Select(cost => cost.PeakKibibytes / KibibytesPerMebibyte).Order()], "MiB", asked);

    private static Figure Best(string name, double[] sorted, string unit, double? asked) => new(name, sorted[0], sorted[sorted.Length / 2], unit, asked);
}
