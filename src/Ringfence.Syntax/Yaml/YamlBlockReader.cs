namespace Ringfence.Syntax;

/// <summary>
/// The fast path: block mappings and sequences with plain, quoted and block scalars, as kubectl and Helm print them, straight onto the tape.
/// </summary>
/// <remarks>
/// It never reports anything. Whatever it does not know for sure (anchors, tags, flow collections with content, tabs, odd indentation, errors) it gives up on,
/// and <see cref="YamlLibrary"/> reads the document instead; what it does read is the same, node for node, as a property test demands.
/// </remarks>
internal sealed class YamlBlockReader
{
    // go-yaml and YamlDotNet take a key of at most 1024 characters; a longer one is theirs to refuse.
    private const int MaxKeyBytes = 1000;

    private const int NotAKey = -1;
    private const int Unknown = -2;

    private readonly ReadLimits _limits;
    private readonly YamlInlineScalars _scalars;
    private readonly YamlOpenBlocks _open;
    private int _lastEnd;

    // A key or a dash stands at the end of a line and waits for its value; where a null would stand if none comes.
    private int _waiting = -1;

    /// <summary>A reader; one serves any number of documents, one after the other.</summary>
    public YamlBlockReader(ReadLimits limits)
    {
        _limits = limits;
        _scalars = new YamlInlineScalars(limits);
        _open = new YamlOpenBlocks(Tape, limits.MaxNesting);
    }

    /// <summary>The tape of the document; empty when the text held nothing but comments.</summary>
    public TapeWriter Tape { get; } = new();

    /// <summary>Reads the one document of a text that was checked to be clean UTF-8; false when it is not for this path.</summary>
    public bool TryRead(ReadOnlySpan<byte> text)
    {
        Tape.Clear();
        _open.Clear();
        _lastEnd = 0;
        _waiting = -1;
        YamlCursor cursor = new(text);
        if (!YamlInlineScalars.HasUsualBreaks(text) || (text.StartsWith("---"u8) && !SkipMarker(ref cursor)))
        {
            return false;
        }

        while (cursor.NextLine(out int indent))
        {
            if (indent < 0 || !Line(ref cursor, indent))
            {
                return false;
            }
        }

        if (_waiting >= 0)
        {
            AddNull();
        }

        while (!_open.IsEmpty)
        {
            _open.Close(_lastEnd);
        }

        return true;
    }

    private static bool SkipMarker(ref YamlCursor cursor)
    {
        cursor.At = 3;
        return cursor.EndLine();
    }

    private bool Line(ref YamlCursor cursor, int indent)
    {
        bool dash = cursor.IsAtDash;
        if (_waiting >= 0 || _open.IsEmpty)
        {
            bool sameColumnList = dash && indent == _open.Indent && _open.Kind == NodeKind.Mapping;
            if (indent > _open.Indent || sameColumnList)
            {
                // A document that is nothing but a scalar is the library's.
                return (_waiting >= 0 || Tape.Count == 0) && Node(ref cursor, indent);
            }

            AddNull();
        }

        while (_open.Indent > indent)
        {
            _open.Close(_lastEnd);
        }

        if (!dash && _open.Indent == indent && _open.IsInColumnOfItsMapping)
        {
            _open.Close(_lastEnd);
        }

        if (_open.Indent != indent || dash != (_open.Kind == NodeKind.Sequence))
        {
            return false;
        }

        return dash ? Dash(ref cursor) : Key(ref cursor);
    }

    // A node that begins here, in a column of its own: on a line of its own, or behind a dash.
    private bool Node(ref YamlCursor cursor, int column)
    {
        if (cursor.IsAtDash)
        {
            return Open(NodeKind.Sequence, column, cursor.At) && Dash(ref cursor);
        }

        int start = cursor.At;
        int keyEnd = KeyEnd(ref cursor);
        if (keyEnd >= 0)
        {
            cursor.At = start;
            return Open(NodeKind.Mapping, column, cursor.At) && Key(ref cursor);
        }

        // A scalar on the line below its key, or behind a dash; alone in a document it is not for us.
        cursor.At = start;
        return keyEnd == NotAKey && !_open.IsEmpty && Value(ref cursor);
    }

    private bool Dash(ref YamlCursor cursor)
    {
        _open.CountOne();
        int dash = cursor.At;
        cursor.At++;
        cursor.SkipSpaces();
        _waiting = dash + 1;
        if (cursor.IsAtLineEnd)
        {
            return cursor.EndLine();
        }

        int column = cursor.Column;
        return Node(ref cursor, column);
    }

    private bool Key(ref YamlCursor cursor)
    {
        int start = cursor.At;
        int end = KeyEnd(ref cursor);
        if (end < 0 || end - start > MaxKeyBytes)
        {
            return false;
        }

        _open.CountOne();
        int colon = cursor.At;
        ReadOnlySpan<byte> key = cursor.Text[start..end];
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
        cursor.At = colon + 1;
        _waiting = cursor.At;
        cursor.SkipSpaces();
        return cursor.IsAtLineEnd ? cursor.EndLine() : !cursor.IsAtDash && Value(ref cursor);
    }

    // The end of the key that begins here, with the position left at its colon; NotAKey when a plain or quoted value begins here instead.
    private int KeyEnd(ref YamlCursor cursor)
    {
        int start = cursor.At;
        switch (cursor.Text[start])
        {
            case (byte)'"' or (byte)'\'':
                int end = _scalars.QuotedEnd(cursor.Text, start, _open.Indent);
                if (end < 0)
                {
                    return Unknown;
                }

                cursor.At = end;
                cursor.SkipSpaces();
                return !cursor.IsAtColon ? NotAKey : _scalars.SpansLines ? Unknown : end;
            case (byte)'|' or (byte)'>' or (byte)'{' or (byte)'[':
                return NotAKey;
            default:
                if (!YamlInlineScalars.MayBeginPlain(cursor.Text, start))
                {
                    return Unknown;
                }

                int plain = _scalars.PlainEnd(cursor.Text, start);
                if (plain < 0)
                {
                    return Unknown;
                }

                cursor.At = _scalars.Stop;
                return cursor.IsAtColon ? plain : NotAKey;
        }
    }

    private bool Value(ref YamlCursor cursor)
    {
        _waiting = -1;
        int start = cursor.At;
        switch (cursor.Text[start])
        {
            case (byte)'"' or (byte)'\'':
                int end = _scalars.QuotedEnd(cursor.Text, start, _open.Indent);
                if (end < 0)
                {
                    return false;
                }

                _scalars.WriteQuoted(Tape, start, end);
                return Finish(ref cursor, end);
            case (byte)'{' or (byte)'[':
                return start + 1 < cursor.Text.Length && cursor.Text[start + 1] == cursor.Text[start] + 2 && Empty(ref cursor, start);
            case (byte)'|' or (byte)'>':
                return BlockScalar(ref cursor, start);
            default:
                return YamlInlineScalars.MayBeginPlain(cursor.Text, start) && Plain(ref cursor, start);
        }
    }

    private bool Empty(ref YamlCursor cursor, int start)
    {
        Tape.Open(cursor.Text[start] == '{' ? NodeKind.Mapping : NodeKind.Sequence, start);
        Tape.Close(Tape.Count - 1, start + 2, 0);
        return Finish(ref cursor, start + 2);
    }

    private bool Plain(ref YamlCursor cursor, int start)
    {
        int end = _scalars.PlainEnd(cursor.Text, start);
        cursor.At = _scalars.Stop;
        if (end < 0 || cursor.IsAtColon)
        {
            return false;
        }

        if (cursor.Text.Length > cursor.At && cursor.Text[cursor.At] == '#')
        {
            Tape.Plain(PlainScalar.KindOf(cursor.Text[start..end]), start, end - start);
            return Finish(ref cursor, end);
        }

        int whole = _scalars.FoldPlain(cursor.Text, start, end, _open.Indent);
        if (whole < 0)
        {
            return false;
        }

        _scalars.WritePlain(Tape, cursor.Text, start, whole);
        return Finish(ref cursor, whole);
    }

    private bool BlockScalar(ref YamlCursor cursor, int start)
    {
        int end = YamlBlockScalar.Read(cursor.Text, start, _open.Indent, out string value, out int next);
        if (end < 0 || end - start > _limits.MaxScalarBytes)
        {
            return false;
        }

        Tape.Decoded(NodeKind.String, start, end - start, value);
        _lastEnd = end;
        cursor.At = next;
        return true;
    }

    private bool Finish(ref YamlCursor cursor, int end)
    {
        _lastEnd = end;
        cursor.At = end;
        cursor.SkipSpaces();
        return (cursor.At > end || cursor.At == cursor.Text.Length || cursor.Text[cursor.At] != '#') && cursor.EndLine();
    }

    private void AddNull()
    {
        Tape.Plain(NodeKind.Null, _waiting, 0);
        _lastEnd = _waiting;
        _waiting = -1;
    }

    private bool Open(NodeKind kind, int indent, int start)
    {
        _waiting = -1;
        return _open.TryOpen(kind, indent, start);
    }
}
