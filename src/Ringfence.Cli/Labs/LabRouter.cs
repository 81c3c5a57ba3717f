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

    /// <summary>The way to send what is asked.</summary>
    /// <exception cref="UnanswerableException">There is none; standard error says why when it is the question's fault.</exception>
    public LabRoute Find(LabQuestion asked)
    {
        DiagnosticSink sink = new();
        if (!new QuestionParser(session.Input.Cluster).TryParse(asked.From, asked.To, sink, out ConnectionQuestion? question))
        {
            new FindingsText(error, new Palette(asked.Colouring)).Write(sink.Found);
            throw new UnanswerableException("the question cannot be understood");
        }

        (Party from, LabEnd source) = EndOf(question.From);
        if (question.To is QuestionEnd.Service(_, var service))
        {
            return Through(asked, question, service.Name, from, source);
        }

        (Party to, LabEnd destination) = EndOf(question.To);
        if (question.Port is not QuestionPort.Number(var port, var protocol))
        {
            throw new UnanswerableException($"a packet needs a port: write `{asked.To}:PORT`{Served(to)}");
        }

        AddressFamily family = FamilyOf(asked, source, destination);
        return new LabRoute(
            new ConnectionProbe(source.Space, source.In(family)!.Value, destination.In(family)!.Value, protocol, port),
            [destination.Space],
            new ExplainQuestion(question.From.Id, question.To.Id, [from], Destinations.Direct([to], protocol, port))
            {
                Port = new AskedPort(protocol, port.ToString(CultureInfo.InvariantCulture)),
            });
    }

    private LabRoute Through(LabQuestion asked, ConnectionQuestion question, ServiceName name, Party from, LabEnd source)
    {
        ClusterSnapshot snapshot = session.Lab.Cluster.Snapshot;
        Service service = snapshot.FindService(name)!;
        ServicePort port = question.Port switch
        {
            QuestionPort.Number(var number, var protocol) => service.Ports.FirstOrDefault(held => held.Port == number && held.Protocol == protocol),
            QuestionPort.Named(var word, var protocol) => service.Ports.FirstOrDefault(held => held.Name == word && held.Protocol == (protocol ?? held.Protocol)),
            _ => null,
        } ?? throw new UnanswerableException($"a packet needs a port of {name}: it has {string.Join(", ", service.Ports.Select(held => $"{held.Protocol.ToName()} {held.Port}"))}");
        if (new ServiceResolver(snapshot).Resolve(service, new ServicePortChoice.Number(port.Port, port.Protocol)) is not ServiceResolution.Resolved resolved)
        {
            throw new UnanswerableException($"{name} has no backend for {port.Protocol.ToName()} {port.Port}");
        }

        if (service.ClusterAddresses.IsEmpty)
        {
            throw new UnanswerableException($"{name} has no address of its own: ask for one of its pods");
        }

        LabEnd entrance = new(source.Space, service.ClusterAddresses);
        AddressFamily family = FamilyOf(asked, source, entrance);
        IEnumerable<LabEnd> backends = resolved.Backends.Select(backend => backend.Party switch
        {
            Party.Pod(var pod) => session.Lab.EndOf(pod.Id),
            Party.Node(var node) => session.Lab.EndOf(node.Name),
            Party.External(var block) => session.Lab.EndOf(block.First),
            _ => null,
        }).OfType<LabEnd>();
        return new LabRoute(
            new ConnectionProbe(source.Space, source.In(family)!.Value, entrance.In(family)!.Value, port.Protocol, port.Port),
            [.. backends.Select(backend => backend.Space).Distinct()],
            new ExplainQuestion(question.From.Id, question.To.Id, [from], Destinations.Behind(service, resolved))
            {
                Port = new AskedPort(port.Protocol, port.Port.ToString(CultureInfo.InvariantCulture)),
            });
    }

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
