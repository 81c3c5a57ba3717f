using Ringfence.Reference;

namespace Ringfence.Testing;

/// <summary>One connection in one cluster.</summary>
public sealed record Question(Cluster Cluster, Connection Connection)
{
    /// <summary>How many objects someone has to read to follow the question.</summary>
    public int Objects => Cluster.Namespaces.Count + Cluster.Nodes.Count + Cluster.Pods.Count + Cluster.Policies.Count;

    public Answer Judge() => Specification.Judge(Cluster, Connection);
}
