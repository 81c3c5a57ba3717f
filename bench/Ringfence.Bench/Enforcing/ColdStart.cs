using System.Globalization;
using Ringfence.Core;
using Ringfence.Nftables;

namespace Ringfence.Bench;

/// <summary>A node that starts: reads the cluster, compiles, and puts all of it in force in the namespace that its process is in.</summary>
internal static class ColdStart
{
    private const int Pods = 50_000;
    private const int Policies = 2_000;
    private const int Local = 110;

    /// <summary>What is started with, for people.</summary>
    public static string Text { get; } = $"{Local} local pods, {Pods:n0} pods, {Policies:n0} policies";

    /// <summary>The cluster as manifests.</summary>
    public static ClusterFiles FilesIn(string folder) => new(Path.Combine(folder, "cold"));

    /// <summary>Writes the cluster down.</summary>
    public static void Write(string folder) => FilesIn(folder).WriteSlim(ClusterObjects.Spaces(new ClusterSize(Pods), ObjectForm.Manifest));

    /// <summary>Starts, and says how many elements and messages that took.</summary>
    public static string Run(string folder)
    {
        ClusterSnapshot snapshot = Placed(MapStages.ClusterOf(FilesIn(folder).JsonList).Snapshot);
        using NodeKernel kernel = NodeKernel.Open();
        EnforcementEvent.Enforced? enforced = null;
        NodeEnforcement enforcement = new(PlainCluster.Here, kernel, new EnforcementSettings { Grace = TimeSpan.Zero }, TimeProvider.System, happened => enforced = happened as EnforcementEvent.Enforced ?? enforced);
        CompiledNode compiled = enforcement.Enforce(snapshot, CompileOptions.Default);
        TransactionCost cost = enforced?.Cost ?? throw new InvalidOperationException("the kernel refused the rules");
        return string.Create(CultureInfo.InvariantCulture, $"{compiled.Classes.Count} {cost.Elements} {cost.Messages}");
    }

    /// <summary>A generated cluster has more policies than are asked for, so some namespaces keep none; local pods are of those that do. Besides, there are a client and a server whose traffic is watched.</summary>
    private static ClusterSnapshot Placed(ClusterSnapshot read)
    {
        Policy[] kept = [.. read.Tiers[0].Policies.Take(Policies)];
        HashSet<NamespaceName> governed = [.. kept.Select(policy => policy.Ref.Namespace).OfType<NamespaceName>()];
        int[] places = [.. Enumerable.Range(0, read.Endpoints.Count).Where(i => governed.Contains(read.Endpoints[i].Namespace))];
        HashSet<int> local = [.. Enumerable.Range(0, Local).Select(i => places[(int)((long)i * places.Length / Local)])];
        ClusterSnapshot watched = new PacketCluster(10).Snapshot();
        return new ClusterSnapshot(
            [.. read.Namespaces, .. watched.Namespaces],
            [.. read.Endpoints.Select((pod, i) => pod with { Node = local.Contains(i) ? PlainCluster.Here : PlainCluster.There }), .. watched.Endpoints],
            read.Nodes,
            read.Services,
            read.Slices.SelectMany(slices => slices),
            [PlainCluster.TierOf([.. kept, .. watched.Tiers[0].Policies])]);
    }
}
