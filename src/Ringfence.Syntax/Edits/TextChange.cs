using System.Text;

namespace Ringfence.Syntax;

/// <summary>A change to a file: some bytes of it give way to a text.</summary>
/// <param name="Offset">0-based, in bytes of the file.</param>
/// <param name="Length">How many bytes give way; 0 to insert.</param>
/// <param name="Text">What comes in their place.</param>
public readonly record struct TextChange(long Offset, int Length, string Text)
{
    /// <summary>The file with this change made.</summary>
    public byte[] ApplyTo(ReadOnlySpan<byte> file)
    {
        int start = checked((int)Offset);
        return [.. file[..start], .. Encoding.UTF8.GetBytes(Text), .. file[(start + Length)..]];
    }
}
