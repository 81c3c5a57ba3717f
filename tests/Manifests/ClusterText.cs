using System.Text;
using Ringfence.Syntax;

namespace Ringfence.Manifests.Tests;

/// <summary>Reads clusters from texts, with what was found on the way.</summary>
internal static class ClusterText
{
    /// <summary>Reads one YAML text as the file <c>cluster.yaml</c>, named by the user.</summary>
    public static (ClusterManifests Cluster, IReadOnlyList<Diagnostic> Found) Read(string yaml) =>
        Read(new ClusterReadOptions(), InputOrigin.Named, ("cluster.yaml", yaml));

    /// <summary>Reads texts as files of some names, in order.</summary>
    public static (ClusterManifests Cluster, IReadOnlyList<Diagnostic> Found) Read(
        ClusterReadOptions options, InputOrigin origin, params (string Path, string Text)[] files)
    {
        DiagnosticSink sink = new();
        ClusterReader reader = new(options, sink);
        DocumentReader documents = new(new ReadLimits(), sink);
        foreach ((string path, string text) in files)
        {
            foreach (SyntaxDocument document in documents.Read(path, Encoding.UTF8.GetBytes(text)))
            {
                reader.Add(document, origin);
            }
        }

        return (reader.Build(), sink.Found);
    }

    /// <summary>Reads a text in which nothing is wrong.</summary>
    public static ClusterManifests ReadClean(string yaml)
    {
        (ClusterManifests cluster, IReadOnlyList<Diagnostic> found) = Read(yaml);
        Assert.Empty(found.Select(Line));
        return cluster;
    }

    /// <summary><c>line:column code message</c>.</summary>
    public static string Line(Diagnostic found) =>
        $"{found.Location.Position.Line}:{found.Location.Position.Column} {found.Descriptor.Code} {found.Message}";
}
