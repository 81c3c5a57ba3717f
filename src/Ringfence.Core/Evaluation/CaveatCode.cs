namespace Ringfence.Core;

/// <summary>The places where an answer rests on an assumption: upstream leaves the outcome open, or a fact is missing.</summary>
public enum CaveatCode
{
    /// <summary>A policy selects a pod in its node's network; we take it to have no effect there.</summary>
    HostNetworkSubject,

    /// <summary>A selector would match a pod in its node's network; we take it not to.</summary>
    HostNetworkPeer,

    /// <summary>A protocol other than TCP, UDP and SCTP meets an isolated subject.</summary>
    OtherProtocol,

    /// <summary>A pod reaches itself through a Service; we take it to be allowed.</summary>
    Hairpin,

    /// <summary>A pod connects to the node it runs on, where upstream contradicts itself; the profile says whether its egress rules are asked.</summary>
    ToOwnNode,

    /// <summary>Allowed only because source node and pod are on one machine.</summary>
    OnlyFromOwnNode,

    /// <summary>Which node the pod runs on is not known, so own-node rules could not be applied.</summary>
    NodeUnknown,

    /// <summary>An address block was compared with an address that a Service may rewrite.</summary>
    RewrittenAddress,

    /// <summary>An address block was compared with an endpoint whose address is not known.</summary>
    AddressUnknown,

    /// <summary>A namespace selector asked for labels of a namespace that the input does not have.</summary>
    AssumedNamespace,

    /// <summary>A port name counts only because a sidecar declares it.</summary>
    SidecarPortName,

    /// <summary>One end is a pod that has ended.</summary>
    FinishedPod,

    /// <summary>The two ends share no address family.</summary>
    NoCommonFamily,

    /// <summary>A workload stands for several pods, and a pod always reaches itself.</summary>
    WorkloadToItself,
}
