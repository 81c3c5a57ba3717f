namespace Ringfence.Testing;

/// <summary>How a comparison with a file went.</summary>
/// <param name="Path">The file.</param>
/// <param name="Differs">What is different, for a failing test to show; empty when nothing is.</param>
public sealed record GoldenResult(string Path, string Differs);
