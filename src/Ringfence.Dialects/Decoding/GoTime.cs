using System.Globalization;

namespace Ringfence.Dialects;

/// <summary>Times as Go's <c>time.Parse</c> reads them with the RFC 3339 layout.</summary>
internal static class GoTime
{
    private const string Layout = "2006-01-02T15:04:05Z07:00";

    // What the layout asks for, piece by piece, as Go's error texts name the pieces: a number of so many digits and its
    // range, or the character itself. What range a day has is settled at the end, from the month.
    private static readonly (string Piece, int Digits, int Least, int Most, string Name)[] Pieces =
    [
        ("2006", 4, 0, 9999, "year"), ("-", 0, 0, 0, string.Empty), ("01", 2, 1, 12, "month"), ("-", 0, 0, 0, string.Empty),
        ("02", 2, 0, 99, "day"), ("T", 0, 0, 0, string.Empty), ("15", 2, 0, 23, "hour"), (":", 0, 0, 0, string.Empty),
        ("04", 2, 0, 59, "minute"), (":", 0, 0, 0, string.Empty), ("05", 2, 0, 59, "second"),
    ];

    /// <summary>Go's refusal of a text that is not an RFC 3339 time; null for one that is.</summary>
    public static string? Refusal(string text)
    {
        string rest = text;
        int[] numbers = new int[Pieces.Length];
        for (int i = 0; i < Pieces.Length; i++)
        {
            (string piece, int digits, int least, int most, string name) = Pieces[i];
            if (digits == 0 ? !rest.StartsWith(piece[0]) : !TryDigits(rest, digits, out numbers[i]))
            {
                return Unparsed(text, rest, piece);
            }

            if (numbers[i] < least || numbers[i] > most)
            {
                return $"parsing time {GoText.Quote(text)}: {name} out of range";
            }

            rest = rest[Math.Max(1, digits)..];
        }

        rest = WithoutFraction(rest);
        int zone = rest is ['Z', ..] ? 1 : IsOffset(rest) ? 6 : 0;
        if (zone == 0)
        {
            return Unparsed(text, rest, "Z07:00");
        }

        bool dayExists = numbers[4] >= 1 && numbers[4] <= DateTime.DaysInMonth(Math.Max(numbers[0], 4), numbers[2]);
        return rest.Length > zone ? $"parsing time {GoText.Quote(text)}: extra text: {GoText.Quote(rest[zone..])}"
            : dayExists ? null
            : $"parsing time {GoText.Quote(text)}: day out of range";
    }

    private static string Unparsed(string text, string rest, string piece) =>
        $"parsing time {GoText.Quote(text)} as \"{Layout}\": cannot parse {GoText.Quote(rest)} as \"{piece}\"";

    private static bool TryDigits(string text, int digits, out int number)
    {
        number = 0;
        return text.Length >= digits && int.TryParse(text.AsSpan(0, digits), NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }

    private static string WithoutFraction(string text)
    {
        if (text is not ['.' or ',', >= '0' and <= '9', ..])
        {
            return text;
        }

        int end = 1;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        return text[end..];
    }

    private static bool IsOffset(string text) =>
        text is ['+' or '-', _, _, ':', _, _, ..]
        && TryDigits(text[1..], 2, out int hours) && hours <= 24
        && TryDigits(text[4..], 2, out int minutes) && minutes <= 60;
}
