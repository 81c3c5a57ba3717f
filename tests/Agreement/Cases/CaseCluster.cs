using System.Globalization;
using System.Text;
using Ringfence.Core;
using Ringfence.Dialects;
using Ringfence.Diagnostics;
using Ringfence.Explain;
using Ringfence.Manifests;
using Ringfence.Syntax;
using Ringfence.Testing;

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
        _questions = new QuestionParser(manifests);
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

    /// <summary>Reads the texts of a step in their order, as some version of Kubernetes would.</summary>
    public static CaseCluster Read(CaseStep step, string kubernetesVersion)
    {
        Assert.True(KubernetesVersion.TryParse(kubernetesVersion, out KubernetesVersion version));
        DiagnosticSink sink = new();
        DocumentReader reader = new(ReadLimits.Default, sink);
        IEnumerable<SyntaxDocument> documents = step.Texts.SelectMany(text => reader.Read(text.Path, Encoding.UTF8.GetBytes(text.Text)));
        ClusterManifests manifests = ClusterReader.Read(documents, new ClusterReadOptions { Version = version }, sink);

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

        ExplainQuestion resolved = new(question.From.Id, question.To.Id, PartiesOf(question.From), DestinationsOf(question.To, question.Port))
        {
            Port = Asked(question.Port),
        };
        Explanation explanation = _explainer.Explain(resolved);

        return question.Port switch
        {
            QuestionPort.Every => explanation.Ports.ToString(),
            _ => explanation.Verdict == Verdict.Allow ? "allow" : "deny",
        };
    }

    private static ValueArray<Party> PartiesOf(QuestionEnd end) => end switch
    {
        QuestionEnd.Pods pods => [.. pods.Endpoints.Select(pod => new Party.Pod(pod))],
        QuestionEnd.Node node => [new Party.Node(node.Machine)],
        QuestionEnd.Addresses addresses => [new Party.External(addresses.Block)],
        _ => throw new InvalidOperationException($"{end.Id} is not one or more parties"),
    };

    private ValueArray<QuestionDestination> DestinationsOf(QuestionEnd end, QuestionPort port) => (end, port) switch
    {
        (QuestionEnd.Service service, _) => BackendsOf(service.Target, port),
        (_, QuestionPort.Number(var number, var protocol)) => Destinations.Direct(PartiesOf(end), protocol, number),
        _ => Destinations.Direct(PartiesOf(end)),
    };

    private ValueArray<QuestionDestination> BackendsOf(Service service, QuestionPort port)
    {
        ServicePortChoice choice = port switch
        {
            QuestionPort.Number(var number, var protocol) => new ServicePortChoice.Number(number, protocol),
            QuestionPort.Named(var name, var protocol) => new ServicePortChoice.Named(name, protocol),
            _ => new ServicePortChoice.Every(),
        };

        return _services.Resolve(service, choice) is ServiceResolution.Resolved resolved
            ? Destinations.Behind(service, resolved)
            : throw new InvalidOperationException($"{service.Name} resolves to no backend");
    }

    private static AskedPort? Asked(QuestionPort port) => port switch
    {
        QuestionPort.Number(var number, var protocol) => new AskedPort(protocol, number.ToString(CultureInfo.InvariantCulture)),
        QuestionPort.Named(var name, var protocol) => new AskedPort(protocol ?? Protocol.Tcp, name),
        _ => null,
    };
}
