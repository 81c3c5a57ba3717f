using Ringfence.Core;

namespace Ringfence.Analysis.Tests;

/// <summary>A generated cluster as the product reads it.</summary>
/// <param name="Seed">Makes it again.</param>
/// <param name="Snapshot">The cluster; its pods have no owners.</param>
internal sealed record GeneratedSnapshot(ulong Seed, ClusterSnapshot Snapshot)
{
    /// <summary>The same with its pods put under few workloads, so that pods of one workload differ.</summary>
    public ClusterSnapshot Folded => new(
        Snapshot.Namespaces,
        Snapshot.Endpoints.Select((endpoint, index) => endpoint.Kind == EndpointKind.Pod && index % 4 != 3
            ? endpoint with { Workload = EndpointId.Workload(endpoint.Namespace, "Deployment", $"d{index % 2}") }
            : endpoint),
        Snapshot.Nodes,
        Snapshot.Services,
        Snapshot.Slices.SelectMany(slices => slices),
        Snapshot.Tiers);

    public override string ToString() => $"seed {Seed}";
}
