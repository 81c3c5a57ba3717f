using Ringfence.Diagnostics;

namespace Ringfence.Syntax;

/// <summary>Reads files and streams into the objects they hold: YAML with many documents, JSON, JSON lines, and lists of either, taken apart.</summary>
/// <remarks>
/// One broken document never hides the others: it is reported and left out. Each document has a text of its own, so that what is not needed any more can go;
/// no more is held than the largest document or streamed item, and the limits say how large that may be.
/// </remarks>
public sealed class DocumentReader
{
    private readonly ReadLimits _limits;
    private readonly DiagnosticSink _sink;
    private readonly YamlStream _yaml;
    private readonly JsonStream _json;

    /// <summary>Creates a reader; one serves any number of files, one after the other.</summary>
    /// <param name="limits">What is refused.</param>
    /// <param name="sink">Where faults and warnings go, as they are met.</param>
    public DocumentReader(ReadLimits limits, DiagnosticSink sink)
    {
        _limits = limits;
        _sink = sink;
        _yaml = new YamlStream(limits, sink);
        _json = new JsonStream(limits, sink, _yaml);
    }

    /// <summary>The objects of a stream, in order, each read when it is asked for. The stream is read to its end, not closed.</summary>
    /// <param name="path">The path to show in positions; <c>-</c> for standard input.</param>
    /// <param name="stream">The bytes; neither length nor seeking is needed.</param>
    /// <returns>Nothing for an empty text, or one of comments and null documents only.</returns>
    /// <exception cref="IOException">The stream cannot be read on, or is longer than the limit.</exception>
    public IEnumerable<SyntaxDocument> Read(string path, Stream stream) => Read(path, new ByteWindow(path, stream, new SourcePosition(1, 1), 0, _limits));

    /// <summary>The objects of a text in memory, in order, each read when it is asked for.</summary>
    /// <param name="path">The path to show in positions.</param>
    /// <param name="utf8">The bytes of the text.</param>
    public IEnumerable<SyntaxDocument> Read(string path, ReadOnlyMemory<byte> utf8) => Read(path, InMemory(utf8));

    /// <summary>The objects of one text of a file, or of what is to stand in its place; positions are those of the file.</summary>
    /// <param name="place">Where the text stands.</param>
    /// <param name="utf8">Its bytes.</param>
    /// <remarks>The list around an item is not in sight: an item that leaves its kind to the list has none here.</remarks>
    public IEnumerable<SyntaxDocument> Read(SourceStretch place, ReadOnlyMemory<byte> utf8) =>
        Read(place.Path, new ByteWindow(place.Path, InMemory(utf8), place.Origin, place.Offset, _limits));

    private static MemoryStream InMemory(ReadOnlyMemory<byte> utf8) => new(utf8.ToArray(), writable: false);

    private IEnumerable<SyntaxDocument> Read(string path, ByteWindow window)
    {
        while (window.Unread.Length < 4 && window.More())
        {
        }

        string encoding = TextCheck.WideEncoding(window.Unread);
        if (encoding.Length > 0)
        {
            _sink.Report(new ReadFault(ReadDiagnostics.WideEncoding, 0, 0, encoding).At(new SourceText(path, ReadOnlyMemory<byte>.Empty)));
            yield break;
        }

        // No text begins so, and a device of such bytes has no end.
        if (window.Unread is [0, ..])
        {
            _sink.Report(new ReadFault(ReadDiagnostics.ControlCharacter, 0, 0, "00").At(new SourceText(path, ReadOnlyMemory<byte>.Empty)));
            yield break;
        }

        if (window.Unread.StartsWith("\uFEFF"u8))
        {
            window.SkipMark(3);
        }

        while (TryBegin(window, out bool isJson))
        {
            foreach (SyntaxDocument document in isJson ? _json.Read(window) : _yaml.Read(window))
            {
                yield return document;
            }
        }
    }

    // Goes past blank lines and bare `---` lines to the first byte of a document; a YAML document keeps the indentation of its first line.
    private static bool TryBegin(ByteWindow window, out bool isJson)
    {
        while (true)
        {
            ReadOnlySpan<byte> text = window.Unread;
            int first = text.IndexOfAnyExcept(" \t\r\n"u8);
            if (first < 0 || (first + 4 > text.Length && !window.Ended))
            {
                if (window.More())
                {
                    continue;
                }

                if (first < 0)
                {
                    isJson = false;
                    return false;
                }
            }

            isJson = text[first] is (byte)'{' or (byte)'[';
            int line = text[..first].LastIndexOf((byte)'\n') + 1;
            window.Skip(isJson ? first : line);
            if (isJson || line != first || !SkipBareSeparator(window))
            {
                return true;
            }
        }
    }

    private static bool SkipBareSeparator(ByteWindow window)
    {
        if (!window.Unread.StartsWith("---"u8))
        {
            return false;
        }

        int end;
        while ((end = window.Unread.IndexOf((byte)'\n')) < 0 && window.More())
        {
        }

        end = end < 0 ? window.Unread.Length : end + 1;
        if (window.Unread[3..end].ContainsAnyExcept(" \t\r\n"u8))
        {
            return false;
        }

        window.Skip(end);
        return true;
    }
}
