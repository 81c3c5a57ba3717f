using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>What a pod is in one map.</summary>
/// <param name="Class">The number of its class; -1 when the map does not have the pod.</param>
/// <param name="Node">Its node, where somebody treats it by that; else none.</param>
internal readonly record struct ReplicaPlace(int Class, NodeName? Node)
{
    /// <summary>The map does not have the pod.</summary>
    public static ReplicaPlace Gone { get; } = new(-1, null);
}
