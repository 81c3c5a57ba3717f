using System.Text;

namespace Ringfence.Syntax;

/// <summary>What an unquoted scalar is, by the table of go-yaml v2 (resolve.go), which the API server's clients use.</summary>
/// <remarks>Base 60 numbers are strings there, and so are timestamps by the time they are JSON.</remarks>
internal static class PlainScalar
{
    /// <summary>The kind of a plain scalar without a tag.</summary>
    public static NodeKind KindOf(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty)
        {
            return NodeKind.Null;
        }

        switch (text[0])
        {
            case (byte)'y' or (byte)'Y' or (byte)'n' or (byte)'N' or (byte)'t' or (byte)'T' or (byte)'f' or (byte)'F' or (byte)'o' or (byte)'O' or (byte)'~':
                return text.Length > 5 ? NodeKind.String : KindOfWord(text);
            case (byte)'.' or (byte)'+' or (byte)'-' or (>= (byte)'0' and <= (byte)'9'):
                return IsNumber(text) ? NodeKind.Number : NodeKind.String;
            default:
                return NodeKind.String;
        }
    }

    /// <summary>Whether the text of a boolean is one of the true ones.</summary>
    public static bool IsTrue(string text) => text is "y" or "Y" or "yes" or "Yes" or "YES" or "true" or "True" or "TRUE" or "on" or "On" or "ON";

    private static NodeKind KindOfWord(ReadOnlySpan<byte> text)
    {
        switch (text.Length)
        {
            case 1:
                return text[0] == '~' ? NodeKind.Null : (text[0] | 0x20) is 'y' or 'n' ? NodeKind.Boolean : NodeKind.String;
            case 2:
                return Is(text, "on"u8) || Is(text, "no"u8) ? NodeKind.Boolean : NodeKind.String;
            case 3:
                return Is(text, "yes"u8) || Is(text, "off"u8) ? NodeKind.Boolean : NodeKind.String;
            case 4:
                return Is(text, "true"u8) ? NodeKind.Boolean : Is(text, "null"u8) ? NodeKind.Null : NodeKind.String;
            default:
                return Is(text, "false"u8) ? NodeKind.Boolean : NodeKind.String;
        }
    }

    // The three spellings of the table: yes, Yes, YES; no other mix of cases.
    private static bool Is(ReadOnlySpan<byte> text, ReadOnlySpan<byte> word) =>
        Ascii.EqualsIgnoreCase(text, word)
        && (text[1..].SequenceEqual(word[1..]) || !text.ContainsAnyInRange((byte)'a', (byte)'z'));

    private static bool IsNumber(ReadOnlySpan<byte> text)
    {
        int firstOther = text.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        if (firstOther < 0 && text.Length <= 18)
        {
            return true;
        }

        // Addresses, image tags and dates begin with digits too: nothing with such a byte can be a number.
        if (text.ContainsAny(":/ "u8))
        {
            return false;
        }

        string plain = Encoding.UTF8.GetString(text);
        return NumberText.IsNumber(plain)
            || plain.TrimStart('+', '-') is ".inf" or ".Inf" or ".INF" && plain is not ['+' or '-', '+' or '-', ..]
            || plain is ".nan" or ".NaN" or ".NAN";
    }
}
