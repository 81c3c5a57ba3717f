using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>The namespaces and nodes of a cluster that changes.</summary>
internal sealed class LiveInventory(ClusterSnapshot snapshot) : IInventory
{
    private readonly Dictionary<NamespaceName, ClusterNamespace> _namespaces = snapshot.Namespaces.ToDictionary(space => space.Name);
    private readonly Dictionary<NodeName, ClusterNode> _nodes = snapshot.Nodes.ToDictionary(node => node.Name);

    /// <inheritdoc/>
    public ClusterNamespace NamespaceOf(Endpoint endpoint) => Namespace(endpoint.Namespace);

    /// <summary>The namespace of a name, assumed when nobody put it.</summary>
    public ClusterNamespace Namespace(NamespaceName name)
    {
        if (!_namespaces.TryGetValue(name, out ClusterNamespace? space))
        {
            _namespaces.Add(name, space = ClusterNamespace.Assumed(name));
        }

        return space;
    }

    /// <inheritdoc/>
    public ClusterNode? FindNode(NodeName name) => _nodes.GetValueOrDefault(name);

    /// <summary>Puts a namespace in the place of the one of its name.</summary>
    public void Put(ClusterNamespace space) => _namespaces[space.Name] = space;
}
