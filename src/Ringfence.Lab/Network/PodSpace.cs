namespace Ringfence.Lab;

/// <summary>A pod as it runs: its namespace and the node's end of its link.</summary>
internal sealed record PodSpace(PlannedPod Plan, NetNs Space, NodeSpace Node, LinkEnd AtNode)
{
    /// <summary>When it was made.</summary>
    public DateTimeOffset Made { get; } = TimeProvider.System.GetUtcNow();

    /// <summary>The pod's end of its link.</summary>
    public static LinkEnd Link { get; } = new("eth0", 10);
}
