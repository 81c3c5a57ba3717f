using Ringfence.Diagnostics;

namespace Ringfence.Syntax;

/// <summary>Reads JSON values from a window; the items of a list one by one, with no more in memory than the largest of them.</summary>
internal sealed class JsonStream(ReadLimits limits, DiagnosticSink sink, YamlStream yaml)
{
    private readonly JsonValueReader _reader = new(limits);

    /// <summary>The objects of the value that the window begins with; goes past it, or past what can be made of it.</summary>
    public IEnumerable<SyntaxDocument> Read(ByteWindow window)
    {
        switch (ReadValue(window, ListItems.StopThere))
        {
            case JsonOutcome.Done:
                return TakeObjects(window, string.Empty, string.Empty);
            case JsonOutcome.Items:
                string apiVersion = JsonHeader.Find(_reader.Tape, window.Unread, "apiVersion");
                string kind = JsonHeader.Find(_reader.Tape, window.Unread, "kind");
                window.Skip(_reader.Consumed);
                return new JsonList(this, window, limits, sink, apiVersion, kind).Read();
            case JsonOutcome.NeedsMore:
                sink.Report(TooLarge(window));
                JsonSkim.Skip(window);
                return [];
            default:
                return Recover(window);
        }
    }

    /// <summary>What is wrong, after a fault.</summary>
    public ReadFault Fault => _reader.Fault;

    /// <summary>The text of the scalar just read.</summary>
    public string ScalarText(ByteWindow window) => _reader.Tape.TextOf(0, window.Unread);

    /// <summary>The bytes of the value just read.</summary>
    public int Consumed => _reader.Consumed;

    /// <summary>Reads the value that the window begins with; <see cref="JsonOutcome.NeedsMore"/> means that it is larger than the limit.</summary>
    public JsonOutcome ReadValue(ByteWindow window, ListItems items)
    {
        while (true)
        {
            // Never looks beyond the limit, however much was read ahead: the same text gives the same answer from a file and from a pipe.
            bool isMore = window.Unread.Length > limits.MaxDocumentBytes;
            ReadOnlySpan<byte> text = isMore ? window.Unread[..limits.MaxDocumentBytes] : window.Unread;
            JsonOutcome outcome = _reader.Read(text, window.Ended && !isMore ? TextEnd.Final : TextEnd.Open, items);
            if (outcome != JsonOutcome.NeedsMore || isMore)
            {
                return outcome;
            }

            window.Double();
        }
    }

    /// <summary>The objects of the value just read, which is copied out of the window; none when its bytes are no UTF-8.</summary>
    public IEnumerable<SyntaxDocument> TakeObjects(ByteWindow window, string apiVersion, string kind)
    {
        SourceText source = window.Take(_reader.Consumed);
        if (TextCheck.Utf8(source.Utf8.Span) is { } fault)
        {
            sink.Report(fault.At(source));
            return [];
        }

        SyntaxTree tree = _reader.Tape.ToTree(source);
        return tree.Root.Kind == NodeKind.Null ? [] : ObjectList.TakeApart(tree.Root, apiVersion, kind, sink);
    }

    /// <summary>The diagnostic for a value that is larger than the limit.</summary>
    public Diagnostic TooLarge(ByteWindow window) =>
        new ReadFault(ReadDiagnostics.DocumentTooLarge, 0, 1, $"{limits.MaxDocumentBytes}").At(window.Peek(LineEnd(window.Unread, 0)));

    /// <summary>Where the line of an offset ends, within reason.</summary>
    public static int LineEnd(ReadOnlySpan<byte> text, int offset)
    {
        int from = Math.Min(offset, text.Length);
        ReadOnlySpan<byte> rest = text.Slice(from, Math.Min(4096, text.Length - from));
        int end = rest.IndexOf((byte)'\n');
        return from + (end < 0 ? rest.Length : end);
    }

    // What begins like JSON and is none may be YAML in flow style; if not, the next value is looked for at the start of a line.
    private IEnumerable<SyntaxDocument> Recover(ByteWindow window)
    {
        ReadFault fault = _reader.Fault;
        if (fault.Descriptor == ReadDiagnostics.MalformedJson && yaml.TryReadFlow(window, fault.Start, out IEnumerable<SyntaxDocument> documents))
        {
            return documents;
        }

        GiveUp(window, fault);
        return [];
    }

    /// <summary>Reports a fault that leaves no telling where the value ends, and goes on to the next line that begins an object or a document.</summary>
    public void GiveUp(ByteWindow window, ReadFault fault)
    {
        sink.Report(fault.At(window.Peek(LineEnd(window.Unread, fault.Start))));
        int from = Math.Min(fault.Start, window.Unread.Length);
        while (true)
        {
            ReadOnlySpan<byte> rest = window.Unread[from..];
            int next = rest.IndexOf("\n{"u8);
            int separator = rest.IndexOf("\n---"u8);
            next = next < 0 || (separator >= 0 && separator < next) ? separator : next;
            if (next >= 0)
            {
                window.Skip(from + next + 1);
                return;
            }

            // Three bytes may begin a separator that goes on behind them.
            window.Skip(Math.Max(0, window.Unread.Length - 3));
            from = 0;
            if (!window.More())
            {
                window.Skip(window.Unread.Length);
                return;
            }
        }
    }
}
