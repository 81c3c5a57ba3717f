using System.Globalization;

namespace Ringfence.Bench;

/// <summary>How time grows with the cluster, stage by stage, and what a cluster costs that nothing can be shared in.</summary>
/// <param name="inputs">The clusters.</param>
/// <param name="runs">Runs a cluster.</param>
internal sealed class GrowthTable(MapInputs inputs, int runs)
{
    /// <summary>Measures and prints a line a cluster, each when it is there.</summary>
    public void Print()
    {
        // The first of all pays for code that is not compiled yet.
        MapStages.Measure(inputs.Of(MapInputs.Sizes[0]).JsonList, 1);
        Console.WriteLine("| pods | policies | JSON, MB | read, ms | map, ms | list, ms | connections | ms for 1,000 pods |");
        Console.WriteLine("|---:|---:|---:|---:|---:|---:|---:|---:|");
        foreach (ClusterSize size in MapInputs.Sizes)
        {
            Print(inputs.Of(size), string.Empty);
        }

        Print(inputs.Flat, " (flat)");
        Print(inputs.FlatTwice, " (flat, twice the rules)");
    }

    private void Print(ClusterFiles files, string note)
    {
        MapStages stages = MapStages.Measure(files.JsonList, runs);
        double all = stages.Read + stages.Map + stages.List;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {stages.Endpoints:n0}{note} | {stages.Policies:n0} | {stages.Bytes / 1e6:f1} | {stages.Read:f0} | {stages.Map:f0} | {stages.List:f0} | {stages.Connections:n0} | {all * 1000 / stages.Endpoints:f1} |"));
    }
}
