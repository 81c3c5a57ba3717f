using System.Text;

namespace Ringfence.Syntax;

/// <summary>The bytes that were read from one place, and the way from a byte offset back to a line and a column.</summary>
/// <remarks>
/// One document of a file or of standard input, or one item of a streamed JSON list;
/// <see cref="Origin"/> says where the first byte stands in the file, so that positions are those of the file.
/// </remarks>
/// <param name="path">The path as the user named it.</param>
/// <param name="utf8">The text in UTF-8, without a byte order mark.</param>
/// <param name="origin">Where the first byte stands in the file, 1-based.</param>
/// <param name="originOffset">0-based byte offset of the first byte in the file, a byte order mark counted.</param>
public sealed class SourceText(string path, ReadOnlyMemory<byte> utf8, SourcePosition origin, long originOffset)
{
    private int[]? _lineStarts;

    /// <summary>Creates the text of a whole file.</summary>
    public SourceText(string path, ReadOnlyMemory<byte> utf8)
        : this(path, utf8, new SourcePosition(1, 1), 0)
    {
    }

    /// <summary>The path as the user named it; <c>-</c> for standard input.</summary>
    public string Path { get; } = path;

    /// <summary>The text in UTF-8, without a byte order mark.</summary>
    public ReadOnlyMemory<byte> Utf8 { get; } = utf8;

    /// <summary>Where the first byte stands in the file: 1:1 unless the text is one item of a larger stream.</summary>
    public SourcePosition Origin { get; } = origin;

    /// <summary>0-based byte offset of the first byte in the file: what to add to a span's start to edit the file itself.</summary>
    public long OriginOffset { get; } = originOffset;

    /// <summary>Where this text stands in its file.</summary>
    public SourceStretch Stretch => new(Path, Origin, OriginOffset, Utf8.Length);

    /// <summary>Line and column (1-based, in the file) of a byte offset into this text; past the end counts as the end.</summary>
    public SourcePosition PositionOf(int offset)
    {
        int line = LineIndexOf(offset);
        int start = LineStarts()[line];
        int end = Math.Min(offset, Utf8.Length);
        int column = end <= start ? 0 : Encoding.UTF8.GetCharCount(Utf8.Span[start..end]);
        return line == 0
            ? new SourcePosition(Origin.Line, Origin.Column + column)
            : new SourcePosition(Origin.Line + line, column + 1);
    }

    /// <summary>The text of the line that holds a byte offset, without its line break; only what this text holds of it.</summary>
    public string LineTextAt(int offset)
    {
        int[] starts = LineStarts();
        int line = LineIndexOf(offset);
        int end = line + 1 < starts.Length ? starts[line + 1] : Utf8.Length;
        return Encoding.UTF8.GetString(Utf8.Span[starts[line]..end]).TrimEnd('\r', '\n');
    }

    private int LineIndexOf(int offset)
    {
        int found = Array.BinarySearch(LineStarts(), Math.Clamp(offset, 0, Utf8.Length));
        return found >= 0 ? found : ~found - 1;
    }

    private int[] LineStarts()
    {
        if (_lineStarts is not null)
        {
            return _lineStarts;
        }

        List<int> starts = [0];
        ReadOnlySpan<byte> rest = Utf8.Span;
        int at = 0;
        while (rest.IndexOf((byte)'\n') is var next and >= 0)
        {
            at += next + 1;
            starts.Add(at);
            rest = rest[(next + 1)..];
        }

        return _lineStarts = [.. starts];
    }
}
