using System.Globalization;
using System.Text;

namespace Ringfence.Syntax;

/// <summary>Makes text from files fit for a terminal: nothing in it can move the cursor, change colours, or turn the reading order around.</summary>
public static class VisibleText
{
    /// <summary>The text with each character that is no sign of its own written as <c>\u001b</c>: controls, line and paragraph breaks, bidi and other format characters.</summary>
    /// <remarks>Joiners (U+200C, U+200D) stay: scripts and emoji need them. Line breaks and tabs are escaped too, so one line stays one line.</remarks>
    public static string Escape(string text)
    {
        StringBuilder? escaped = null;
        int done = 0;
        int at = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (IsHidden(rune))
            {
                escaped ??= new StringBuilder(text.Length + 16);
                escaped.Append(text, done, at - done).Append(Escape(rune));
                done = at + rune.Utf16SequenceLength;
            }

            at += rune.Utf16SequenceLength;
        }

        return escaped is null ? text : escaped.Append(text, done, text.Length - done).ToString();
    }

    /// <summary>The escape of one character, <c>\u001b</c> or, beyond U+FFFF, <c>\U000e0041</c>; all ASCII, so as many columns as characters.</summary>
    internal static string Escape(Rune rune) => rune.IsBmp ? $"\\u{rune.Value:x4}" : $"\\U{rune.Value:x8}";

    /// <summary>Whether a character would act on the terminal or not show there.</summary>
    internal static bool IsHidden(Rune rune) =>
        !(rune.IsAscii && rune.Value >= 0x20 && rune.Value != 0x7F)
        && rune.Value is not (0x200C or 0x200D)
        && Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
