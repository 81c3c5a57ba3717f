using Ringfence.Diagnostics;

namespace Ringfence.Syntax;

/// <summary>Reads one JSON value at the start of a text onto the tape, in one pass, without recursion.</summary>
internal sealed class JsonValueReader
{
    private readonly JsonScalars _scalars;
    private readonly ReadLimits _limits;
    private (int Index, int Count)[] _open = new (int, int)[32];
    private int _depth;
    private int _at;

    public JsonValueReader(ReadLimits limits)
    {
        _limits = limits;
        _scalars = new JsonScalars(limits, Tape);
    }

    /// <summary>The tape of the last value read.</summary>
    public TapeWriter Tape { get; } = new();

    /// <summary>The bytes of the last value; after <see cref="JsonOutcome.Items"/>, those up to and with the <c>[</c>.</summary>
    public int Consumed { get; private set; }

    /// <summary>What is wrong, after <see cref="JsonOutcome.Fault"/>.</summary>
    public ReadFault Fault { get; private set; } = new(ReadDiagnostics.MalformedJson, 0, 0, string.Empty);

    /// <summary>Reads the value at the start of <paramref name="text"/>.</summary>
    /// <param name="text">Begins with the value's first byte.</param>
    /// <param name="end">Whether the text is all there is, or more may follow.</param>
    /// <param name="items">Whether to stop at the items of a list.</param>
    public JsonOutcome Read(ReadOnlySpan<byte> text, TextEnd end, ListItems items)
    {
        Tape.Clear();
        _depth = 0;
        _at = 0;
        JsonOutcome outcome = Walk(text, items);
        Consumed = _at;
        if (outcome == JsonOutcome.NeedsMore && end == TextEnd.Final)
        {
            return Fail(text.Length, "the text ends too early");
        }

        // A number that touches the end of what is there may go on behind it.
        return outcome == JsonOutcome.Done && _at == text.Length && end == TextEnd.Open && text[_at - 1] is >= (byte)'0' and <= (byte)'9'
            ? JsonOutcome.NeedsMore
            : outcome;
    }

    private JsonOutcome Walk(ReadOnlySpan<byte> text, ListItems items)
    {
        while (true)
        {
            JsonOutcome outcome = Value(text, out bool opened);
            if (outcome != JsonOutcome.Done)
            {
                return outcome;
            }

            if (!opened)
            {
                outcome = AfterValue(text);
                if (outcome != JsonOutcome.Done || _depth == 0)
                {
                    return outcome;
                }
            }

            if (Tape[_open[_depth - 1].Index].Kind == NodeKind.Mapping)
            {
                outcome = Key(text);
                if (outcome != JsonOutcome.Done)
                {
                    return outcome;
                }

                if (_depth == 1 && items == ListItems.StopThere && _at < text.Length && text[_at] == '[' && IsListItems(text))
                {
                    _at++;
                    return JsonOutcome.Items;
                }
            }
        }
    }

    private JsonOutcome Value(ReadOnlySpan<byte> text, out bool opened)
    {
        opened = false;
        if (!SkipBlanks(text))
        {
            return JsonOutcome.NeedsMore;
        }

        byte first = text[_at];
        switch (first)
        {
            case (byte)'"':
                return Past(_scalars.String(text, _at));
            case (byte)'{' or (byte)'[':
                if (_depth == _limits.MaxNesting)
                {
                    Fault = new ReadFault(ReadDiagnostics.NestingTooDeep, _at, 1, $"{_limits.MaxNesting}");
                    return JsonOutcome.Fault;
                }

                Push(first == '{' ? NodeKind.Mapping : NodeKind.Sequence);
                _at++;
                if (!SkipBlanks(text))
                {
                    return JsonOutcome.NeedsMore;
                }

                // In ASCII each closing bracket stands two behind its opening one.
                opened = text[_at] != first + 2;
                if (!opened)
                {
                    _at++;
                    Pop();
                }

                return JsonOutcome.Done;
            case (byte)'t':
                return Past(_scalars.Word(text, _at, "true"u8, NodeKind.Boolean));
            case (byte)'f':
                return Past(_scalars.Word(text, _at, "false"u8, NodeKind.Boolean));
            case (byte)'n':
                return Past(_scalars.Word(text, _at, "null"u8, NodeKind.Null));
            case (byte)'-' or (>= (byte)'0' and <= (byte)'9'):
                return Past(_scalars.Number(text, _at));
            default:
                return Fail(_at, $"a value is expected, not {JsonWords.Of(first)}");
        }
    }

    private JsonOutcome AfterValue(ReadOnlySpan<byte> text)
    {
        while (_depth > 0)
        {
            _open[_depth - 1].Count++;
            if (!SkipBlanks(text))
            {
                return JsonOutcome.NeedsMore;
            }

            bool inMapping = Tape[_open[_depth - 1].Index].Kind == NodeKind.Mapping;
            switch (text[_at])
            {
                case (byte)',':
                    _at++;
                    return JsonOutcome.Done;
                case (byte)'}' when inMapping:
                case (byte)']' when !inMapping:
                    _at++;
                    Pop();
                    break;
                default:
                    return Fail(_at, $"`,` or `{(inMapping ? '}' : ']')}` is expected, not {JsonWords.Of(text[_at])}");
            }
        }

        return JsonOutcome.Done;
    }

    private JsonOutcome Key(ReadOnlySpan<byte> text)
    {
        if (!SkipBlanks(text))
        {
            return JsonOutcome.NeedsMore;
        }

        if (text[_at] != '"')
        {
            return Fail(_at, $"a key in double quotes is expected, not {JsonWords.Of(text[_at])}");
        }

        JsonOutcome outcome = Past(_scalars.String(text, _at));
        if (outcome != JsonOutcome.Done)
        {
            return outcome;
        }

        if (!SkipBlanks(text))
        {
            return JsonOutcome.NeedsMore;
        }

        if (text[_at] != ':')
        {
            return Fail(_at, $"`:` is expected, not {JsonWords.Of(text[_at])}");
        }

        _at++;
        return SkipBlanks(text) ? JsonOutcome.Done : JsonOutcome.NeedsMore;
    }

    // A key `items` with a list below it makes a list of the object, as in kubectl, unless a kind before it says otherwise.
    private bool IsListItems(ReadOnlySpan<byte> text)
    {
        if (Tape.TextOf(Tape.Count - 1, text) != "items")
        {
            return false;
        }

        string kind = JsonHeader.Find(Tape, text, "kind");
        return kind.Length == 0 || kind.EndsWith("List", StringComparison.Ordinal);
    }

    // Goes past a scalar that was read, or takes over what is wrong with it.
    private JsonOutcome Past(JsonOutcome scalar)
    {
        _at = scalar == JsonOutcome.Done ? _scalars.End : _at;
        Fault = scalar == JsonOutcome.Fault ? _scalars.Fault : Fault;
        return scalar;
    }

    private bool SkipBlanks(ReadOnlySpan<byte> text)
    {
        int at = _at;
        while ((uint)at < (uint)text.Length && text[at] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
        {
            at++;
        }

        _at = at;
        return at < text.Length;
    }

    private void Push(NodeKind kind)
    {
        if (_depth == _open.Length)
        {
            Array.Resize(ref _open, _depth * 2);
        }

        _open[_depth++] = (Tape.Open(kind, _at), 0);
    }

    private void Pop()
    {
        (int index, int count) = _open[--_depth];
        Tape.Close(index, _at, count);
    }

    private JsonOutcome Fail(int at, string reason)
    {
        Fault = new ReadFault(ReadDiagnostics.MalformedJson, at, 1, reason);
        return JsonOutcome.Fault;
    }
}
