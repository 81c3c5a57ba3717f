using Ringfence.Analysis;

namespace Ringfence.Cli;

/// <summary>What there is to print of a map.</summary>
/// <param name="View">The connections.</param>
/// <param name="Caveats">What they rest on.</param>
/// <param name="Grain">What one line stands for.</param>
internal sealed record MapReport(MapView View, CaveatDigest Caveats, MapGrain Grain)
{
    /// <summary><c>7 workloads</c>, <c>1 pod</c>.</summary>
    public string Counted(int count) => Text.Counted(count, Grain == MapGrain.Workload ? "workload" : "pod");
}
