using System.Diagnostics;
using Ringfence.Core;
using Ringfence.Nftables;

namespace Ringfence.Bench;

/// <summary>How long it takes to compile the ruleset of one node of a large cluster.</summary>
/// <param name="snapshot">The cluster.</param>
/// <param name="runs">Runs a figure.</param>
internal sealed class CompileFigures(ClusterSnapshot snapshot, int runs)
{
    private const int PodsPerNode = 110;
    private const double Milliseconds = 1000;

    private static readonly NodeName Node = new("node-0001");

    /// <summary>Measures each figure, and says how large the ruleset is.</summary>
    public IEnumerable<Figure> Measure()
    {
        ClusterSnapshot spread = Spread();
        string pods = $"{spread.Endpoints.Count:n0} pods";
        CompiledNode compiled = NodeCompiler.Compile(spread, Node, CompileOptions.Default);
        RulesetSize size = RulesetSize.Of(compiled.Ruleset);
        string what = $"{compiled.Classes.Count} classes, {size.Sets} sets, {size.Elements:n0} elements";
        yield return Timed($"compile one node of {pods}: {what}", Milliseconds, () => NodeCompiler.Compile(spread, Node, CompileOptions.Default));
    }

    // Neighbours of the generated cluster share a namespace; a scheduler mixes them, so that the pods of a node have much less in common.
    private ClusterSnapshot Spread()
    {
        int nodes = Math.Max(1, snapshot.Endpoints.Count / PodsPerNode);
        IEnumerable<Endpoint> pods = snapshot.Endpoints.Select((pod, i) => pod with { Node = new NodeName($"node-{i % nodes:d4}") });
        return new ClusterSnapshot(snapshot.Namespaces, pods, snapshot.Nodes, snapshot.Services, snapshot.Slices.SelectMany(slices => slices), snapshot.Tiers);
    }

    private Figure Timed(string name, double? bound, Action work)
    {
        List<double> times = [];
        for (int run = 0; run < runs; run++)
        {
            Stopwatch watch = Stopwatch.StartNew();
            work();
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        times.Sort();
        return new Figure(name, times[0], times[runs / 2], "ms", bound);
    }
}
