using System.Globalization;
using Ringfence.Core;
using Ringfence.Explain;
using Ringfence.Lab;
using Ringfence.Manifests;
using Ringfence.Syntax;

namespace Ringfence.Cli;

/// <summary>Finds the ends of a question in a running lab.</summary>
internal sealed class LabRouter(LabSession session, TextWriter error)
{
    private static readonly AddressFamily[] Families = [AddressFamily.IPv4, AddressFamily.IPv6];

    private readonly ClusterSnapshot _snapshot = session.Lab.Cluster.Snapshot;

    /// <summary>The way to send what is asked.</summary>
    /// <exception cref="UnanswerableException">There is none; standard error says why when it is the question's fault.</exception>
    public LabRoute Find(LabQuestion asked)
    {
        DiagnosticSink sink = new();
        if (!new QuestionParser(Known()).TryParse(asked.From, asked.To, sink, out ConnectionQuestion? question))
        {
            new FindingsText(error, new Palette(asked.Style.Colouring)).Write(sink.Found);
            throw new UnanswerableException("the question cannot be understood");
        }

        (Party from, LabEnd source) = EndOf(question.From);
        if (question.To is QuestionEnd.Service(_, var named))
        {
            Service service = _snapshot.FindService(named.Name)!;
            return Through(asked, question, new LabEntrance(service, PortOf(service, question.Port), service.ClusterAddresses), from, source);
        }

        (Party to, LabEnd destination) = EndOf(question.To);
        if (question.Port is not QuestionPort.Number(var port, var protocol))
        {
            throw new UnanswerableException($"a packet needs a port: write `{asked.To}:PORT`{Served(to)}");
        }

        if (LabEntrance.At(_snapshot, to, destination.Addresses, protocol, port) is { } entrance)
        {
            return Through(asked, question, entrance, from, source);
        }

        AddressFamily family = FamilyOf(asked, source, destination);
        return new LabRoute(
            new ConnectionProbe(source.Space, source.In(family)!.Value, destination.In(family)!.Value, protocol, port),
            new Dictionary<NetNs, string> { [destination.Space] = PartyWords.IdOf(to) },
            new ExplainQuestion(question.From.Id, question.To.Id, [from], Destinations.Direct([to], protocol, port))
            {
                Port = new AskedPort(protocol, port.ToString(CultureInfo.InvariantCulture)),
            });
    }

    // The names of the manifests, and those of the nodes that the lab made for them.
    private ClusterManifests Known()
    {
        ClusterSnapshot written = session.Input.Cluster.Snapshot;
        return session.Input.Cluster with
        {
            Snapshot = new ClusterSnapshot(
                written.Namespaces, written.Endpoints, _snapshot.Nodes, written.Services, written.Slices.SelectMany(slices => slices), written.Tiers),
        };
    }

    private static ServicePort PortOf(Service service, QuestionPort asked)
    {
        string ports = string.Join(", ", service.Ports.Select(held => $"{held.Protocol.ToName()} {held.Port}{(held.Name.Length > 0 ? $" ({held.Name})" : string.Empty)}"));
        return asked switch
        {
            QuestionPort.Number(var number, var protocol) =>
                service.Ports.FirstOrDefault(held => held.Port == number && held.Protocol == protocol)
                ?? (service.Ports.FirstOrDefault(held => held.NodePort == number && held.Protocol == protocol) is { } atNodes
                    ? throw new UnanswerableException($"{number} is the node port of {service.Name} {atNodes.Port}: ask for a node, `node/NAME:{number}`")
                    : throw new UnanswerableException($"{service.Name} has no port {protocol.ToName()} {number}: it has {ports}")),
            QuestionPort.Named(var word, var protocol) =>
                service.Ports.FirstOrDefault(held => held.Name == word && held.Protocol == (protocol ?? held.Protocol))
                ?? throw new UnanswerableException($"{service.Name} has no port `{VisibleText.Escape(word)}`: it has {ports}"),
            _ => throw new UnanswerableException($"a packet needs a port of {service.Name}: it has {ports}"),
        };
    }

    private LabRoute Through(LabQuestion asked, ConnectionQuestion question, LabEntrance entrance, Party from, LabEnd source)
    {
        (Service service, ServicePort port, ValueArray<Address> addresses) = entrance;
        if (new ServiceResolver(_snapshot).Resolve(service, new ServicePortChoice.Number(port.Port, port.Protocol)) is not ServiceResolution.Resolved resolved)
        {
            throw new UnanswerableException($"{service.Name} has no backend for {port.Protocol.ToName()} {port.Port}{(service.Selector is null ? string.Empty : ": it selects no pod that runs here")}");
        }

        if (addresses.IsEmpty)
        {
            throw new UnanswerableException($"{service.Name} has no address of its own: ask for one of its pods, {string.Join(", ", resolved.Backends.Select(backend => $"`{PartyWords.IdOf(backend.Party)}:{backend.Port}`").Distinct().Take(5))}");
        }

        if (from is Party.External && entrance.Node is null)
        {
            string instead = port.NodePort == 0 ? "one of its pods" : $"a node, `node/NAME:{port.NodePort}`";
            throw new UnanswerableException($"the address of {service.Name} leads nowhere outside of the cluster: ask for {instead}");
        }

        LabEnd door = new(source.Space, addresses);
        AddressFamily family = FamilyOf(asked, source, door);
        Dictionary<NetNs, string> destinations = [];
        foreach (Party backend in resolved.Backends.Select(backend => backend.Party).Distinct())
        {
            destinations.TryAdd(EndOf(backend).Space, PartyWords.IdOf(backend));
        }

        return new LabRoute(
            new ConnectionProbe(source.Space, source.In(family)!.Value, door.In(family)!.Value, port.Protocol, entrance.AskedPort),
            destinations,
            new ExplainQuestion(question.From.Id, question.To.Id, [entrance.SenderFor(from, resolved)], Destinations.Behind(service, resolved))
            {
                Port = new AskedPort(port.Protocol, entrance.AskedPort.ToString(CultureInfo.InvariantCulture)),
            });
    }

    private LabEnd EndOf(Party party) => party switch
    {
        Party.Pod(var pod) => session.Lab.EndOf(pod.Id),
        Party.Node(var node) => session.Lab.EndOf(node.Name),
        Party.External(var block) => session.Lab.EndOf(block.First),
        _ => null,
    } ?? throw new UnanswerableException($"{PartyWords.IdOf(party)} does not run in the lab{WhyNot(PartyWords.IdOf(party))}");

    private (Party Party, LabEnd End) EndOf(QuestionEnd end)
    {
        RunningLab lab = session.Lab;
        switch (end)
        {
            case QuestionEnd.Pods(var id, var endpoints):
                foreach (Endpoint endpoint in endpoints)
                {
                    if (lab.EndOf(endpoint.Id) is { } pod)
                    {
                        return (new Party.Pod(lab.Cluster.Snapshot.FindEndpoint(endpoint.Id)!), pod);
                    }
                }

                throw new UnanswerableException($"{id} does not run in the lab{WhyNot(id)}");
            case QuestionEnd.Node(var id, var machine):
                return lab.EndOf(machine.Name) is { } node
                    ? (new Party.Node(lab.Cluster.Snapshot.FindNode(machine.Name)!), node)
                    : throw new UnanswerableException($"{id} does not run in the lab");
            case QuestionEnd.Addresses(_, var block):
                return (lab.Cluster.Snapshot.PartyAt(block.First), lab.EndOf(block.First));
            default:
                throw new System.Diagnostics.UnreachableException($"Unhandled end {end.GetType().Name}.");
        }
    }

    private string WhyNot(string id) =>
        session.Lab.Cluster.LeftOut.FirstOrDefault(pod => pod.Id.Value == id) is { } left ? $": {left.Why}" : string.Empty;

    private string Served(Party to)
    {
        if (to is not Party.Pod(var pod))
        {
            return string.Empty;
        }

        ValueArray<ServedPort> ports = new ServedPorts(session.Lab.Cluster.Snapshot).Of(pod.Id);
        return ports.IsEmpty ? string.Empty : $"; it serves {string.Join(", ", ports.Select(port => $"{port.Protocol.ToName()} {port.Port}"))}";
    }

    private static AddressFamily FamilyOf(LabQuestion asked, LabEnd source, LabEnd destination)
    {
        foreach (AddressFamily family in Families)
        {
            if ((asked.Family ?? family) == family && source.In(family) is not null && destination.In(family) is not null)
            {
                return family;
            }
        }

        throw new UnanswerableException(asked.Family is { } wanted
            ? $"{asked.From} and {asked.To} do not both have an {wanted} address"
            : $"{asked.From} and {asked.To} have no address family in common");
    }
}
