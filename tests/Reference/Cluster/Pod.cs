namespace Ringfence.Reference;

/// <summary>A Pod, or a workload that stands for pods nobody has seen yet (5.14): then it has no address, node or phase.</summary>
public sealed record Pod(string Namespace, string Name)
{
    public PodKind Kind { get; init; }
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();
    /// <summary>At most one address of each family (5.11).</summary>
    public IReadOnlyList<string> Addresses { get; init; } = [];
    public string? Node { get; init; }
    public bool HostNetwork { get; init; }
    public PodPhase? Phase { get; init; }
    public bool Terminating { get; init; }
    public IReadOnlyList<Container> Containers { get; init; } = [];
}
