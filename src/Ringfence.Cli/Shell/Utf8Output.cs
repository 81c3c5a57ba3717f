namespace Ringfence.Cli;

/// <summary>Writes bytes through one buffer that is used again and again, for answers of millions of lines.</summary>
/// <param name="stream">Where they go; not closed.</param>
internal sealed class Utf8Output(Stream stream)
{
    private readonly byte[] _buffer = new byte[64 * 1024];
    private int _count;

    /// <summary>Writes some bytes.</summary>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > _buffer.Length - _count)
        {
            Flush();
        }

        if (bytes.Length > _buffer.Length)
        {
            stream.Write(bytes);
            return;
        }

        bytes.CopyTo(_buffer.AsSpan(_count));
        _count += bytes.Length;
    }

    /// <summary>Passes on what is in the buffer.</summary>
    public void Flush()
    {
        stream.Write(_buffer, 0, _count);
        _count = 0;
    }
}
