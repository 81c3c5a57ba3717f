namespace Ringfence.Cli;

/// <summary>What came of a run of tests.</summary>
/// <param name="Files">The files, in the order given.</param>
/// <param name="Caveats">What all answers rest on.</param>
internal sealed record TestReport(IReadOnlyList<TestFile> Files, CaveatDigest Caveats)
{
    /// <summary>The results of all files.</summary>
    public IEnumerable<TestResult> Results => Files.SelectMany(file => file.Results);

    /// <summary>How many tests passed.</summary>
    public int Passed => Results.Count(result => result.Passed);

    /// <summary>How many did not.</summary>
    public int Failed => Results.Count(result => !result.Passed);
}
