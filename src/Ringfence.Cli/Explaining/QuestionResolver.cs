using Ringfence.Core;
using Ringfence.Explain;
using Ringfence.Manifests;
using Ringfence.Syntax;

namespace Ringfence.Cli;

/// <summary>Turns FROM and TO, as typed, into a question about the endpoints of one cluster; asked again for each edited copy of it.</summary>
internal sealed class QuestionResolver(string from, string to)
{
    /// <summary>The question, or no answer.</summary>
    /// <exception cref="UnanswerableException">A name stands for nothing, or a Service leads nowhere; standard error says why.</exception>
    public ExplainQuestion Resolve(ClusterInput input, InputTexts texts, CommandRun run)
    {
        DiagnosticSink sink = new();
        FindingsText findings = new(run.Terminal.Error, new Palette(run.Terminal.ErrorColouring));
        if (Parse(input, sink) is not { } question)
        {
            findings.Write(sink.Found);
            throw new UnanswerableException("the question cannot be understood");
        }

        if (question.To is not QuestionEnd.Service(_, var service))
        {
            return Ask(input, question, Direct(question), []);
        }

        ServicePortChoice choice = ChoiceOf(question.Port);
        ServiceResolution resolution = new ServiceResolver(input.Cluster.Snapshot).Resolve(service, choice);
        if (resolution is ServiceResolution.Resolved resolved)
        {
            return Through(input, question, service, resolved);
        }

        findings.Write([new ServiceFault(new ObjectTexts(input, texts)).Of(service, choice, resolution)]);
        throw new UnanswerableException("the question leads to nobody");
    }

    /// <summary>The question in an edited copy; null when it has no meaning there.</summary>
    public ExplainQuestion? TryResolve(ClusterInput input) => Parse(input, new DiagnosticSink()) switch
    {
        null => null,
        { To: QuestionEnd.Service(_, var service) } question =>
            new ServiceResolver(input.Cluster.Snapshot).Resolve(service, ChoiceOf(question.Port)) is ServiceResolution.Resolved resolved
                ? Through(input, question, service, resolved)
                : null,
        var question => Ask(input, question, Direct(question), []),
    };

    private ConnectionQuestion? Parse(ClusterInput input, DiagnosticSink sink)
    {
        return new QuestionParser(input.Cluster).TryParse(from, to, sink, out ConnectionQuestion? question) ? question : null;
    }

    private ExplainQuestion Through(ClusterInput input, ConnectionQuestion question, Service service, ServiceResolution.Resolved resolved) =>
        Ask(input, question, Destinations.Behind(service, resolved), Destinations.CaveatsOf(service, resolved));

    private ExplainQuestion Ask(
        ClusterInput input, ConnectionQuestion question, ValueArray<QuestionDestination> destinations, ValueArray<ExplainedCaveat> caveats) =>
        new(question.From.Id, question.To.Id, PartiesOf(question.From), destinations)
        {
            Port = AskedPortOf(question, destinations),
            Caveats =
            [
                .. InputCaveats.Of(input),
                .. AddressCaveats.Of(input.Cluster.Snapshot, from, question.From),
                .. AddressCaveats.Of(input.Cluster.Snapshot, to, question.To),
                .. NodePortCaveats.Of(input.Cluster.Snapshot, question),
                .. MeshCaveats.Of(input.Cluster.Snapshot, question.From.Id, PartiesOf(question.From), question.To.Id, destinations),
                .. caveats,
            ],
        };

    private static ValueArray<QuestionDestination> Direct(ConnectionQuestion question) => question.Port is QuestionPort.Number(var port, var protocol)
        ? Destinations.Direct(PartiesOf(question.To), protocol, port)
        : Destinations.Direct(PartiesOf(question.To));

    private static ServicePortChoice ChoiceOf(QuestionPort port) => port switch
    {
        QuestionPort.Every => new ServicePortChoice.Every(),
        QuestionPort.Number(var number, var protocol) => new ServicePortChoice.Number(number, protocol),
        QuestionPort.Named(var name, var protocol) => new ServicePortChoice.Named(name, protocol),
        _ => throw new System.Diagnostics.UnreachableException($"Unhandled port {port.GetType().Name}."),
    };

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
