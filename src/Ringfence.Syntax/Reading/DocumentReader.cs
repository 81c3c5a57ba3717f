namespace Ringfence.Syntax;

/// <summary>Reads files and streams into the objects they hold: YAML with many documents, JSON, JSON lines, and lists of either, taken apart.</summary>
/// <param name="limits">What is refused.</param>
/// <param name="sink">Where faults go; a broken document is reported there and left out, the others are still given.</param>
public sealed class DocumentReader(ReadLimits limits, DiagnosticSink sink)
{
    /// <summary>The objects of a stream, in order, each read when it is asked for. The stream is read to its end, not closed.</summary>
    /// <param name="path">The path to show in positions; <c>-</c> for standard input.</param>
    /// <param name="stream">The bytes; neither length nor seeking is needed.</param>
    public IEnumerable<SyntaxDocument> Read(string path, Stream stream)
    {
        using MemoryStream copy = new();
        stream.CopyTo(copy);
        foreach (SyntaxDocument document in Read(path, copy.ToArray()))
        {
            yield return document;
        }
    }

    /// <summary>The objects of a text in memory, in order, each read when it is asked for.</summary>
    /// <param name="path">The path to show in positions.</param>
    /// <param name="utf8">The bytes of the text.</param>
    public IEnumerable<SyntaxDocument> Read(string path, ReadOnlyMemory<byte> utf8)
    {
        SourceText source = new(path, utf8);
        List<SyntaxTree> trees = [];
        YamlLibrary library = new(limits);
        if (library.Read(source, trees) is { } fault)
        {
            sink.Report(fault.At(source));
        }

        foreach (SyntaxTree tree in trees)
        {
            foreach (SyntaxDocument document in ObjectList.TakeApart(tree.Root))
            {
                yield return document;
            }
        }
    }
}
