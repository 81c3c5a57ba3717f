using System.Text;

namespace Ringfence.Cli;

/// <summary>Makes text from files and arguments safe to show.</summary>
internal static class Text
{
    /// <summary>
    /// The text without line breaks and control characters, which become <c>\u</c> escapes: what a file holds must not steer the terminal.
    /// </summary>
    public static string OneLine(string text)
    {
        if (!text.Any(Unsafe))
        {
            return text;
        }

        StringBuilder safe = new(text.Length + 16);
        foreach (char letter in text)
        {
            safe = letter switch
            {
                '\n' => safe.Append("\\n"),
                '\r' => safe.Append("\\r"),
                '\t' => safe.Append(' '),
                _ when Unsafe(letter) => safe.Append($"\\u{(int)letter:x4}"),
                _ => safe.Append(letter),
            };
        }

        return safe.ToString();
    }

    // Bidirectional overrides (U+202A to U+202E, U+2066 to U+2069) can make a line read otherwise than it is.
    private static bool Unsafe(char letter) => char.IsControl(letter) || letter is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    /// <summary><c>1 error</c>, <c>2 errors</c>.</summary>
    public static string Counted(int count, string noun) => Counted(count, noun, $"{noun}s");

    /// <summary><c>1 policy</c>, <c>2 policies</c>.</summary>
    public static string Counted(int count, string one, string many) => count == 1 ? $"1 {one}" : $"{count} {many}";
}
