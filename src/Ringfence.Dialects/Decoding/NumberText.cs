using System.Globalization;
using System.Numerics;
using Ringfence.Syntax;

namespace Ringfence.Dialects;

/// <summary>What a number node comes to on its way from YAML 1.1 through JSON to the API server (docs/semantics.md, reading).</summary>
internal static class NumberText
{
    /// <summary>The number as the JSON that the server's decoder sees: <c>0x50</c>, <c>8_0</c>, <c>80.0</c> and <c>8e1</c> all are <c>80</c>.</summary>
    public static string OfJson(SyntaxNode number)
    {
        string text = number.Text.Replace("_", string.Empty, StringComparison.Ordinal);
        return TryInteger(text, out BigInteger integer) ? integer.ToString(CultureInfo.InvariantCulture)
            : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double real) ? OfFloat(real)
            : number.Text;
    }

    /// <summary>The number when it is a whole one that 64 bits hold.</summary>
    public static bool TryInt64(SyntaxNode number, out long value) =>
        long.TryParse(OfJson(number), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);

    // Go's strconv with base 0, where a bare leading zero means octal as in YAML 1.1; 64 bits, signed or unsigned.
    private static bool TryInteger(string text, out BigInteger value)
    {
        bool negative = text.StartsWith('-');
        string digits = negative || text.StartsWith('+') ? text[1..] : text;
        (int radix, int skip) = digits switch
        {
            ['0', 'x' or 'X', ..] => (16, 2),
            ['0', 'o' or 'O', ..] => (8, 2),
            ['0', 'b' or 'B', ..] => (2, 2),
            ['0', _, ..] => (8, 1),
            _ => (10, 0),
        };
        value = 0;
        foreach (char digit in digits.AsSpan(skip))
        {
            int worth = char.IsAsciiHexDigit(digit) ? Convert.ToInt32(digit.ToString(), 16) : radix;
            if (worth >= radix)
            {
                return false;
            }

            value = (value * radix) + worth;
        }

        value = negative ? -value : value;
        return digits.Length > skip && value >= long.MinValue && value <= ulong.MaxValue;
    }

    // encoding/json: shortest digits, exponent form outside 1e-6 to 1e21, two-digit exponents cut to one.
    private static string OfFloat(double real)
    {
        string shortest = real.ToString("R", CultureInfo.InvariantCulture);
        double size = Math.Abs(real);
        if (size == 0 || (size >= 1e-6 && size < 1e21))
        {
            return shortest.Contains('E', StringComparison.Ordinal) ? ((decimal)real).ToString(CultureInfo.InvariantCulture) : shortest;
        }

        string[] parts = shortest.Split('E');
        return parts.Length == 1
            ? shortest
            : string.Create(CultureInfo.InvariantCulture, $"{parts[0]}e{int.Parse(parts[1], CultureInfo.InvariantCulture):+0;-0}");
    }
}
