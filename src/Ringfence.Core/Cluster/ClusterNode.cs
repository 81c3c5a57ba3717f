namespace Ringfence.Core;

/// <summary>A node of the cluster: never a subject of NetworkPolicy, but a source and a destination.</summary>
public sealed record ClusterNode(NodeName Name, LabelSet Labels, EndpointAddresses Addresses)
{
    /// <summary>The node's id.</summary>
    public EndpointId Id => EndpointId.Node(Name);
}
