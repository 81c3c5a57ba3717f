using Ringfence.Core;
using Ringfence.Explain;
using Ringfence.Manifests;
using Ringfence.Syntax;

namespace Ringfence.Cli;

/// <summary>Turns FROM and TO, as typed, into a question about the endpoints of one cluster; asked again for each edited copy of it.</summary>
internal sealed class QuestionResolver(string from, string to)
{
    /// <summary>The question, or no answer.</summary>
    /// <exception cref="UnanswerableException">A name stands for nothing, or a Service leads nowhere.</exception>
    public ExplainQuestion Resolve(ClusterInput input, CommandRun run)
    {
        DiagnosticSink sink = new();
        if (ParserFor(input).TryParse(from, to, sink, out ConnectionQuestion? question))
        {
            return Resolve(input, question);
        }

        new FindingsText(run.Terminal.Error, new Palette(run.Terminal.ErrorColouring)).Write(sink.Found);
        throw new UnanswerableException("the question cannot be understood");
    }

    /// <summary>The question in an edited copy; null when it has no meaning there.</summary>
    public ExplainQuestion? TryResolve(ClusterInput input)
    {
        try
        {
            return ParserFor(input).TryParse(from, to, new DiagnosticSink(), out ConnectionQuestion? question)
                ? Resolve(input, question)
                : null;
        }
        catch (UnanswerableException)
        {
            return null;
        }
    }

    private static QuestionParser ParserFor(ClusterInput input) => new(input.Cluster.Snapshot, input.Cluster.DefaultNamespace);

    private ExplainQuestion Resolve(ClusterInput input, ConnectionQuestion question)
    {
        (ValueArray<QuestionDestination> destinations, ValueArray<ExplainedCaveat> caveats) = question.To is QuestionEnd.Service(_, var service)
            ? Behind(input.Cluster.Snapshot, service, question.Port)
            : (Direct(question), []);
        return new ExplainQuestion(question.From.Id, question.To.Id, PartiesOf(question.From), destinations)
        {
            Port = AskedPortOf(question, destinations),
            Caveats =
            [
                .. InputCaveats.Of(input),
                .. AddressCaveats.Of(input.Cluster.Snapshot, from, question.From),
                .. AddressCaveats.Of(input.Cluster.Snapshot, to, question.To),
                .. caveats,
            ],
        };
    }

    private static ValueArray<QuestionDestination> Direct(ConnectionQuestion question) => question.Port is QuestionPort.Number(var port, var protocol)
        ? Destinations.Direct(PartiesOf(question.To), protocol, port)
        : Destinations.Direct(PartiesOf(question.To));

    private static (ValueArray<QuestionDestination> Destinations, ValueArray<ExplainedCaveat> Caveats) Behind(
        ClusterSnapshot snapshot, Service service, QuestionPort port)
    {
        ServicePortChoice choice = port switch
        {
            QuestionPort.Every => new ServicePortChoice.Every(),
            QuestionPort.Number(var number, var protocol) => new ServicePortChoice.Number(number, protocol),
            QuestionPort.Named(var name, var protocol) => new ServicePortChoice.Named(name, protocol),
            _ => throw new System.Diagnostics.UnreachableException($"Unhandled port {port.GetType().Name}."),
        };
        return new ServiceResolver(snapshot).Resolve(service, choice) is ServiceResolution.Resolved resolved
            ? (Destinations.Behind(service, resolved), Destinations.CaveatsOf(service, resolved))
            : throw new UnanswerableException(ServiceWords.WhyNot(service, new ServiceResolver(snapshot).Resolve(service, choice)));
    }

    private static ValueArray<Party> PartiesOf(QuestionEnd end) => end switch
    {
        QuestionEnd.Pods(_, var endpoints) => [.. endpoints.Select(endpoint => new Party.Pod(endpoint))],
        QuestionEnd.Node(_, var machine) => [new Party.Node(machine)],
        QuestionEnd.Addresses(_, var block) => [new Party.External(block)],
        _ => throw new System.Diagnostics.UnreachableException($"Unhandled end {end.GetType().Name}."),
    };

    private static AskedPort? AskedPortOf(ConnectionQuestion question, ValueArray<QuestionDestination> destinations) => question.Port switch
    {
        QuestionPort.Number(var port, var protocol) => new AskedPort(protocol, protocol == Protocol.Other ? string.Empty : $"{port}"),
        QuestionPort.Named(var name, var protocol) => new AskedPort(protocol ?? destinations[0].Ports[0].Protocol, name),
        _ => null,
    };
}
