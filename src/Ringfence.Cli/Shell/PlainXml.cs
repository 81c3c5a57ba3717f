using Ringfence.Syntax;

namespace Ringfence.Cli;

/// <summary>Text that XML can hold: it has no way to write most control characters, nor the last two of the first plane.</summary>
internal static class PlainXml
{
    /// <summary>One line of text with the others written as escapes.</summary>
    public static string Of(string line) =>
        string.Concat(VisibleText.Escape(line).EnumerateRunes().Select(rune => rune.Value is 0xFFFE or 0xFFFF ? "\uFFFD" : rune.ToString()));
}
