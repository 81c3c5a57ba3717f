namespace Ringfence.Nftables;

/// <summary>What often stands behind a drop that nobody expects.</summary>
public enum DropHint
{
    /// <summary>
    /// The source is another node: host-network pods are it, and so are pods whose source is rewritten on the way, by kube-proxy's
    /// <c>masqueradeAll</c> or where its cluster CIDR lacks them.
    /// </summary>
    SourceIsNode,

    /// <summary>
    /// The source is another node, and a node port with <c>externalTrafficPolicy: Cluster</c> leads to the destination: the node that a
    /// client asked puts its own address in the client's place.
    /// </summary>
    BehindNodePort,

    /// <summary>TCP 15008: the ambient mesh of Istio carries the traffic of its pods there.</summary>
    AmbientTunnel,

    /// <summary>169.254.7.127: probes of the kubelet come from there where Istio's ambient mesh is.</summary>
    AmbientProbe,

    /// <summary>A source that is not the pod's by the API: an interface of another network (Multus), or a pod that routes for others.</summary>
    UnknownSource,
}
