using System.Buffers;
using Ringfence.Diagnostics;

namespace Ringfence.Syntax;

/// <summary>Reads one JSON scalar at a place of a text onto a tape.</summary>
internal sealed class JsonScalars(ReadLimits limits, TapeWriter tape)
{
    private static readonly SearchValues<byte> StringStops = SearchValues.Create([.. Enumerable.Range(0, 32).Select(c => (byte)c), (byte)'"', (byte)'\\']);

    /// <summary>Where the scalar ends, after <see cref="JsonOutcome.Done"/>.</summary>
    public int End { get; private set; }

    /// <summary>What is wrong, after <see cref="JsonOutcome.Fault"/>.</summary>
    public ReadFault Fault { get; private set; } = new(ReadDiagnostics.MalformedJson, 0, 0, string.Empty);

    /// <summary>A string, which may hold escapes.</summary>
    public JsonOutcome String(ReadOnlySpan<byte> text, int start)
    {
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

        End = at + 1;
        if (TooLong(start, End) is { } fault)
        {
            return fault;
        }

        if (escaped)
        {
            tape.Escaped(start, End - start);
        }
        else
        {
            tape.Quoted(NodeKind.String, start, End - start);
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

    /// <summary>One of the three bare words.</summary>
    public JsonOutcome Word(ReadOnlySpan<byte> text, int start, ReadOnlySpan<byte> word, NodeKind kind)
    {
        ReadOnlySpan<byte> rest = text[start..];
        if (rest.StartsWith(word))
        {
            tape.Plain(kind, start, word.Length);
            End = start + word.Length;
            return JsonOutcome.Done;
        }

        return word.StartsWith(rest) ? JsonOutcome.NeedsMore : Fail(start, "a value is expected, not a bare word");
    }

    /// <summary>A number: <c>-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?</c>.</summary>
    public JsonOutcome Number(ReadOnlySpan<byte> text, int start)
    {
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

        tape.Plain(NodeKind.Number, start, at - start);
        End = at;
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

    private JsonOutcome Fail(int at, string reason)
    {
        Fault = new ReadFault(ReadDiagnostics.MalformedJson, at, 1, reason);
        return JsonOutcome.Fault;
    }
}
