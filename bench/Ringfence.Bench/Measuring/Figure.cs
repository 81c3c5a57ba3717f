namespace Ringfence.Bench;

/// <summary>One measured figure.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Value">The best of all runs.</param>
/// <param name="Median">The middle one, which shows the noise.</param>
/// <param name="Unit"><c>ms</c> or <c>MiB</c>, where less is better, or <c>MB/s</c>, where more is; a megabyte is 1,000,000 bytes.</param>
/// <param name="Bound">What is asked for; null where nothing is.</param>
internal sealed record Figure(string Name, double Value, double Median, string Unit, double? Bound)
{
    /// <summary>Whether its bound is a most, not a least.</summary>
    public bool IsLessBetter => Unit != "MB/s";

    /// <summary>Whether it keeps its bound.</summary>
    public bool Holds => Bound is not { } bound || (IsLessBetter ? Value <= bound : Value >= bound);
}
