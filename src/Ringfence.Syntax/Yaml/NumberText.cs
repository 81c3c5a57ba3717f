using System.Globalization;
using System.Numerics;

namespace Ringfence.Syntax;

/// <summary>Numbers as go-yaml v2 reads them (resolve.go) and as encoding/json then prints them.</summary>
internal static class NumberText
{
    // Past this many digits a prefixed integer is left a string: nothing in Kubernetes is a number of 4096 hex digits.
    private const int MaxPrefixedDigits = 4096;

    /// <summary>Whether a plain scalar that begins with a digit, a sign or a dot is a number.</summary>
    public static bool IsNumber(string text) => ToJson(text).Length > 0;

    /// <summary>The JSON number of a YAML 1.1 or JSON number; empty when it is none, or one that JSON cannot hold.</summary>
    public static string ToJson(string text)
    {
        // A leading dot goes to the float parser as it stands; everything else loses its underscores first.
        string plain = text.StartsWith('.') ? text : text.Replace("_", string.Empty, StringComparison.Ordinal);
        return TryInteger(plain, out BigInteger integer)
            ? integer.ToString(CultureInfo.InvariantCulture)
            : TryFloat(plain, out double value) ? Print(value) : string.Empty;
    }

    // strconv.ParseInt and ParseUint with base 0, then the float form, then big.Int; only an unsigned text may pass 63 bits.
    private static bool TryInteger(string text, out BigInteger value)
    {
        value = BigInteger.Zero;
        bool signed = text.Length > 0 && text[0] is '+' or '-';
        ReadOnlySpan<char> digits = signed ? text.AsSpan(1) : text;
        (int radix, int prefix) = Radix(digits);
        digits = digits[prefix..];
        if (digits.IsEmpty || digits.Length > MaxPrefixedDigits)
        {
            return false;
        }

        foreach (char c in digits)
        {
            int digit = char.IsAsciiHexDigit(c) ? (c & 0xF) + (c > '9' ? 9 : 0) : radix;
            if (digit >= radix)
            {
                return false;
            }

            value = (value * radix) + digit;
        }

        value = text[0] == '-' ? -value : value;
        return (value >= long.MinValue && value <= long.MaxValue)
            || (!signed && (value <= ulong.MaxValue || !TryFloat(text, out _)));
    }

    private static (int Radix, int Prefix) Radix(ReadOnlySpan<char> digits)
    {
        if (digits.Length < 2 || digits[0] != '0')
        {
            return (10, 0);
        }

        return digits[1] switch
        {
            'x' or 'X' => (16, 2),
            'b' or 'B' => (2, 2),
            'o' or 'O' => (8, 2),
            _ => (8, 1),
        };
    }

    private static bool TryFloat(string text, out double value)
    {
        value = 0;
        return LooksLikeFloat(text)
            && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value)
            && double.IsFinite(value);
    }

    // [-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?
    private static bool LooksLikeFloat(string text)
    {
        int at = text.Length > 0 && text[0] is '+' or '-' ? 1 : 0;
        int digits = SkipDigits(text, ref at);
        if (at < text.Length && text[at] == '.')
        {
            at++;
            digits += SkipDigits(text, ref at);
        }

        if (digits == 0)
        {
            return false;
        }

        if (at < text.Length && text[at] is 'e' or 'E')
        {
            at++;
            at += at < text.Length && text[at] is '+' or '-' ? 1 : 0;
            if (SkipDigits(text, ref at) == 0)
            {
                return false;
            }
        }

        return at == text.Length;
    }

    private static int SkipDigits(string text, ref int at)
    {
        int start = at;
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            at++;
        }

        return at - start;
    }

    // encoding/json: the shortest digits; with an exponent below 1e-6 and from 1e21 on, plainly in between.
    private static string Print(double value)
    {
        string shortest = Math.Abs(value).ToString("R", CultureInfo.InvariantCulture);
        int mark = shortest.IndexOf('E');
        int exponent = mark < 0
            ? ExponentOf(shortest)
            : int.Parse(shortest.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        string digits = (mark < 0 ? shortest : shortest[..mark]).Replace(".", string.Empty, StringComparison.Ordinal).Trim('0');
        string sign = double.IsNegative(value) ? "-" : string.Empty;
        if (digits.Length == 0)
        {
            return sign + "0";
        }

        if (exponent is < -6 or >= 21)
        {
            string fraction = digits.Length > 1 ? "." + digits[1..] : string.Empty;
            return $"{sign}{digits[0]}{fraction}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent)}";
        }

        if (exponent < 0)
        {
            return $"{sign}0.{new string('0', -exponent - 1)}{digits}";
        }

        return digits.Length <= exponent + 1
            ? sign + digits.PadRight(exponent + 1, '0')
            : $"{sign}{digits[..(exponent + 1)]}.{digits[(exponent + 1)..]}";
    }

    // Of a text without an exponent: how far its first digit that counts stands before or behind the point.
    private static int ExponentOf(string plain)
    {
        int point = plain.IndexOf('.');
        int whole = point < 0 ? plain.Length : point;
        int first = plain.AsSpan().IndexOfAnyInRange('1', '9');
        return first < 0 ? 0 : first < whole ? whole - first - 1 : whole - first;
    }
}
