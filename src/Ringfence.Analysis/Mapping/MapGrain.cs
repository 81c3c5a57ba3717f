namespace Ringfence.Analysis;

/// <summary>What one line of a map stands for.</summary>
public enum MapGrain
{
    /// <summary>A workload with all its pods; a pod without owner stands for itself.</summary>
    Workload,

    /// <summary>One pod; a workload of which the input has no pods stands for them.</summary>
    Pod,
}
