namespace Ringfence.Syntax;

/// <summary>The way from an index into a decoded text back to the byte it came from; a checkpoint every 256 characters.</summary>
internal sealed class ByteOffsets
{
    private const int Step = 256;
    private readonly string _text;
    private readonly int[] _checkpoints;

    public ByteOffsets(string text, int byteCount)
    {
        _text = text;
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

    /// <summary>The byte offset of a character index; past the end counts as the end.</summary>
    public int this[long index]
    {
        get
        {
            int at = (int)Math.Clamp(index, 0, _text.Length);
            return _checkpoints.Length == 0 ? at : _checkpoints[at / Step] + BytesOf(_text.AsSpan(at / Step * Step, at % Step));
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
