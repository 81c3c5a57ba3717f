using System.Diagnostics;
using Ringfence.Core;
using Ringfence.Nftables;

namespace Ringfence.Bench;

/// <summary>How long it takes to know what one peer more or less changes, on a node where every class selects it: 60 classes of 10,000 peers, 600,000 elements.</summary>
internal static class PeerFigures
{
    private const int Changes = 1_000;
    private const double Milliseconds = 5;

    /// <summary>Lets peers come and go, each followed by the transaction that the kernel would get.</summary>
    public static IEnumerable<Figure> Measure()
    {
        PeerCluster cluster = new(Classes: 60, Peers: 10_000);
        LiveNode live = LiveNode.Start(cluster.Snapshot(), PlainCluster.Here, CompileOptions.Default);
        List<double> times = [];
        int elements = 0;
        for (int change = 0; change < Changes; change++)
        {
            Endpoint peer = PeerCluster.Newcomer(change / 2);
            Ruleset before = live.Compiled.Ruleset;
            Stopwatch watch = Stopwatch.StartNew();
            bool followed = change % 2 == 0 ? live.TryPut(peer) : live.TryRemove(peer.Id);
            Transaction transaction = RulesetDiff.Between(before, live.Compiled.Ruleset);
            times.Add(watch.Elapsed.TotalMilliseconds);
            elements += followed ? transaction.Changes.Count : throw new InvalidOperationException("a peer took a fresh start");
        }

        times.Sort();
        string what = $"one peer at {cluster}, {elements / Changes} elements, to the transaction";
        yield return new Figure($"{what}, p99 of {Changes}", times[Changes * 99 / 100], times[Changes / 2], "ms", Milliseconds);
    }
}
