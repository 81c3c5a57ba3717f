namespace Ringfence.Lab;

/// <summary>How the pods of a node are joined to it.</summary>
public enum PodNetworking
{
    /// <summary>Each by a link of its own, packets between pods go through the node's routing (Calico, Cilium, cloud providers' routes).</summary>
    Routed,

    /// <summary>All by one bridge, packets between pods of a node are switched (flannel, the bridge plugin); the kernel needs br_netfilter.</summary>
    Bridged,
}
