using System.Globalization;
using System.Text;

namespace Ringfence.Syntax;

/// <summary>The part of a stream that is being looked at, and where it stands in the file.</summary>
/// <param name="path">The file's path.</param>
/// <param name="stream">The bytes.</param>
/// <param name="origin">Where the first of them stands in the file.</param>
/// <param name="originOffset">The same as a 0-based offset in bytes.</param>
/// <param name="limits">How much of the stream is read.</param>
internal sealed class ByteWindow(string path, Stream stream, SourcePosition origin, long originOffset, ReadLimits limits)
{
    // Below what the runtime takes for a large object: a large one for each of hundreds of small files has the whole heap collected again and again.
    private const int FirstSize = 64 * 1024;
    private const int LargeSize = 256 * 1024;
    private const int HandOverSize = 1024 * 1024;
    private const int MostAtOnce = 64 * 1024 * 1024;

    // A stream may be longer than a number of 32 bits, and all of it one line or nothing but line breaks: both stop counting here, with room for those of one more text.
    private const int MostCounted = 2_000_000_000;

    private byte[] _buffer = new byte[FirstSize];
    private int _start;
    private int _end;
    private int _line = origin.Line;
    private int _column = origin.Column;
    private long _offset = originOffset;
    private long _read;

    /// <summary>Whether the stream has ended: what is unread is all there is.</summary>
    public bool Ended { get; private set; }

    /// <summary>The bytes read from the stream and not skipped yet.</summary>
    public ReadOnlySpan<byte> Unread => _buffer.AsSpan(_start, _end - _start);

    /// <summary>Where the first unread byte stands in the file.</summary>
    public SourcePosition Position => new(_line, _column);

    /// <summary>Reads on; false at the end of the stream. What is unread keeps its offsets.</summary>
    /// <exception cref="IOException">The stream cannot be read, or is longer than the limit.</exception>
    public bool More()
    {
        if (Ended)
        {
            return false;
        }

        if (_end == _buffer.Length)
        {
            MakeRoom();
        }

        int count = stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += count;
        _read += count;
        if (_read > limits.MaxFileBytes)
        {
            throw new IOException(string.Create(CultureInfo.InvariantCulture, $"it is larger than {limits.MaxFileBytes:#,0} bytes, the most that is read of one file or stream"));
        }

        Ended = count == 0;
        return count > 0;
    }

    /// <summary>Reads until there is twice as much unread, so that looking at it all again stays cheap in sum; false at the end.</summary>
    public bool Double()
    {
        int wanted = Math.Max(1, Unread.Length) * 2;
        bool any = false;
        while (Unread.Length < wanted && More())
        {
            any = true;
        }

        return any;
    }

    /// <summary>Goes past a number of unread bytes.</summary>
    public void Skip(int count)
    {
        ReadOnlySpan<byte> skipped = Unread[..count];
        int lines = skipped.Count((byte)'\n');
        if (lines > 0)
        {
            _line = (int)Math.Min(MostCounted, (long)_line + lines);
            _column = 1;
            skipped = skipped[(skipped.LastIndexOf((byte)'\n') + 1)..];
        }

        _column = (int)Math.Min(MostCounted, (long)_column + Encoding.UTF8.GetCharCount(skipped));
        _start += count;
        _offset += count;
    }

    /// <summary>Goes past a mark that counts as no text: a byte order mark.</summary>
    public void SkipMark(int count)
    {
        _start += count;
        _offset += count;
    }

    /// <summary>A copy of the first unread bytes, as a text of its own.</summary>
    public SourceText Peek(int count) => new(path, Unread[..count].ToArray(), Position, _offset);

    /// <summary>A copy of the first unread bytes, as a text of its own, and goes past them.</summary>
    public SourceText Take(int count)
    {
        if (count < HandOverSize || count < _buffer.Length / 2)
        {
            SourceText copy = Peek(count);
            Skip(count);
            return copy;
        }

        // A large text keeps the buffer it is in; what stands behind it moves to a new one.
        SourceText text = new(path, _buffer.AsMemory(_start, count), Position, _offset);
        Skip(count);
        byte[] rest = new byte[Math.Max(FirstSize, Unread.Length)];
        Unread.CopyTo(rest);
        (_buffer, _start, _end) = (rest, 0, Unread.Length);
        return text;
    }

    private void MakeRoom()
    {
        int unread = _end - _start;
        if (unread > _buffer.Length / 2)
        {
            // The rest of a file of usual size comes in one go: large documents are read whole.
            bool isLarge = _buffer.Length >= LargeSize && stream.CanSeek;
            long left = isLarge ? stream.Length - stream.Position : 0;
            byte[] larger = new byte[Math.Max(checked(_buffer.Length * 2), unread + (isLarge && left < MostAtOnce ? (int)left + 1 : 0))];
            Unread.CopyTo(larger);
            _buffer = larger;
        }
        else
        {
            Unread.CopyTo(_buffer);
        }

        _start = 0;
        _end = unread;
    }
}
