using YamlDotNet.Core;

namespace Ringfence.Syntax;

/// <summary>The way from a mark of the library back to the byte it stands for; a checkpoint every 256 characters.</summary>
/// <remarks>By line and column: the library's index falls behind at each line break that is escaped in double quotes.</remarks>
internal sealed class ByteOffsets
{
    private const int Step = 256;
    private readonly string _text;
    private readonly int[] _checkpoints;
    private readonly List<int> _lineStarts = [0];

    public ByteOffsets(string text, int byteCount)
    {
        _text = text;
        FindLines();
        if (text.Length == byteCount)
        {
            _checkpoints = [];
            return;
        }

        _checkpoints = new int[(text.Length / Step) + 1];
        for (int i = 1; i < _checkpoints.Length; i++)
        {
            _checkpoints[i] = _checkpoints[i - 1] + BytesOf(text.AsSpan((i - 1) * Step, Step));
        }
    }

    /// <summary>The byte offset of a mark; past the end counts as the end.</summary>
    public int this[in Mark mark]
    {
        get
        {
            int line = (int)Math.Clamp(mark.Line - 1, 0, _lineStarts.Count - 1);
            int at = (int)Math.Clamp(_lineStarts[line] + mark.Column - 1, 0, _text.Length);
            return _checkpoints.Length == 0 ? at : _checkpoints[at / Step] + BytesOf(_text.AsSpan(at / Step * Step, at % Step));
        }
    }

    // The line breaks of YAML 1.1: CR LF, CR, LF, NEL, LS, PS.
    private void FindLines()
    {
        int at = 0;
        while (_text.AsSpan(at).IndexOfAny("\r\n\u0085\u2028\u2029") is var step and >= 0)
        {
            at += step;
            at += _text[at] == '\r' && at + 1 < _text.Length && _text[at + 1] == '\n' ? 2 : 1;
            _lineStarts.Add(at);
        }
    }

    // Counted by hand: a surrogate pair cut by a checkpoint must give 4 bytes in all, 2 for each half.
    private static int BytesOf(ReadOnlySpan<char> text)
    {
        int count = 0;
        foreach (char c in text)
        {
            count += c < 0x80 ? 1 : c < 0x800 || char.IsSurrogate(c) ? 2 : 3;
        }

        return count;
    }
}
