using Ringfence.Core;
using Ringfence.Dialects;

namespace Ringfence.Manifests;

/// <summary>What the reader of a cluster is told besides the documents.</summary>
public sealed record ClusterReadOptions
{
    /// <summary>Where objects without <c>metadata.namespace</c> go: <c>-n</c>, else <c>default</c>.</summary>
    public NamespaceName DefaultNamespace { get; init; } = new("default");

    /// <summary>The API server to answer for.</summary>
    public KubernetesVersion Version { get; init; } = KubernetesVersion.Newest;

    /// <summary>What is assumed where upstream is silent.</summary>
    public EnforcementProfile Profile { get; init; } = EnforcementProfile.Default;

    /// <summary>The ranges that pods without a known address get theirs from (<c>--pod-cidr</c>); empty when not told: then some IPv4 address.</summary>
    public ValueArray<Cidr> PodRanges { get; init; } = [];

    /// <summary>Which ports of containers are kept: those with a name unless told, for only they mean something to policies.</summary>
    public DeclaredPorts DeclaredPorts { get; init; }

    /// <summary>What is assumed of a pod or workload without an address.</summary>
    internal EndpointAddresses UnknownAddresses =>
        PodRanges.IsEmpty ? EndpointAddresses.Unknown : EndpointAddresses.SomewhereIn(AddressSet.Of(PodRanges.Span));
}
