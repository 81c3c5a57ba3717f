using System.Text;
using Ringfence.Core;
using Ringfence.Dialects;
using Ringfence.Diagnostics;
using Ringfence.Explain;
using Ringfence.Manifests;
using Ringfence.Syntax;
using Ringfence.Testing;
using AskedOf = Ringfence.Manifests.QuestionPort;
using PortPair = Ringfence.Explain.TranslatedPort;

namespace Ringfence.Agreement.Tests;

/// <summary>The cluster of one step of a case, read by the product from its texts, and the product's answers about it.</summary>
internal sealed class CaseCluster
{
    private readonly ClusterManifests _manifests;
    private readonly QuestionParser _questions;
    private readonly ServiceResolver _services;
    private readonly Explainer _explainer;

    private CaseCluster(ClusterManifests manifests, IReadOnlyList<Diagnostic> found)
    {
        _manifests = manifests;
        _questions = new QuestionParser(manifests.Snapshot, manifests.DefaultNamespace);
        _services = new ServiceResolver(manifests.Snapshot);
        _explainer = new Explainer(manifests.Snapshot, EnforcementProfile.Default);
        Found = found;
    }

    /// <summary>Everything that was found while reading, in order.</summary>
    public IReadOnlyList<Diagnostic> Found { get; }

    /// <summary>What was refused while reading.</summary>
    public IEnumerable<Diagnostic> Errors => Found.Where(found => found.Descriptor.Severity == DiagnosticSeverity.Error);

    /// <summary>The policies as the API server would store them, in the order of the input, as one text.</summary>
    public string Stored => string.Join("---\n", _manifests.Policies.Select(policy => StoredPolicyWriter.Write(policy.Stored)));

    /// <summary>The ids of all pods, in ordinal order.</summary>
    public IReadOnlyList<string> Pods =>
    [
        .. _manifests.Snapshot.Endpoints
            .Where(endpoint => endpoint.Kind == EndpointKind.Pod)
            .Select(endpoint => endpoint.Id.Value)
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Reads the texts of a step in their order.</summary>
    public static CaseCluster Read(CaseStep step)
    {
        DiagnosticSink sink = new();
        DocumentReader reader = new(ReadLimits.Default, sink);
        IEnumerable<SyntaxDocument> documents = step.Texts.SelectMany(text => reader.Read(text.Path, Encoding.UTF8.GetBytes(text.Text)));
        ClusterManifests manifests = ClusterReader.Read(documents, new ClusterReadOptions(), sink);

        return new CaseCluster(manifests, sink.Found);
    }

    /// <summary>The answer to a question: <c>allow</c> or <c>deny</c> when it names a port, else the allowed ports in canonical form.</summary>
    /// <exception cref="InvalidOperationException">The question could not be understood; the message says why.</exception>
    public string Answer(string from, string to)
    {
        DiagnosticSink sink = new();
        if (!_questions.TryParse(from, to, sink, out ConnectionQuestion? question))
        {
            throw new InvalidOperationException(string.Join('\n', sink.Found.Select(found => found.Message)));
        }

        Explanation explanation = _explainer.Explain(new ExplainQuestion(
            question.From.Id, question.To.Id, PartiesOf(question.From).ToValueArray(), DestinationsOf(question.To, question.Port).ToValueArray())
        {
            Port = Asked(question.Port),
        });

        return question.Port switch
        {
            AskedOf.Every => explanation.Ports.ToString(),
            _ => explanation.Verdict == Verdict.Allow ? "allow" : "deny",
        };
    }

    private static IEnumerable<Party> PartiesOf(QuestionEnd end) => end switch
    {
        QuestionEnd.Pods pods => pods.Endpoints.Select(pod => new Party.Pod(pod)),
        QuestionEnd.Node node => [new Party.Node(node.Machine)],
        QuestionEnd.Addresses addresses => [new Party.External(addresses.Block)],
        _ => throw new InvalidOperationException($"{end.Id} is not one or more parties"),
    };

    private IEnumerable<QuestionDestination> DestinationsOf(QuestionEnd end, AskedOf port)
    {
        if (end is QuestionEnd.Service service)
        {
            return BackendsOf(service.Target, port);
        }

        ValueArray<PortPair> ports = port is AskedOf.Number(var number, var protocol) ? [PortPair.Direct(protocol, number)] : [];

        return PartiesOf(end).Select(party => new QuestionDestination(party, new Via.Direct(), ports));
    }

    private IEnumerable<QuestionDestination> BackendsOf(Service service, AskedOf port)
    {
        ServicePortChoice choice = port switch
        {
            AskedOf.Number(var number, var protocol) => new ServicePortChoice.Number(number, protocol),
            AskedOf.Named(var name, var protocol) => new ServicePortChoice.Named(name, protocol),
            _ => new ServicePortChoice.Every(),
        };
        if (_services.Resolve(service, choice) is not ServiceResolution.Resolved resolved)
        {
            throw new InvalidOperationException($"{service.Name} resolves to no backend");
        }

        return resolved.Backends
            .GroupBy(backend => backend.Party)
            .Select(backend => new QuestionDestination(
                backend.Key,
                new Via.Through(service.Name, service.Kind),
                backend.Select(entry => new PortPair(entry.Entry.Protocol, entry.Entry.Port, entry.Port)).ToValueArray()));
    }

    private static AskedPort? Asked(AskedOf port) => port switch
    {
        AskedOf.Number(var number, var protocol) => new AskedPort(protocol, number.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        AskedOf.Named(var name, var protocol) => new AskedPort(protocol ?? Protocol.Tcp, name),
        _ => null,
    };
}
