using Ringfence.Manifests;
using Ringfence.Syntax;

namespace Ringfence.Cli;

/// <summary>The documents of files, one after the other, each with what was found on the way to it.</summary>
internal static class InputDocuments
{
    /// <summary>The documents in order, read while those before are worked on.</summary>
    /// <param name="files">The files.</param>
    /// <param name="sink">Where reading reports to; to be left alone while documents are enumerated, which may be on another thread.</param>
    /// <param name="documentsOf">Reads one file.</param>
    /// <exception cref="UnanswerableException">A file cannot be opened or read.</exception>
    public static IEnumerable<ReadDocument> Of(IEnumerable<InputFile> files, DiagnosticSink sink, Func<InputFile, IEnumerable<SyntaxDocument>> documentsOf) =>
        ReadAhead.Of(Read(files, sink, documentsOf), read => read.Document?.Root.Span.Length ?? 0);

    /// <summary>What to say of a file that cannot be read on.</summary>
    public static UnanswerableException Unreadable(string path, Exception fault) =>
        new($"`{VisibleText.Escape(path)}` cannot be read: {VisibleText.Escape(fault.Message)}");

    private static IEnumerable<ReadDocument> Read(IEnumerable<InputFile> files, DiagnosticSink sink, Func<InputFile, IEnumerable<SyntaxDocument>> documentsOf)
    {
        int told = 0;
        foreach (InputFile file in files)
        {
            using IEnumerator<SyntaxDocument> inFile = Guard(file, () => documentsOf(file).GetEnumerator());
            while (Guard(file, inFile.MoveNext))
            {
                yield return new ReadDocument(inFile.Current, file.Origin, Since(sink, ref told));
            }
        }

        yield return new ReadDocument(null, InputOrigin.Found, Since(sink, ref told));
    }

    private static IReadOnlyList<Diagnostic> Since(DiagnosticSink sink, ref int told)
    {
        // Hardly ever is there anything, and there is a document for each object of a cluster.
        IReadOnlyList<Diagnostic> found = told == sink.Found.Count ? [] : [.. sink.Found.Skip(told)];
        told = sink.Found.Count;
        return found;
    }

    private static T Guard<T>(InputFile file, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(file.Path, fault);
        }
    }
}
