using Ringfence.Syntax;

namespace Ringfence.Cli;

/// <summary>Documents of files as they were read last, so that of many files only those are read again that have changed.</summary>
/// <param name="clock">Tells how long ago a file was changed.</param>
internal sealed class DocumentCache(TimeProvider clock)
{
    // Clocks of file systems are coarse: what is written again soon after it was read may show the same time.
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, KeptFile> _files = new(StringComparer.Ordinal);

    /// <summary>The documents of a file; what is wrong with them goes to the sink, every time. Standard input is read once and never changes.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public IReadOnlyList<SyntaxDocument> Read(InputFile file, DiagnosticSink sink)
    {
        FileStamp stamp = FileStamp.Of(file.FullPath);
        if (!_files.TryGetValue(file.FullPath, out KeptFile? kept) || kept.Path != file.Path || kept.Stamp != stamp || !kept.IsSettled)
        {
            DiagnosticSink own = new();
            using Stream stream = file.Open();
            bool isSettled = file.FullPath == InputFiles.StandardInput || (stamp != default && clock.GetUtcNow().UtcDateTime - stamp.Changed > Settled);
            kept = new KeptFile(file.Path, stamp, isSettled, [.. new DocumentReader(ReadLimits.Default, own).Read(file.Path, stream)], own.Found);
            _files[file.FullPath] = kept;
        }

        foreach (Diagnostic found in kept.Found)
        {
            sink.Report(found);
        }

        return kept.Documents;
    }

    private sealed record KeptFile(string Path, FileStamp Stamp, bool IsSettled, IReadOnlyList<SyntaxDocument> Documents, IReadOnlyList<Diagnostic> Found);
}
