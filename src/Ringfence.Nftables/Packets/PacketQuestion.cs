using Ringfence.Core;

namespace Ringfence.Nftables;

/// <summary>Asks the Evaluator about packets: whose they are, and what policies say of a connection that begins with one.</summary>
/// <remarks>
/// For one state of the cluster, of which nothing is looked at before somebody asks. At the forward hook destinations are translated already, so
/// every connection is a direct one, but for those to an address of the node that stands for a Service.
/// </remarks>
/// <param name="snapshot">The cluster.</param>
/// <param name="profile">What is assumed where upstream leaves the meaning open.</param>
/// <param name="local">The addresses of the node that stand for Services.</param>
internal sealed class PacketQuestion(ClusterSnapshot snapshot, EnforcementProfile profile, ValueArray<LocalService> local)
{
    private readonly Lazy<PartyIndex> _parties = new(() => new PartyIndex(snapshot));
    private readonly Lazy<Evaluator> _enforced = new(() => new Evaluator(In(PolicyMode.Enforced, snapshot), profile));
    private readonly Lazy<Evaluator> _audited = new(() => new Evaluator(In(PolicyMode.Audited, snapshot), profile));

    /// <summary>Who has an address.</summary>
    public Party At(Address address) => _parties.Value.At(address);

    /// <summary>Whether policies of pods on a node deny the connection, on either side.</summary>
    public bool IsDeniedAt(NodeName node, PacketHead head)
    {
        bool sends = IsLocal(At(head.Source), node);
        bool receives = IsLocal(At(head.Destination), node);
        if (!sends && !receives)
        {
            return false;
        }

        Decision decision = Judge(head, PolicyMode.Enforced);
        return (sends && decision.Egress.Verdict == Verdict.Deny) || (receives && decision.Ingress.Verdict == Verdict.Deny);
    }

    /// <summary>Whether an end is a pod of a node that policies govern.</summary>
    public bool HasEndAt(NodeName node, PacketHead head) => IsLocal(At(head.Source), node) || IsLocal(At(head.Destination), node);

    /// <summary>What enforced policies, or audited ones alone, say of a connection that begins with such a packet.</summary>
    /// <remarks>Where the destination stands for a Service, a pod gets there when its policies allow the address, or every backend; else the first backend that they deny is told.</remarks>
    public Decision Judge(PacketHead head, PolicyMode mode)
    {
        Evaluator evaluator = (mode == PolicyMode.Enforced ? _enforced : _audited).Value;
        Party source = At(head.Source);
        Protocol protocol = ProtocolOf(head.Protocol);
        Decision decision = evaluator.Evaluate(new Connection(source, At(head.Destination), head.Source.Family, protocol, head.DestinationPort, new Via.Direct()));
        if (decision.Egress.Verdict == Verdict.Allow || ServiceAt(head.Destination) is not { } service
            || new ServiceResolver(snapshot).Resolve(service, new ServicePortChoice.Number(head.DestinationPort, protocol)) is not ServiceResolution.Resolved(var backends, _, _))
        {
            return decision;
        }

        foreach (ServiceBackend backend in backends)
        {
            decision = evaluator.Evaluate(new Connection(source, backend.Party, head.Source.Family, protocol, backend.Port, new Via.Through(service.Name, service.Kind)));
            if (decision.Egress.Verdict == Verdict.Deny)
            {
                break;
            }
        }

        return decision;
    }

    /// <summary>The Service that an address of the node stands for; null for all other addresses.</summary>
    public Service? ServiceAt(Address address) => local.FirstOrDefault(one => one.Address == address) is { } found ? snapshot.FindService(found.Service) : null;

    /// <summary>Whether a node port leads to a pod's port and the client's address may be rewritten to the node's on the way.</summary>
    public bool IsBehindNodePort(Endpoint pod, Protocol protocol, ushort port)
    {
        ServiceResolver resolver = new(snapshot);
        return snapshot.Services
            .Where(service => service is { Kind: ServiceKind.NodePort or ServiceKind.LoadBalancer, ExternalTraffic: ExternalTraffic.Cluster }
                && service.Name.Namespace == pod.Namespace)
            .Select(service => resolver.Resolve(service, new ServicePortChoice.Every(), service.Selector?.Matches(pod.Labels) == true ? [pod] : []))
            .OfType<ServiceResolution.Resolved>()
            .SelectMany(resolved => (IEnumerable<ServiceBackend>)resolved.Backends)
            .Any(backend => backend.Party is Party.Pod(var behind) && behind.Id == pod.Id && backend.Entry.Protocol == protocol && backend.Port == port);
    }

    /// <summary>The protocol that a number stands for.</summary>
    public static Protocol ProtocolOf(byte number) => number switch
    {
        ProtocolNumber.Tcp => Protocol.Tcp,
        ProtocolNumber.Udp => Protocol.Udp,
        ProtocolNumber.Sctp => Protocol.Sctp,
        _ => Protocol.Other,
    };

    private static ClusterSnapshot In(PolicyMode mode, ClusterSnapshot snapshot) =>
        snapshot.With([.. snapshot.Tiers.Select(tier => tier with { Policies = [.. tier.Policies.Where(policy => policy.Mode == mode)] })]);

    private static bool IsLocal(Party party, NodeName node) => party is Party.Pod({ Network: PodNetwork.Own } pod) && pod.Node == node;
}
