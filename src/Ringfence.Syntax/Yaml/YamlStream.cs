using Ringfence.Diagnostics;

namespace Ringfence.Syntax;

/// <summary>Cuts YAML documents out of a window, each with its own text, and reads them.</summary>
internal sealed class YamlStream(ReadLimits limits, DiagnosticSink sink)
{
    // Broken JSON of more than this is not tried as YAML: the library would take long to refuse it too.
    private const int MaxFlowAttempt = 1024 * 1024;
    private readonly YamlLibrary _library = new(limits);
    private readonly YamlBlockReader _blocks = new(limits);

    /// <summary>The objects of the document that the window begins with; goes past it.</summary>
    public IEnumerable<SyntaxDocument> Read(ByteWindow window)
    {
        int length = Find(window);
        if (length < 0)
        {
            sink.Report(new ReadFault(ReadDiagnostics.DocumentTooLarge, 0, 1, $"{limits.MaxDocumentBytes}").At(window.Peek(JsonStream.LineEnd(window.Unread, 0))));
            SkipDocument(window);
            return [];
        }

        SourceText source = window.Take(length);
        List<SyntaxTree> trees = [];
        if (Parse(source, trees) is { } fault)
        {
            sink.Report(fault.At(source));
        }

        return trees.SelectMany(tree => ObjectList.TakeApart(tree.Root, sink));
    }

    /// <summary>Reads what begins like JSON as YAML in flow style. False, with nothing skipped or reported, when a message about JSON says more.</summary>
    public bool TryReadFlow(ByteWindow window, int faultAt, out IEnumerable<SyntaxDocument> documents)
    {
        documents = [];
        int length = faultAt > MaxFlowAttempt ? -1 : Find(window);
        if (length < 0)
        {
            return false;
        }

        SourceText source = window.Peek(length);
        List<SyntaxTree> trees = [];
        if (Parse(source, trees) is { } fault)
        {
            if (IsJsonLike(source.Utf8.Span) && fault.Descriptor != ReadDiagnostics.TemplateNotRendered)
            {
                return false;
            }

            sink.Report(fault.At(source));
        }

        window.Skip(length);
        documents = trees.SelectMany(tree => ObjectList.TakeApart(tree.Root, sink));
        return true;
    }

    private ReadFault? Parse(SourceText source, List<SyntaxTree> trees)
    {
        if (TextCheck.Yaml(source.Utf8.Span) is { } junk)
        {
            return junk;
        }

        if (_blocks.TryRead(source.Utf8.Span))
        {
            if (YamlTemplates.In(_blocks.Tape, source.Utf8.Span) is { } template)
            {
                return template;
            }

            if (_blocks.Tape.Count > 0)
            {
                trees.Add(_blocks.Tape.ToTree(source));
            }

            return null;
        }

        ReadFault? fault = _library.Read(source, trees);
        foreach (ReadFault warning in _library.Warnings)
        {
            sink.Report(warning.At(source));
        }

        return fault;
    }

    private static bool IsJsonLike(ReadOnlySpan<byte> text) => text[1..].TrimStart(" \t\r\n"u8) is [(byte)'"' or (byte)'}' or (byte)'{', ..];

    // The length of the first document: up to the next `---` line, or to the end; negative beyond the limit.
    private int Find(ByteWindow window)
    {
        int from = 0;
        bool directives = false;
        while (true)
        {
            ReadOnlySpan<byte> text = window.Unread;
            int found = from > text.Length ? -1 : text[from..].IndexOf("\n---"u8);
            if (found >= 0 && (from + found + 4 < text.Length || window.Ended))
            {
                int at = from + found + 1;
                if (!IsSeparator(text[at..]))
                {
                    from = at;
                    continue;
                }

                // Directives belong to the document whose `---` follows them.
                if (!directives && BeginsWithDirective(text[..at]))
                {
                    directives = true;
                    from = at;
                    continue;
                }

                return at > limits.MaxDocumentBytes ? -1 : at;
            }

            if (text.Length > limits.MaxDocumentBytes)
            {
                return -1;
            }

            from = found >= 0 ? from + found : Math.Max(from, text.Length - 3);
            if (!window.More() && found < 0)
            {
                return text.Length;
            }
        }
    }

    private static void SkipDocument(ByteWindow window)
    {
        do
        {
            ReadOnlySpan<byte> text = window.Unread;
            int from = 0;
            while (text[from..].IndexOf("\n---"u8) is var found and >= 0)
            {
                from += found + 1;
                if (IsSeparator(text[from..]))
                {
                    window.Skip(from);
                    return;
                }
            }

            window.Skip(Math.Max(0, text.Length - 4));
        }
        while (window.More());

        window.Skip(window.Unread.Length);
    }

    private static bool IsSeparator(ReadOnlySpan<byte> line) => line.Length == 3 || line[3] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';

    private static bool BeginsWithDirective(ReadOnlySpan<byte> text)
    {
        foreach (Range range in text.Split((byte)'\n'))
        {
            ReadOnlySpan<byte> line = text[range].TrimStart(" \t\r"u8);
            if (!line.IsEmpty && line[0] != '#')
            {
                return text[range][0] == '%';
            }
        }

        return false;
    }
}
