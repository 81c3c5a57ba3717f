namespace Ringfence.Cli;

/// <summary>What came of the tests of one file.</summary>
/// <param name="Path">The file as the user named it.</param>
/// <param name="Results">The results, in the order of the tests.</param>
internal sealed record TestFile(string Path, IReadOnlyList<TestResult> Results);
