namespace Ringfence.Reference;

/// <summary>Everything the specification speaks of, as someone wrote it: nothing is defaulted yet.</summary>
public sealed record Cluster
{
    public IReadOnlyList<Namespace> Namespaces { get; init; } = [];
    public IReadOnlyList<Pod> Pods { get; init; } = [];
    public IReadOnlyList<Node> Nodes { get; init; } = [];
    public IReadOnlyList<NetworkPolicy> Policies { get; init; } = [];
}
