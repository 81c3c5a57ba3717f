using Ringfence.Nftables;

namespace Ringfence.Cli;

/// <summary>Says what may stand behind a drop.</summary>
internal static class DropHintWords
{
    /// <summary>A clause.</summary>
    public static string Of(DropHint hint) => hint switch
    {
        DropHint.SourceIsNode => "the source is a node: its host-network pods look like that, and pods whose source is rewritten (kube-proxy's masqueradeAll, or a cluster CIDR that lacks them)",
        DropHint.BehindNodePort => "the source is a node: a node port leads to this pod, and the node that a client asks there puts its own address in the client's place unless the Service has `externalTrafficPolicy: Local`; host-network pods look like that too",
        DropHint.AmbientTunnel => "TCP 15008 carries the traffic of Istio's ambient mesh: allow it between pods of the mesh",
        DropHint.AmbientProbe => "probes come from 169.254.7.127 in Istio's ambient mesh: allow that address",
        DropHint.UnknownSource => "the API knows no such address: another network of the pod (Multus), or a pod that routes for others, which the annotation ringfence.dev/extra-sources says",
    };
}
