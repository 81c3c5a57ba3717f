using System.Text;
using Ringfence.Core;
using Ringfence.Diagnostics;
using Ringfence.Manifests;
using Ringfence.Syntax;
using Ringfence.Testing;
using Spec = Ringfence.Reference;

namespace Ringfence.Kernel.Tests;

/// <summary>A cluster as the product reads it from manifests, and the Evaluator's answers about it.</summary>
internal sealed class ReadCluster
{
    private readonly Evaluator _evaluator;

    private ReadCluster(ClusterSnapshot snapshot)
    {
        Snapshot = snapshot;
        _evaluator = new Evaluator(snapshot, EnforcementProfile.Default);
    }

    public ClusterSnapshot Snapshot { get; }

    /// <summary>Reads manifests that have nothing wrong with them.</summary>
    public static ReadCluster From(params IEnumerable<(string Name, string Text)> files)
    {
        DiagnosticSink sink = new();
        DocumentReader documents = new(ReadLimits.Default, sink);
        ClusterManifests cluster = ClusterReader.Read(
            files.SelectMany(file => documents.Read(file.Name, Encoding.UTF8.GetBytes(file.Text))), new ClusterReadOptions(), sink);
        Diagnostic[] errors = [.. sink.Found.Where(found => found.Descriptor.Severity == DiagnosticSeverity.Error)];
        Assert.True(errors.Length == 0, string.Join('\n', errors.Select(error => $"{error.Location}: {error.Message}")));
        return new ReadCluster(cluster.Snapshot);
    }

    /// <summary>Reads a generated cluster from the manifests that it is written down as.</summary>
    public static ReadCluster From(Spec.Cluster cluster, RenderStyle style) =>
        From(ManifestRenderer.Render(cluster, style).Files.Select(file => (file.Name, file.Text)));

    /// <summary>Whether the Evaluator allows a connection.</summary>
    public bool Allows(Spec.Connection asked) => _evaluator.Evaluate(new Connection(
        End(asked.From),
        End(asked.To),
        asked.Family == Spec.IpFamily.V4 ? AddressFamily.IPv4 : AddressFamily.IPv6,
        Enum.Parse<Protocol>(asked.Protocol.ToString()),
        (ushort)asked.Port,
        new Via.Direct())).Verdict == Verdict.Allow;

    private Party End(Spec.Endpoint end) => end switch
    {
        Spec.Endpoint.OfAddress(var text) => new Party.External(Cidr.Of(TestAddress.Parse(text))),
        Spec.Endpoint.OfNode(var name) => new Party.Node(Snapshot.FindNode(new NodeName(name)) ?? throw new KeyNotFoundException(name)),
        _ => new Party.Pod(Snapshot.FindEndpoint(new EndpointId(Endpoints.IdOf(end))) ?? throw new KeyNotFoundException(Endpoints.IdOf(end))),
    };
}
