using Ringfence.Analysis;
using Ringfence.Core;
using Ringfence.Diagnostics;
using Ringfence.Manifests;
using Ringfence.Syntax;

namespace Ringfence.Cli;

/// <summary>Finds what tests name in a cluster.</summary>
internal sealed class TestBinder(ClusterInput input, ServiceFault serviceFault)
{
    private readonly EndNames _names = new(input.Cluster);
    private readonly ServiceResolver _services = new(input.Cluster.Snapshot);
    private readonly List<(Service Service, ServiceBackend Backend)> _behind = [];
    private DiagnosticSink _faults = new();

    /// <summary>The test with everything found that there is.</summary>
    public BoundTest Bind(WrittenTest test)
    {
        _behind.Clear();
        _faults = new DiagnosticSink();
        List<WrittenEnd> from = [];
        List<WrittenEnd> to = [];
        Assertion assertion = new(
            Patterns(test.From, Direction.Egress, test.Ports, from),
            Patterns(test.To, Direction.Ingress, test.Ports, to),
            TrafficOf(test.Ports),
            test.Expected,
            [
                .. test.Excepted.Select(except => new ExceptedConnections(
                    Patterns(except.From, Direction.Egress, except.Ports, []), Patterns(except.To, Direction.Ingress, except.Ports, []), TrafficOf(except.Ports))),
            ]);
        return new BoundTest(test, assertion, from, to, [.. _behind], _faults.Found);
    }

    private static TrafficPattern TrafficOf(IReadOnlyList<WrittenPort> ports)
    {
        TrafficSet numbers = TrafficSet.None;
        List<PortName> names = [];
        foreach (WrittenPort port in ports)
        {
            switch (port)
            {
                case WrittenPort.Any:
                    numbers = TrafficSet.All;
                    break;
                case WrittenPort.Numbers(var protocol, var range):
                    numbers = numbers.Union(TrafficSet.Of(protocol, PortSet.Of(range)));
                    break;
                case WrittenPort.Named(var protocol, var name):
                    names.AddRange((protocol is { } given ? (IEnumerable<Protocol>)[given] : [Protocol.Tcp, Protocol.Udp, Protocol.Sctp]).Select(one => new PortName(name, one)));
                    break;
            }
        }

        return new TrafficPattern(numbers, [.. names]);
    }

    private ValueArray<AssertedEnds> Patterns(
        IReadOnlyList<WrittenEnd> ends, Direction direction, IReadOnlyList<WrittenPort> ports, List<WrittenEnd> written)
    {
        List<AssertedEnds> patterns = [];
        foreach (WrittenEnd end in ends)
        {
            if (PatternOf(end, direction, ports) is { } pattern)
            {
                patterns.Add(pattern);
                written.Add(end);
            }
        }

        return [.. patterns];
    }

    private AssertedEnds? PatternOf(WrittenEnd end, Direction direction, IReadOnlyList<WrittenPort> ports) => end switch
    {
        WrittenEnd.Selected(var namespaces, var pods, _) => new AssertedEnds.Pods(new EndpointSelector(namespaces, pods)),
        WrittenEnd.Outside(var addresses, _) => new AssertedEnds.Outside(addresses),
        _ => _names.Find(end.Node, direction, _faults) switch
        {
            null => null,
            QuestionEnd.Pods(_, var endpoints) => new AssertedEnds.Members([.. endpoints.Select(endpoint => new Party.Pod(endpoint))]),
            QuestionEnd.Node(_, var machine) => new AssertedEnds.Members([new Party.Node(machine)]),
            QuestionEnd.Addresses(_, var block) => new AssertedEnds.Outside(AddressSet.Of(block)),
            QuestionEnd.Service(var id, _) when direction == Direction.Egress => Refuse(end, AssertionDiagnostics.ServiceAsSource, id),
            QuestionEnd.Service(_, var service) => Behind(service, ports),
            var other => throw new System.Diagnostics.UnreachableException($"Unhandled end {other.GetType().Name}."),
        },
    };

    private AssertedEnds? Refuse(WrittenEnd end, DiagnosticDescriptor descriptor, params IReadOnlyList<string> arguments)
    {
        _faults.Report(new Diagnostic(descriptor, end.Node.Location, arguments));
        return null;
    }

    private AssertedEnds.Behind? Behind(Service service, IReadOnlyList<WrittenPort> ports)
    {
        List<ServiceBackend> backends = [];
        foreach (ServicePortChoice choice in ports.SelectMany(port => ChoicesOf(port, service)))
        {
            ServiceResolution resolution = _services.Resolve(service, choice);
            if (resolution is not ServiceResolution.Resolved resolved)
            {
                _faults.Report(serviceFault.Of(service, choice, resolution));
                return null;
            }

            backends.AddRange(resolved.Backends);
        }

        _behind.AddRange(backends.Select(backend => (service, backend)));
        return new AssertedEnds.Behind([.. backends.Distinct()]);
    }

    /// <summary>A stretch of ports asks for those that the Service has; one that has none is asked for its first, so that it is said.</summary>
    private static IEnumerable<ServicePortChoice> ChoicesOf(WrittenPort port, Service service) => port switch
    {
        WrittenPort.Any => [new ServicePortChoice.Every()],
        WrittenPort.Named(var protocol, var name) => [new ServicePortChoice.Named(name, protocol)],
        WrittenPort.Numbers(var protocol, var range) => service.Ports
            .Where(held => held.Protocol == protocol && range.Contains(held.Port))
            .Select(held => held.Port)
            .DefaultIfEmpty(range.First)
            .Select(number => new ServicePortChoice.Number(number, protocol)),
        _ => throw new System.Diagnostics.UnreachableException($"Unhandled port {port.GetType().Name}."),
    };
}
