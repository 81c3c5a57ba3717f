using System.Buffers;
using Ringfence.Diagnostics;

namespace Ringfence.Syntax;

/// <summary>Reads one JSON value at the start of a text onto the tape, in one pass, without recursion.</summary>
internal sealed class JsonValueReader(ReadLimits limits)
{
    private static readonly SearchValues<byte> StringStops = SearchValues.Create([.. Enumerable.Range(0, 32).Select(c => (byte)c), (byte)'"', (byte)'\\']);
    private (int Index, int Count)[] _open = new (int, int)[32];
    private int _depth;
    private int _at;

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
                return String(text);
            case (byte)'{' or (byte)'[':
                if (_depth == limits.MaxNesting)
                {
                    Fault = new ReadFault(ReadDiagnostics.NestingTooDeep, _at, 1, $"{limits.MaxNesting}");
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
                return Word(text, "true"u8, NodeKind.Boolean);
            case (byte)'f':
                return Word(text, "false"u8, NodeKind.Boolean);
            case (byte)'n':
                return Word(text, "null"u8, NodeKind.Null);
            case (byte)'-' or (>= (byte)'0' and <= (byte)'9'):
                return Number(text);
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

        JsonOutcome outcome = String(text);
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

    private JsonOutcome String(ReadOnlySpan<byte> text)
    {
        int start = _at;
        int at = start + 1;
        bool escaped = false;
        while (true)
        {
            int stop = text[at..].IndexOfAny(StringStops);
            if (stop < 0)
            {
                return TooLong(start, text.Length) ?? JsonOutcome.NeedsMore;
            }

            at += stop;
            if (text[at] == '"')
            {
                break;
            }

            if (text[at] != '\\')
            {
                return Fail(at, text[at] is (byte)'\n' or (byte)'\r' ? "a string is not closed on its line" : $"{JsonWords.Of(text[at])} stands bare in a string");
            }

            escaped = true;
            if (at + 1 >= text.Length)
            {
                return JsonOutcome.NeedsMore;
            }

            int length = JsonEscapes.LengthAt(text[at..]);
            if (length == 0)
            {
                return JsonOutcome.NeedsMore;
            }

            if (length < 0)
            {
                return Fail(at, "`\\` begins no escape here");
            }

            at += length;
        }

        _at = at + 1;
        if (TooLong(start, _at) is { } fault)
        {
            return fault;
        }

        if (escaped)
        {
            Tape.Escaped(start, _at - start);
        }
        else
        {
            Tape.Quoted(NodeKind.String, start, _at - start);
        }

        return JsonOutcome.Done;
    }

    private JsonOutcome? TooLong(int start, int end)
    {
        if (end - start <= limits.MaxScalarBytes)
        {
            return null;
        }

        Fault = new ReadFault(ReadDiagnostics.ScalarTooLong, start, 1, $"{limits.MaxScalarBytes}");
        return JsonOutcome.Fault;
    }

    private JsonOutcome Word(ReadOnlySpan<byte> text, ReadOnlySpan<byte> word, NodeKind kind)
    {
        ReadOnlySpan<byte> rest = text[_at..];
        if (rest.StartsWith(word))
        {
            Tape.Plain(kind, _at, word.Length);
            _at += word.Length;
            return JsonOutcome.Done;
        }

        return word.StartsWith(rest) ? JsonOutcome.NeedsMore : Fail(_at, "a value is expected, not a bare word");
    }

    // -?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?
    private JsonOutcome Number(ReadOnlySpan<byte> text)
    {
        int start = _at;
        int at = start + (text[start] == '-' ? 1 : 0);
        int digits = Digits(text, ref at);
        bool good = digits == 1 || (digits > 1 && text[at - digits] != '0');
        if (good && at < text.Length && text[at] == '.')
        {
            at++;
            good = Digits(text, ref at) > 0;
        }

        if (good && at < text.Length && text[at] is (byte)'e' or (byte)'E')
        {
            at++;
            at += at < text.Length && text[at] is (byte)'+' or (byte)'-' ? 1 : 0;
            good = Digits(text, ref at) > 0;
        }

        if (!good)
        {
            return at == text.Length ? JsonOutcome.NeedsMore : Fail(start, "a number is not written as JSON writes it");
        }

        Tape.Plain(NodeKind.Number, start, at - start);
        _at = at;
        return JsonOutcome.Done;
    }

    private static int Digits(ReadOnlySpan<byte> text, ref int at)
    {
        int start = at;
        while (at < text.Length && text[at] is >= (byte)'0' and <= (byte)'9')
        {
            at++;
        }

        return at - start;
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
