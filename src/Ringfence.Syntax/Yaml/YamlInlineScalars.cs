using System.Buffers;
using System.Globalization;
using System.Text;

namespace Ringfence.Syntax;

/// <summary>Plain and quoted scalars of the fast path, folded over several lines where they are.</summary>
internal sealed class YamlInlineScalars(ReadLimits limits)
{
    private static readonly SearchValues<byte> PlainStops = SearchValues.Create(":#\n\t"u8);
    private static readonly SearchValues<byte> SingleStops = SearchValues.Create("'\n\t"u8);
    private static readonly SearchValues<byte> DoubleStops = SearchValues.Create("\"\\\n\t"u8);
    private readonly StringBuilder _folded = new();
    private bool _isFolded;

    /// <summary>Where the last plain scalar stopped: at a colon, a comment's <c>#</c>, or the end of its line.</summary>
    public int Stop { get; private set; }

    /// <summary>Whether the last quoted scalar goes over a line's end.</summary>
    public bool SpansLines { get; private set; }

    /// <summary>Whether lines end in LF or CRLF and in nothing else that YAML 1.1 takes for a line's end.</summary>
    public static bool HasUsualBreaks(ReadOnlySpan<byte> text)
    {
        ReadOnlySpan<byte> rest = text;
        while (rest.IndexOf((byte)'\r') is var at and >= 0)
        {
            if (at + 1 >= rest.Length || rest[at + 1] != '\n')
            {
                return false;
            }

            rest = rest[(at + 2)..];
        }

        return Ascii.IsValid(text) || (text.IndexOf("\u0085"u8) < 0 && text.IndexOf("\u2028"u8) < 0 && text.IndexOf("\u2029"u8) < 0);
    }

    /// <summary>Whether a plain scalar begins here beyond doubt: with no indicator, a minus that is no dash, or an IPv6 address that begins with its colons.</summary>
    public static bool MayBeginPlain(ReadOnlySpan<byte> text, int at) => text[at] switch
    {
        (byte)'-' => at + 1 < text.Length && text[at + 1] is not ((byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
            && !(text[at..].StartsWith("---"u8) && (at == 0 || text[at - 1] == '\n')),
        (byte)'.' => !(text[at..].StartsWith("..."u8) && (at == 0 || text[at - 1] == '\n')),
        (byte)':' => at + 2 < text.Length && text[at + 1] == ':' && (char.IsAsciiHexDigitLower((char)text[at + 2]) || text[at + 2] == '/'),
        (byte)'?' or (byte)',' or (byte)'[' or (byte)']' or (byte)'{' or (byte)'}' or (byte)'#' or (byte)'&' or (byte)'*' or (byte)'!'
            or (byte)'|' or (byte)'>' or (byte)'\'' or (byte)'"' or (byte)'%' or (byte)'@' or (byte)'`' or (byte)'\t' => false,
        _ => true,
    };

    /// <summary>The end of a plain scalar on its line, blanks behind it left out; negative when a tab makes it doubtful.</summary>
    public int PlainEnd(ReadOnlySpan<byte> text, int start)
    {
        int at = start;
        while (true)
        {
            int step = text[at..].IndexOfAny(PlainStops);
            at = step < 0 ? text.Length : at + step;
            Stop = at;
            if (at == text.Length || text[at] == '\n')
            {
                break;
            }

            if (text[at] == '\t')
            {
                return -1;
            }

            bool isEnd = text[at] == ':'
                ? at + 1 >= text.Length || text[at + 1] is (byte)' ' or (byte)'\n' or (byte)'\r'
                : text[at - 1] == ' ';
            if (isEnd)
            {
                break;
            }

            if (text[at] == ':' && text[at + 1] == '\t')
            {
                return -1;
            }

            at++;
        }

        int end = at;
        while (end > start && text[end - 1] is (byte)' ' or (byte)'\r')
        {
            end--;
        }

        return end - start > limits.MaxScalarBytes ? -1 : end;
    }

    /// <summary>The end of a plain scalar with the lines that go on with it: those indented deeper than <paramref name="indent"/>; negative when in doubt.</summary>
    public int FoldPlain(ReadOnlySpan<byte> text, int start, int end, int indent)
    {
        _isFolded = false;
        int lineEnd = Stop;
        while (true)
        {
            if (!NextLine(text, lineEnd, out int content, out int column, out int blankLines))
            {
                return -1;
            }

            if (content >= text.Length || column <= indent || text[content] == '#')
            {
                return end;
            }

            int next = PlainEnd(text, content);
            if (next < 0 || (Stop < text.Length && text[Stop] != '\n'))
            {
                return -1;
            }

            if (!_isFolded)
            {
                _isFolded = true;
                _folded.Clear().Append(Encoding.UTF8.GetString(text[start..end]));
            }

            Fold(blankLines);
            _folded.Append(Encoding.UTF8.GetString(text[content..next]));
            (end, lineEnd) = (next, Stop);
            if (end - start > limits.MaxScalarBytes)
            {
                return -1;
            }
        }
    }

    /// <summary>Writes the plain scalar that was just folded.</summary>
    public void WritePlain(TapeWriter tape, ReadOnlySpan<byte> text, int start, int end)
    {
        if (_isFolded)
        {
            string value = _folded.ToString();
            tape.Decoded(PlainScalar.KindOf(Encoding.UTF8.GetBytes(value)), start, end - start, value);
        }
        else
        {
            tape.Plain(PlainScalar.KindOf(text[start..end]), start, end - start);
        }
    }

    /// <summary>Where the quoted scalar that begins here ends, its closing quote included; negative when in doubt.</summary>
    public int QuotedEnd(ReadOnlySpan<byte> text, int start, int indent)
    {
        byte quote = text[start];
        SearchValues<byte> stops = quote == '"' ? DoubleStops : SingleStops;
        _isFolded = false;
        SpansLines = false;
        int at = start + 1;
        int from = at;
        while (true)
        {
            int step = text[at..].IndexOfAny(stops);
            if (step < 0 || text[at + step] == '\t')
            {
                return -1;
            }

            at += step;
            if (text[at] == quote && !(quote == '\'' && at + 1 < text.Length && text[at + 1] == '\''))
            {
                break;
            }

            if (!_isFolded)
            {
                _isFolded = true;
                _folded.Clear();
            }

            int run = text[at] == '\n' ? TrimmedEnd(text, from, at) : at;
            _folded.Append(Encoding.UTF8.GetString(text[from..run]));
            at = text[at] switch
            {
                (byte)'\n' => Break(text, at, indent, Folding.Folded),
                (byte)'\'' => Append('\'', at + 2),
                _ => Escape(text, at, indent),
            };
            if (at < 0)
            {
                return -1;
            }

            from = at;
        }

        if (_isFolded)
        {
            _folded.Append(Encoding.UTF8.GetString(text[from..at]));
        }

        return at + 1 - start > limits.MaxScalarBytes ? -1 : at + 1;
    }

    /// <summary>Writes the quoted scalar that was just read.</summary>
    public void WriteQuoted(TapeWriter tape, int start, int end)
    {
        if (_isFolded)
        {
            tape.Decoded(NodeKind.String, start, end - start, _folded.ToString());
        }
        else
        {
            tape.Quoted(NodeKind.String, start, end - start);
        }
    }

    private int Append(char c, int next)
    {
        _folded.Append(c);
        return next;
    }

    private int Break(ReadOnlySpan<byte> text, int at, int indent, Folding folding)
    {
        SpansLines = true;
        if (!NextLine(text, at, out int content, out int column, out int blankLines) || content >= text.Length || column <= indent)
        {
            return -1;
        }

        if (folding == Folding.Folded)
        {
            Fold(blankLines);
        }
        else
        {
            _folded.Append('\n', blankLines);
        }

        return content;
    }

    private int Escape(ReadOnlySpan<byte> text, int at, int indent)
    {
        if (at + 1 >= text.Length)
        {
            return -1;
        }

        switch (text[at + 1])
        {
            case (byte)'\n':
                return Break(text, at + 1, indent, Folding.Escaped);
            case (byte)'\r':
                return Break(text, at + 2, indent, Folding.Escaped);
            case (byte)'x':
                return Number(text, at + 2, 2);
            case (byte)'u':
                return Number(text, at + 2, 4);
            case (byte)'U':
                return Number(text, at + 2, 8);
            default:
                int index = "0abtnvfre\"\\/ "u8.IndexOf(text[at + 1]);
                return index < 0 ? -1 : Append("\0\a\b\t\n\v\f\r\u001B\"\\/ "[index], at + 2);
        }
    }

    private int Number(ReadOnlySpan<byte> text, int at, int digits)
    {
        // A surrogate is no scalar value: what two of them mean differs between readers.
        if (at + digits > text.Length
            || !uint.TryParse(text.Slice(at, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out uint value)
            || !Rune.IsValid(value))
        {
            return -1;
        }

        _folded.Append(new Rune(value).ToString());
        return at + digits;
    }

    private void Fold(int blankLines)
    {
        if (blankLines == 0)
        {
            _folded.Append(' ');
        }
        else
        {
            _folded.Append('\n', blankLines);
        }
    }

    private static int TrimmedEnd(ReadOnlySpan<byte> text, int from, int end)
    {
        while (end > from && text[end - 1] is (byte)' ' or (byte)'\r')
        {
            end--;
        }

        return end;
    }

    // From the end of a line to the next one with something on it; false when a tab stands in the way.
    private static bool NextLine(ReadOnlySpan<byte> text, int lineEnd, out int content, out int column, out int blankLines)
    {
        int at = Math.Min(lineEnd + 1, text.Length);
        int start = at;
        blankLines = 0;
        while (at < text.Length && text[at] is (byte)' ' or (byte)'\r' or (byte)'\n')
        {
            if (text[at] == '\n')
            {
                blankLines++;
                start = at + 1;
            }

            at++;
        }

        content = at;
        column = at - start;
        return at >= text.Length || text[at] != '\t';
    }

    private enum Folding
    {
        Folded,
        Escaped,
    }
}
