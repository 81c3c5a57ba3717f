using System.Text;
using Ringfence.Core;
using Ringfence.Manifests;
using Ringfence.Syntax;

namespace Ringfence.Lint.Tests;

/// <summary>Reads texts as a cluster to lint.</summary>
internal static class LintScene
{
    /// <summary>The context of some files, read in order; the input must be one that the API server takes.</summary>
    public static LintContext Read(params IReadOnlyList<(string Path, string Text)> files)
    {
        DiagnosticSink sink = new();
        ClusterReader reader = new(new ClusterReadOptions(), sink);
        LintDocuments documents = new(new NamespaceName("default"));
        DocumentReader texts = new(ReadLimits.Default, sink);
        foreach ((string path, string text) in files)
        {
            foreach (SyntaxDocument document in texts.Read(path, Encoding.UTF8.GetBytes(text)))
            {
                reader.Add(document, InputOrigin.Named);
                documents.Add(document);
            }
        }

        ClusterManifests cluster = reader.Build();
        Assert.DoesNotContain(sink.Found, found => found.Descriptor.Severity == Diagnostics.DiagnosticSeverity.Error);
        return new LintContext(cluster, documents, EnforcementProfile.Default);
    }

    /// <summary>What all rules find in a text, read as <c>policies.yaml</c>.</summary>
    public static IReadOnlyList<Diagnostic> Lint(string text) => Linter.Run(Read(("policies.yaml", text)), LintSettings.Default);

    /// <summary><c>FILE:LINE:COLUMN MESSAGE</c>.</summary>
    public static string Line(Diagnostic finding) => $"{finding.Location} {finding.Message}";
}
