using Ringfence.Syntax;

namespace Ringfence.Cli;

/// <summary>Parts of a file, without reading the rest of it.</summary>
internal static class FileParts
{
    private const int Step = 128 * 1024;

    /// <summary>Some bytes of a file.</summary>
    /// <exception cref="EndOfStreamException">It has become shorter than that.</exception>
    public static byte[] Read(Stream file, long offset, int length)
    {
        byte[] bytes = new byte[length];
        file.Position = offset;
        file.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>The place behind the last byte of a file.</summary>
    public static SourceStretch End(string path, Stream file)
    {
        file.Position = 0;
        byte[] bytes = new byte[Step];
        (int line, int column, long offset) = (1, 1, 0);
        while (file.Read(bytes, 0, Step) is var count and > 0)
        {
            ReadOnlySpan<byte> part = bytes.AsSpan(0, count);
            line += part.Count((byte)'\n');

            // How long the last line is does not matter, only whether it has begun.
            column = part[^1] == '\n' ? 1 : 2;
            offset += count;
        }

        return new SourceStretch(path, new SourcePosition(line, column), offset, 0);
    }
}
