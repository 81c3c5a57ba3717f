using System.Buffers.Binary;
using System.Text;
using Ringfence.Syntax;

namespace Ringfence.Manifests;

/// <summary>Strings by their UTF-8 bytes: a text that comes again is the same instance, and is not decoded again.</summary>
/// <remarks>Open addressing, only grows. Texts with escapes or beyond ASCII are rare in manifests and are not pooled.</remarks>
internal sealed class Utf8StringPool
{
    private const int LongestPooled = 253;

    private string?[] _slots = new string?[1024];
    private int _count;

    /// <summary>The text of a scalar.</summary>
    public string TextOf(SyntaxNode scalar) =>
        scalar.TryGetUtf8(out ReadOnlySpan<byte> utf8) && utf8.Length <= LongestPooled && Ascii.IsValid(utf8)
            ? Get(utf8)
            : scalar.Text;

    private string Get(ReadOnlySpan<byte> ascii)
    {
        if (ascii.IsEmpty)
        {
            return string.Empty;
        }

        int at = (int)(Hash(ascii) & (uint)(_slots.Length - 1));
        while (_slots[at] is { } held)
        {
            if (held.Length == ascii.Length && Ascii.Equals(ascii, held))
            {
                return held;
            }

            at = (at + 1) & (_slots.Length - 1);
        }

        string text = Encoding.ASCII.GetString(ascii);
        _slots[at] = text;
        if (++_count > _slots.Length / 2)
        {
            Grow();
        }

        return text;
    }

    private void Grow()
    {
        string?[] old = _slots;
        _slots = new string?[old.Length * 2];
        Span<byte> ascii = stackalloc byte[LongestPooled];
        foreach (string? text in old)
        {
            if (text is null)
            {
                continue;
            }

            int length = Encoding.ASCII.GetBytes(text, ascii);
            int at = (int)(Hash(ascii[..length]) & (uint)(_slots.Length - 1));
            while (_slots[at] is not null)
            {
                at = (at + 1) & (_slots.Length - 1);
            }

            _slots[at] = text;
        }
    }

    private static uint Hash(ReadOnlySpan<byte> bytes)
    {
        unchecked
        {
            const ulong Multiplier = 0x9E3779B97F4A7C15;
            ulong hash = (ulong)bytes.Length * Multiplier;
            while (bytes.Length >= sizeof(ulong))
            {
                hash = (ulong.RotateLeft(hash, 5) ^ BinaryPrimitives.ReadUInt64LittleEndian(bytes)) * Multiplier;
                bytes = bytes[sizeof(ulong)..];
            }

            foreach (byte value in bytes)
            {
                hash = (ulong.RotateLeft(hash, 5) ^ value) * Multiplier;
            }

            return (uint)(hash >> 32);
        }
    }
}
