namespace Ringfence.Syntax;

/// <summary>A place in a YAML text, with the steps that lead on from it: over blanks, to the end of the line, to the next line that says something.</summary>
/// <param name="text">The whole text; its line breaks are LF or CR LF.</param>
internal ref struct YamlCursor(ReadOnlySpan<byte> text)
{
    private int _lineStart;

    /// <summary>The whole text.</summary>
    public ReadOnlySpan<byte> Text { get; } = text;

    /// <summary>0-based offset of the place.</summary>
    public int At { get; set; }

    /// <summary>0-based column of the place, in bytes; of use on lines that <see cref="NextLine"/> went to.</summary>
    public readonly int Column => At - _lineStart;

    /// <summary>Whether nothing but a comment is left of the line.</summary>
    public readonly bool IsAtLineEnd => At >= Text.Length || Text[At] is (byte)'\n' or (byte)'\r' or (byte)'#';

    /// <summary>Whether the dash of an item stands here; not at the end of the text.</summary>
    public readonly bool IsAtDash => Text[At] == '-' && IsBlank(At + 1);

    /// <summary>Whether the colon behind a key stands here.</summary>
    public readonly bool IsAtColon => At < Text.Length && Text[At] == ':' && IsBlank(At + 1);

    /// <summary>Goes to the next line with something on it; false when there is none.</summary>
    /// <param name="indent">Its indentation; -1 when a tab is in it.</param>
    public bool NextLine(out int indent)
    {
        while (At < Text.Length)
        {
            _lineStart = At;
            SkipSpaces();
            if (At == Text.Length)
            {
                break;
            }

            switch (Text[At])
            {
                case (byte)'\n':
                    At++;
                    continue;
                case (byte)'\r' when At + 1 < Text.Length && Text[At + 1] == '\n':
                    At += 2;
                    continue;
                case (byte)'#':
                    SkipLine();
                    continue;
                case (byte)'\t':
                    indent = -1;
                    return true;
                default:
                    indent = Column;
                    return true;
            }
        }

        indent = 0;
        return false;
    }

    /// <summary>Goes past the end of the line; false when something other than a comment is left of it.</summary>
    public bool EndLine()
    {
        SkipSpaces();
        if (!IsAtLineEnd || (At < Text.Length && Text[At] == '#' && Text[At - 1] != ' '))
        {
            return false;
        }

        SkipLine();
        return true;
    }

    /// <summary>Goes past spaces.</summary>
    public void SkipSpaces()
    {
        int at = At;
        while (at < Text.Length && Text[at] == ' ')
        {
            at++;
        }

        At = at;
    }

    private void SkipLine()
    {
        int end = Text[At..].IndexOf((byte)'\n');
        At = end < 0 ? Text.Length : At + end + 1;
    }

    private readonly bool IsBlank(int at) => at >= Text.Length || Text[at] is (byte)' ' or (byte)'\n' or (byte)'\r';
}
