using Ringfence.Diagnostics;
using Ringfence.Manifests;
using Ringfence.Syntax;

namespace Ringfence.Cli;

/// <summary>A cluster read from files, with everything that was found on the way.</summary>
/// <param name="Cluster">What the files come to.</param>
/// <param name="Findings">What was found, in input order.</param>
internal sealed record ClusterInput(ClusterManifests Cluster, IReadOnlyList<Diagnostic> Findings)
{
    /// <summary>How many objects or documents were found to be wrong.</summary>
    public int Errors => Findings.Count(finding => finding.Descriptor.Severity == DiagnosticSeverity.Error);

    /// <summary>Where documents stand that are too broken to tell what they hold; each may have been an object that matters.</summary>
    public IReadOnlyList<SourceLocation> Unreadable { get; } =
        [.. Findings.Where(finding => finding.Descriptor.Severity == DiagnosticSeverity.Error && ReadDiagnostics.All.Contains(finding.Descriptor)).Select(finding => finding.Location)];

    /// <summary>Whether what was wrong has taken every pod, workload and policy away.</summary>
    public bool IsNothingLeft =>
        Cluster.Snapshot.Endpoints.Count == 0 && Cluster.Policies.Count == 0 && Cluster.LeftOut.Count + Unreadable.Count > 0;

    /// <summary>Whether anything in the input was an object at all, good or bad.</summary>
    public required bool HasObjects { get; init; }

    /// <summary>Reads files, one after the other.</summary>
    /// <exception cref="UnanswerableException">A file cannot be opened or read.</exception>
    public static ClusterInput Read(IReadOnlyList<InputFile> files, ClusterReadOptions options) => Read(files, options, _ => { });

    /// <summary>Reads files, and shows each document to somebody else as well.</summary>
    /// <exception cref="UnanswerableException">A file cannot be opened or read.</exception>
    public static ClusterInput Read(IReadOnlyList<InputFile> files, ClusterReadOptions options, Action<SyntaxDocument> watch)
    {
        HeapRoom.MakeFor(files.Sum(file => file.Size()));
        DiagnosticSink reading = new();
        DocumentReader reader = new(ReadLimits.Default, reading);
        return Read(InputDocuments.Of(files, reading, file => DocumentsOf(file, reader)), options, watch);
    }

    /// <summary>Reads files that were read before: those that have not changed since are not opened.</summary>
    /// <exception cref="UnanswerableException">A file cannot be opened or read.</exception>
    public static ClusterInput Read(IEnumerable<InputFile> files, ClusterReadOptions options, DocumentCache cache)
    {
        DiagnosticSink reading = new();
        return Read(InputDocuments.Of(files, reading, file => cache.Read(file, reading)), options, _ => { });
    }

    private static IEnumerable<SyntaxDocument> DocumentsOf(InputFile file, DocumentReader reader)
    {
        using Stream stream = file.Open();
        foreach (SyntaxDocument document in reader.Read(file.Path, stream))
        {
            yield return document;
        }
    }

    // A sink that is full ends reading as a file does that cannot be read.
    private static void Take(ReadDocument read, DiagnosticSink sink, ClusterReader cluster)
    {
        try
        {
            foreach (Diagnostic finding in read.Findings)
            {
                sink.Report(finding);
            }

            if (read.Document is { } document)
            {
                cluster.Add(document, read.Origin);
            }
        }
        catch (IOException fault)
        {
            throw InputDocuments.Unreadable((read.Document?.Location ?? read.Findings[0].Location).Source.Path, fault);
        }
    }

    private static ClusterInput Read(IEnumerable<ReadDocument> documents, ClusterReadOptions options, Action<SyntaxDocument> watch)
    {
        DiagnosticSink sink = new();
        ClusterReader cluster = new(options, sink);
        bool any = false;
        foreach (ReadDocument read in documents)
        {
            Take(read, sink, cluster);
            if (read.Document is { } document)
            {
                any = true;
                watch(document);
            }
        }

        ClusterManifests manifests = cluster.Build();
        return new ClusterInput(manifests, sink.Found) { HasObjects = any || sink.Found.Count > 0 };
    }
}
