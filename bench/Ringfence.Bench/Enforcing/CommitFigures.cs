using System.Diagnostics;
using Ringfence.Core;
using Ringfence.Nftables;

namespace Ringfence.Bench;

/// <summary>How long it takes from a change of the cluster until the kernel enforces it. Wants root.</summary>
internal static class CommitFigures
{
    private const int PeerChanges = 1_000;
    private const int Edits = 200;
    private const int Warming = 20;
    private const double PeerMilliseconds = 5;
    private const double EditMilliseconds = 50;

    /// <summary>Lets peers come and go where many classes, or one large set, take them, and edits a policy of many pods.</summary>
    public static IEnumerable<Figure> Measure() =>
        ((PeerCluster[])[new(60, 10_000), new(1, 100_000)]).SelectMany(Peers).Concat(PolicyEdits(new NodeCluster(10_000)));

    private static IEnumerable<Figure> Peers(PeerCluster cluster)
    {
        using EnforcedNode node = EnforcedNode.Open();
        node.Enforcement.Enforce(cluster.Snapshot(), CompileOptions.Default);
        int elements = 0;
        foreach (Figure figure in Figures($"one peer at {cluster}", PeerMilliseconds, node, PeerChanges, change =>
        {
            Endpoint peer = PeerCluster.Newcomer(change / 2);
            if (!(change % 2 == 0 ? node.Enforcement.TryPut(peer) : node.Enforcement.TryRemove(peer.Id)))
            {
                throw new InvalidOperationException("a peer took a fresh start");
            }

            elements += node.Last!.Cost.Elements;
        }))
        {
            yield return figure;
        }

        yield return new Figure($"one peer at {cluster}, elements of a transaction", elements / (Warming + PeerChanges), elements / (Warming + PeerChanges), "elements", cluster.Classes);
    }

    private static IEnumerable<Figure> PolicyEdits(NodeCluster cluster)
    {
        using EnforcedNode node = EnforcedNode.Open();
        ClusterSnapshot snapshot = cluster.Snapshot();
        node.Enforcement.Enforce(snapshot, CompileOptions.Default);
        foreach (Figure figure in Figures(
            $"one policy of {NodeCluster.Selected} local pods, {cluster.Pods:n0} pods and {cluster.Policies:n0} policies",
            EditMilliseconds,
            node,
            Edits,
            change => node.Enforcement.Enforce(snapshot = NodeCluster.Edit(snapshot, 1 + (change % 2)), CompileOptions.Default)))
        {
            yield return figure;
        }
    }

    private static IEnumerable<Figure> Figures(string what, double bound, EnforcedNode node, int changes, Action<int> change)
    {
        // What keeps a node has run for long.
        for (int i = 0; i < Warming; i++)
        {
            change(i);
        }

        int listings = node.Listings;
        List<double> times = [];
        TimeSpan before = Environment.CpuUsage.TotalTime;
        for (int i = 0; i < changes; i++)
        {
            Stopwatch watch = Stopwatch.StartNew();
            change(i);
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        // What it costs on a machine that does other things as well.
        double spent = (Environment.CpuUsage.TotalTime - before).TotalMilliseconds / changes;
        times.Sort();
        yield return new Figure($"{what}, processor time, mean", spent, spent, "ms", null);
        yield return new Figure($"{what}, to the commit, p99 of {changes}", times[changes * 99 / 100], times[changes / 2], "ms", bound);
        yield return new Figure($"{what}, listings of the ruleset", node.Listings - listings, node.Listings - listings, "in all", 0);
    }
}
