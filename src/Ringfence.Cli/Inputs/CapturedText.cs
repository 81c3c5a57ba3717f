using System.Buffers;
using System.Runtime.InteropServices;

namespace Ringfence.Cli;

/// <summary>A copy of a text while it is read; given up when it grows past a limit.</summary>
/// <param name="limit">The most bytes that are kept.</param>
internal sealed class CapturedText(int limit)
{
    private readonly ArrayBufferWriter<byte> _kept = new();

    /// <summary>Whether everything read so far was kept.</summary>
    public bool IsWhole { get; private set; } = true;

    /// <summary>What was kept, to be read; of use only while it is whole.</summary>
    public Stream Open() => MemoryMarshal.TryGetArray(_kept.WrittenMemory, out ArraySegment<byte> kept)
        ? new MemoryStream(kept.Array!, kept.Offset, kept.Count, writable: false)
        : Stream.Null;

    /// <summary>A copy of what was kept; of use only while it is whole.</summary>
    public byte[] ToArray() => _kept.WrittenSpan.ToArray();

    /// <summary>Takes in what was read.</summary>
    public void Add(ReadOnlySpan<byte> read)
    {
        if (_kept.WrittenCount + (long)read.Length > limit)
        {
            GiveUp();
        }
        else if (IsWhole)
        {
            _kept.Write(read);
        }
    }

    /// <summary>Lets go of the copy for good.</summary>
    public void GiveUp()
    {
        IsWhole = false;
        _kept.Clear();
    }
}
