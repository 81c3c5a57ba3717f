namespace Ringfence.Core;

/// <summary>Something with labels that policies can select: a pod, or a workload that stands for its pods.</summary>
public sealed record Endpoint(EndpointId Id, NamespaceName Namespace, LabelSet Labels)
{
    /// <summary>Whether it is a pod or stands for some.</summary>
    public EndpointKind Kind { get; init; } = EndpointKind.Pod;

    /// <summary>The workload it folds under: its top-most known owner; the endpoint's own id when it has none.</summary>
    public EndpointId Workload { get; init; } = Id;

    /// <summary>What is known of its addresses.</summary>
    public EndpointAddresses Addresses { get; init; } = EndpointAddresses.Unknown;

    /// <summary>What else it may send from besides its addresses: it routes for others, or hosts a virtual machine. Rules never see these.</summary>
    public AddressSet ExtraSources { get; init; }

    /// <summary>The node it runs on; null when the input does not say (not scheduled, or a workload).</summary>
    public NodeName? Node { get; init; }

    /// <summary>The network it lives in.</summary>
    public PodNetwork Network { get; init; } = PodNetwork.Own;

    /// <summary>Whether it still runs.</summary>
    public PodPhase Phase { get; init; } = PodPhase.Live;

    /// <summary>Its named ports, containers in the order written.</summary>
    public ValueArray<ContainerPort> Ports { get; init; } = [];
}
