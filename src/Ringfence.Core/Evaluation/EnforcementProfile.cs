namespace Ringfence.Core;

/// <summary>What we assume where upstream leaves the outcome to the network plugin. Every use of an assumption is a caveat.</summary>
/// <param name="HostNetworkPods">Whether pods in the node's network are subjects and peers, or only node traffic.</param>
/// <param name="Exemptions">The connections that the NetworkPolicy tier never judges.</param>
public sealed record EnforcementProfile(HostNetworkTreatment HostNetworkPods, ValueArray<Exemption> Exemptions)
{
    /// <summary>What most plugins do: hostNetwork pods are node traffic; a pod reaches itself; its own node reaches it; reaching its own node is judged.</summary>
    public static EnforcementProfile Default { get; } =
        new(HostNetworkTreatment.NodeTraffic, [Exemption.Self, Exemption.FromOwnNode]);

    /// <summary>Why no policy governs a party; null when policies do.</summary>
    public Ungoverned? WhyUngoverned(Party party) => party switch
    {
        Party.External => Ungoverned.Address,
        Party.Node => Ungoverned.Node,
        Party.Pod { Endpoint.Phase: PodPhase.Finished } => Ungoverned.Finished,
        Party.Pod { Endpoint.Network: PodNetwork.Host } when HostNetworkPods == HostNetworkTreatment.NodeTraffic => Ungoverned.HostNetwork,
        _ => null,
    };
}
