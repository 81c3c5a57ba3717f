namespace Ringfence.Core;

/// <summary>One side's view of a connection: who is the subject, who is far, in which family, and how it comes.</summary>
internal sealed record Encounter(Endpoint Subject, Direction Direction, Remote Remote, AddressFamily Family, Via Via)
{
    /// <summary>Whether both ends are the same pod. A workload's pods are several, so a workload is not itself.</summary>
    public bool IsSelf => Remote.Party is Party.Pod(var pod) && pod.Kind == EndpointKind.Pod && pod.Id == Subject.Id;

    /// <summary>The named ports of the destination.</summary>
    public ValueArray<ContainerPort> DestinationPorts => Direction == Direction.Ingress ? Subject.Ports : Remote.Ports;

    /// <summary>The Service in between; empty for a direct connection.</summary>
    public string Service => Via is Via.Through(var name, _) ? name.ToString() : string.Empty;

    /// <summary>The far side's id.</summary>
    public string RemoteName => Remote.Party switch
    {
        Party.Pod(var pod) => pod.Id.Value,
        Party.Node(var machine) => machine.Id.Value,
        Party.External(var block) => block.ToString(),
        _ => throw new System.Diagnostics.UnreachableException($"Unhandled party {Remote.Party.GetType().Name}."),
    };

    /// <summary>
    /// Whether a Service's address translation may stand between the remote's address and the one that rules see. A pod's own
    /// address survives on its way into a backend; anything else behind a Service may not (docs/semantics.md, Services).
    /// </summary>
    public bool RemoteMayBeRewritten => Via is Via.Through(_, var kind)
        && kind != ServiceKind.Headless
        && (Direction == Direction.Egress || Remote.Party is not Party.Pod || Remote.IsNodeTraffic);
}
