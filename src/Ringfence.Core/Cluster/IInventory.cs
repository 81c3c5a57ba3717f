namespace Ringfence.Core;

/// <summary>What matching looks up besides the two ends of a connection: the namespace of a pod, and a node by its name.</summary>
/// <remarks>A <see cref="ClusterSnapshot"/> is one; so is whatever else holds a cluster that changes object by object.</remarks>
public interface IInventory
{
    /// <summary>The namespace an endpoint lives in.</summary>
    ClusterNamespace NamespaceOf(Endpoint endpoint);

    /// <summary>Finds a node; null when there is none of that name.</summary>
    ClusterNode? FindNode(NodeName name);
}
