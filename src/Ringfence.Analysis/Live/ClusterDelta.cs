using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>One change of a cluster; a closed set of cases. Putting what is there already, as it is, changes nothing; nor does removing what is not.</summary>
public abstract record ClusterDelta
{
    private ClusterDelta()
    {
    }

    /// <summary>A pod, or a workload that stands for its pods, is new or has become another.</summary>
    public sealed record EndpointPut(Endpoint Endpoint) : ClusterDelta;

    /// <summary>A pod or workload is gone.</summary>
    public sealed record EndpointRemoved(EndpointId Id) : ClusterDelta;

    /// <summary>A namespace is new or has other labels.</summary>
    public sealed record NamespacePut(ClusterNamespace Namespace) : ClusterDelta;

    /// <summary>A namespace is gone; as long as endpoints live in it, it is assumed.</summary>
    public sealed record NamespaceRemoved(NamespaceName Name) : ClusterDelta;

    /// <summary>A policy is new or has been edited.</summary>
    /// <param name="Tier">The name of its tier.</param>
    /// <param name="Policy">The policy; an edited one keeps its place in the tier.</param>
    public sealed record PolicyPut(string Tier, Policy Policy) : ClusterDelta;

    /// <summary>A policy is gone.</summary>
    /// <param name="Tier">The name of its tier.</param>
    /// <param name="Policy">Which.</param>
    public sealed record PolicyRemoved(string Tier, PolicyRef Policy) : ClusterDelta;
}
