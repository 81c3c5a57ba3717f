using System.Buffers;

namespace Ringfence.Syntax;

/// <summary>Goes past a JSON value by its brackets and quotes alone, be it broken or too large to read.</summary>
internal sealed class JsonSkim
{
    private static readonly SearchValues<byte> Marks = SearchValues.Create("{}[]\"\n\\"u8);
    private readonly Stack<byte> _open = new();
    private bool _inString;

    /// <summary>The length of the bracketed value at the start of a text; negative when it does not end there, or closes what it did not open.</summary>
    public static int LengthOf(ReadOnlySpan<byte> text)
    {
        JsonSkim skim = new();
        return skim.TryEnd(text, out int length) && length > 0 ? length : -1;
    }

    /// <summary>Skips the bracketed value that the window begins with, without keeping it; to the end of the stream when it has none.</summary>
    public static void Skip(ByteWindow window)
    {
        JsonSkim skim = new();
        do
        {
            ReadOnlySpan<byte> text = window.Unread;

            // A backslash that ends what is there has its other half behind it.
            int usable = text.Length - (text.Length > 0 && text[^1] == '\\' && !window.Ended ? 1 : 0);
            if (skim.TryEnd(text[..usable], out int length))
            {
                window.Skip(Math.Max(length, 0));
                return;
            }

            window.Skip(usable);
        }
        while (window.More());
    }

    // True at the end of the value (its length) or at a bracket that does not fit (-1).
    private bool TryEnd(ReadOnlySpan<byte> text, out int length)
    {
        length = 0;
        int at = 0;
        while (text[at..].IndexOfAny(Marks) is var step and >= 0)
        {
            at += step;
            byte mark = text[at++];
            switch (mark)
            {
                case (byte)'"':
                    _inString = !_inString;
                    break;
                case (byte)'\n':
                    // No string goes over a line's end: one that seems to was not closed.
                    _inString = false;
                    break;
                case (byte)'\\' when _inString:
                    at = Math.Min(at + 1, text.Length);
                    break;
                case (byte)'{' or (byte)'[' when !_inString:
                    _open.Push(mark);
                    break;
                case (byte)'}' or (byte)']' when !_inString:
                    if (!_open.TryPop(out byte opened) || opened + 2 != mark)
                    {
                        length = -1;
                        return true;
                    }

                    if (_open.Count == 0)
                    {
                        length = at;
                        return true;
                    }

                    break;
                default:
                    break;
            }
        }

        return false;
    }
}
