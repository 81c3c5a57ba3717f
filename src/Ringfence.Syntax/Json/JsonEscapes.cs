using System.Globalization;
using System.Text;

namespace Ringfence.Syntax;

/// <summary>Escapes in JSON strings: checked when they are read, resolved when somebody asks for the text.</summary>
internal static class JsonEscapes
{
    /// <summary>The length of the escape at the start of a text: 0 when the text ends in it, negative when it is none.</summary>
    public static int LengthAt(ReadOnlySpan<byte> text)
    {
        if (text.Length < 2)
        {
            return 0;
        }

        if (text[1] != 'u')
        {
            return "\"\\/bfnrt"u8.Contains(text[1]) ? 2 : -1;
        }

        for (int i = 2; i < 6; i++)
        {
            if (i >= text.Length)
            {
                return 0;
            }

            if (!char.IsAsciiHexDigit((char)text[i]))
            {
                return -1;
            }
        }

        return 6;
    }

    /// <summary>The text between the quotes of a checked string; half a surrogate pair becomes U+FFFD, as in Go.</summary>
    public static string Resolve(ReadOnlySpan<byte> inner)
    {
        StringBuilder text = new(inner.Length);
        while (inner.IndexOf((byte)'\\') is var escape and >= 0)
        {
            text.Append(Encoding.UTF8.GetString(inner[..escape]));
            char unit = UnitOf(inner[escape..]);
            inner = inner[(escape + (inner[escape + 1] == 'u' ? 6 : 2))..];
            if (!char.IsSurrogate(unit))
            {
                text.Append(unit);
            }
            else if (char.IsHighSurrogate(unit) && inner.StartsWith("\\u"u8) && UnitOf(inner) is var low && char.IsLowSurrogate(low))
            {
                text.Append(unit).Append(low);
                inner = inner[6..];
            }
            else
            {
                text.Append('\uFFFD');
            }
        }

        return text.Append(Encoding.UTF8.GetString(inner)).ToString();
    }

    private static char UnitOf(ReadOnlySpan<byte> escape) => escape[1] switch
    {
        (byte)'b' => '\b',
        (byte)'f' => '\f',
        (byte)'n' => '\n',
        (byte)'r' => '\r',
        (byte)'t' => '\t',
        (byte)'u' => (char)ushort.Parse(escape.Slice(2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture),
        byte other => (char)other,
    };
}
