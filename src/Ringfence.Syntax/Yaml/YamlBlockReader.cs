namespace Ringfence.Syntax;

/// <summary>
/// The fast path: block mappings and sequences with plain, quoted and block scalars, as kubectl and Helm print them, straight onto the tape.
/// </summary>
/// <remarks>
/// It never reports anything. Whatever it does not know for sure (anchors, tags, flow collections with content, tabs, odd indentation, errors) it gives up on,
/// and <see cref="YamlLibrary"/> reads the document instead; what it does read is the same, node for node, as a property test demands.
/// </remarks>
internal sealed class YamlBlockReader(ReadLimits limits)
{
    // go-yaml and YamlDotNet take a key of at most 1024 characters; a longer one is theirs to refuse.
    private const int MaxKeyBytes = 1000;
    private readonly YamlInlineScalars _scalars = new(limits);
    private Block[] _open = new Block[32];
    private int _depth;
    private int _at;
    private int _lineStart;
    private int _lastEnd;

    // A key or a dash stands at the end of a line and waits for its value; where a null would stand if none comes.
    private int _waiting = -1;

    /// <summary>The tape of the document; empty when the text held nothing but comments.</summary>
    public TapeWriter Tape { get; } = new();

    /// <summary>Reads the one document of a text that was checked to be clean UTF-8; false when it is not for this path.</summary>
    public bool TryRead(ReadOnlySpan<byte> text)
    {
        Tape.Clear();
        _depth = 0;
        _at = 0;
        _lastEnd = 0;
        _waiting = -1;
        if (!YamlInlineScalars.HasUsualBreaks(text) || (text.StartsWith("---"u8) && !SkipMarker(text)))
        {
            return false;
        }

        while (NextLine(text, out int indent))
        {
            if (indent < 0 || !Line(text, indent))
            {
                return false;
            }
        }

        if (_waiting >= 0)
        {
            AddNull();
        }

        while (_depth > 0)
        {
            Pop();
        }

        return true;
    }

    private bool SkipMarker(ReadOnlySpan<byte> text)
    {
        _at = 3;
        return EndOfLine(text);
    }

    // Goes to the next line with something on it; the indentation is -1 when a tab is in it.
    private bool NextLine(ReadOnlySpan<byte> text, out int indent)
    {
        while (_at < text.Length)
        {
            _lineStart = _at;
            int at = _at;
            while (at < text.Length && text[at] == ' ')
            {
                at++;
            }

            _at = at;
            if (at == text.Length)
            {
                break;
            }

            switch (text[at])
            {
                case (byte)'\n':
                    _at = at + 1;
                    continue;
                case (byte)'\r' when at + 1 < text.Length && text[at + 1] == '\n':
                    _at = at + 2;
                    continue;
                case (byte)'#':
                    SkipLine(text);
                    continue;
                case (byte)'\t':
                    indent = -1;
                    return true;
                default:
                    indent = at - _lineStart;
                    return true;
            }
        }

        indent = 0;
        return false;
    }

    private bool Line(ReadOnlySpan<byte> text, int indent)
    {
        bool dash = IsDash(text);
        if (_waiting >= 0 || _depth == 0)
        {
            int parent = _depth == 0 ? -1 : _open[_depth - 1].Indent;
            bool sameColumnList = dash && _depth > 0 && indent == parent && _open[_depth - 1].Kind == NodeKind.Mapping;
            if (indent > parent || sameColumnList)
            {
                // A document that is nothing but a scalar is the library's.
                return (_waiting >= 0 || Tape.Count == 0) && Node(text, indent);
            }

            AddNull();
        }

        while (_depth > 0 && _open[_depth - 1].Indent > indent)
        {
            Pop();
        }

        if (_depth > 1 && !dash && _open[_depth - 1].Kind == NodeKind.Sequence && _open[_depth - 1].Indent == indent && _open[_depth - 2].Indent == indent)
        {
            Pop();
        }

        if (_depth == 0 || _open[_depth - 1].Indent != indent || dash != (_open[_depth - 1].Kind == NodeKind.Sequence))
        {
            return false;
        }

        return dash ? Dash(text) : Key(text);
    }

    // A node that begins here, in a column of its own: on a line of its own, or behind a dash.
    private bool Node(ReadOnlySpan<byte> text, int column)
    {
        if (IsDash(text))
        {
            return Push(NodeKind.Sequence, column) && Dash(text);
        }

        int start = _at;
        int keyEnd = KeyEnd(text);
        if (keyEnd >= 0)
        {
            _at = start;
            return Push(NodeKind.Mapping, column) && Key(text);
        }

        // A scalar on the line below its key, or behind a dash; alone in a document it is not for us.
        _at = start;
        return keyEnd == NotAKey && _depth > 0 && Value(text);
    }

    private bool Dash(ReadOnlySpan<byte> text)
    {
        _open[_depth - 1].Count++;
        int dash = _at;
        _at++;
        SkipSpaces(text);
        _waiting = dash + 1;
        if (AtLineEnd(text))
        {
            return EndOfLine(text);
        }

        int column = _at - _lineStart;
        return Node(text, column);
    }

    private bool Key(ReadOnlySpan<byte> text)
    {
        int start = _at;
        int end = KeyEnd(text);
        if (end < 0 || end - start > MaxKeyBytes)
        {
            return false;
        }

        _open[_depth - 1].Count++;
        int colon = _at;
        ReadOnlySpan<byte> key = text[start..end];
        if (key[0] is (byte)'"' or (byte)'\'')
        {
            _scalars.WriteQuoted(Tape, start, end);
        }
        else
        {
            NodeKind kind = PlainScalar.KindOf(key);
            if (kind == NodeKind.Null || key.SequenceEqual("<<"u8))
            {
                return false;
            }

            Tape.Plain(kind, start, key.Length);
        }

        _lastEnd = end;
        _at = colon + 1;
        _waiting = _at;
        SkipSpaces(text);
        return AtLineEnd(text) ? EndOfLine(text) : !IsDash(text) && Value(text);
    }

    private const int NotAKey = -1;
    private const int Unknown = -2;

    // The end of the key that begins here, with the position left at its colon; NotAKey when a plain or quoted value begins here instead.
    private int KeyEnd(ReadOnlySpan<byte> text)
    {
        int start = _at;
        switch (text[start])
        {
            case (byte)'"' or (byte)'\'':
                int end = _scalars.QuotedEnd(text, start, Indent);
                if (end < 0)
                {
                    return Unknown;
                }

                _at = end;
                SkipSpaces(text);
                return !IsColon(text, _at) ? NotAKey : _scalars.SpansLines ? Unknown : end;
            case (byte)'|' or (byte)'>' or (byte)'{' or (byte)'[':
                return NotAKey;
            default:
                if (!YamlInlineScalars.MayBeginPlain(text, start))
                {
                    return Unknown;
                }

                int plain = _scalars.PlainEnd(text, start);
                if (plain < 0)
                {
                    return Unknown;
                }

                _at = _scalars.Stop;
                return IsColon(text, _at) ? plain : NotAKey;
        }
    }

    private int Indent => _depth == 0 ? -1 : _open[_depth - 1].Indent;

    private bool Value(ReadOnlySpan<byte> text)
    {
        _waiting = -1;
        int start = _at;
        switch (text[start])
        {
            case (byte)'"' or (byte)'\'':
                int end = _scalars.QuotedEnd(text, start, Indent);
                if (end < 0)
                {
                    return false;
                }

                _scalars.WriteQuoted(Tape, start, end);
                return Finish(text, end);
            case (byte)'{' or (byte)'[':
                return start + 1 < text.Length && text[start + 1] == text[start] + 2 && Empty(text, start);
            case (byte)'|' or (byte)'>':
                return BlockScalar(text, start);
            default:
                return YamlInlineScalars.MayBeginPlain(text, start) && Plain(text, start);
        }
    }

    private bool Empty(ReadOnlySpan<byte> text, int start)
    {
        Tape.Open(text[start] == '{' ? NodeKind.Mapping : NodeKind.Sequence, start);
        Tape.Close(Tape.Count - 1, start + 2, 0);
        return Finish(text, start + 2);
    }

    private bool Plain(ReadOnlySpan<byte> text, int start)
    {
        int end = _scalars.PlainEnd(text, start);
        _at = _scalars.Stop;
        if (end < 0 || IsColon(text, _at))
        {
            return false;
        }

        if (text.Length > _at && text[_at] == '#')
        {
            Tape.Plain(PlainScalar.KindOf(text[start..end]), start, end - start);
            return Finish(text, end);
        }

        int whole = _scalars.FoldPlain(text, start, end, Indent);
        if (whole < 0)
        {
            return false;
        }

        _scalars.WritePlain(Tape, text, start, whole);
        return Finish(text, whole);
    }

    private bool BlockScalar(ReadOnlySpan<byte> text, int start)
    {
        int end = YamlBlockScalar.Read(text, start, Indent, out string value, out int next);
        if (end < 0 || end - start > limits.MaxScalarBytes)
        {
            return false;
        }

        Tape.Decoded(NodeKind.String, start, end - start, value);
        _lastEnd = end;
        _at = next;
        return true;
    }

    private bool Finish(ReadOnlySpan<byte> text, int end)
    {
        _lastEnd = end;
        _at = end;
        SkipSpaces(text);
        return (_at > end || _at == text.Length || text[_at] != '#') && EndOfLine(text);
    }

    // A comment or nothing up to the end of the line, which is gone past.
    private bool EndOfLine(ReadOnlySpan<byte> text)
    {
        SkipSpaces(text);
        if (!AtLineEnd(text) || (_at < text.Length && text[_at] == '#' && text[_at - 1] != ' '))
        {
            return false;
        }

        SkipLine(text);
        return true;
    }

    private bool AtLineEnd(ReadOnlySpan<byte> text) => _at >= text.Length || text[_at] is (byte)'\n' or (byte)'\r' or (byte)'#';

    private void SkipSpaces(ReadOnlySpan<byte> text)
    {
        while (_at < text.Length && text[_at] == ' ')
        {
            _at++;
        }
    }

    private void SkipLine(ReadOnlySpan<byte> text)
    {
        int end = text[_at..].IndexOf((byte)'\n');
        _at = end < 0 ? text.Length : _at + end + 1;
    }

    private bool IsDash(ReadOnlySpan<byte> text) => text[_at] == '-' && IsBlankAt(text, _at + 1);

    private static bool IsColon(ReadOnlySpan<byte> text, int at) => at < text.Length && text[at] == ':' && IsBlankAt(text, at + 1);

    private static bool IsBlankAt(ReadOnlySpan<byte> text, int at) => at >= text.Length || text[at] is (byte)' ' or (byte)'\n' or (byte)'\r';

    private void AddNull()
    {
        Tape.Plain(NodeKind.Null, _waiting, 0);
        _lastEnd = _waiting;
        _waiting = -1;
    }

    private bool Push(NodeKind kind, int indent)
    {
        if (_depth == limits.MaxNesting)
        {
            return false;
        }

        if (_depth == _open.Length)
        {
            Array.Resize(ref _open, _depth * 2);
        }

        _waiting = -1;
        _open[_depth++] = new Block { Kind = kind, Indent = indent, Index = Tape.Open(kind, _at) };
        return true;
    }

    private void Pop()
    {
        ref Block block = ref _open[--_depth];
        Tape.Close(block.Index, _lastEnd, block.Count);
    }

    private struct Block
    {
        public NodeKind Kind;
        public int Indent;
        public int Index;
        public int Count;
    }
}
