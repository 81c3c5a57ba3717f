using System.Text.RegularExpressions;

namespace Ringfence.Testing;

/// <summary>Scalars in YAML 1.1: which need quotes, and the spellings of a number.</summary>
internal static partial class Scalars
{
    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase) { "y", "n", "yes", "no", "on", "off", "true", "false", "null" };

    public static string Key(string key, StyleChoices choices) =>
        choices.Takes(RenderTrait.DoubleQuoted, 1) ? $"\"{key}\"" : key;

    public static string Value(ManifestNode node, StyleChoices choices) => node switch
    {
        ManifestNode.Text text => Text(text.Value, choices),
        ManifestNode.Number number => Number(number, choices),
        ManifestNode.Flag flag => flag.Value ? "true" : "false",
        ManifestNode.Null => choices.OneOf(RenderTrait.NullWord, RenderTrait.NullTilde) == RenderTrait.NullWord ? "null" : "~",
        _ => throw new ArgumentOutOfRangeException(nameof(node)),
    };

    /// <summary>No generated text has quotes or backslashes in it, so quoting is only a matter of the marks.</summary>
    private static string Text(string value, StyleChoices choices)
    {
        RenderTrait way = IsSafePlain(value)
            ? choices.OneOf(RenderTrait.PlainText, RenderTrait.PlainText, RenderTrait.PlainText, RenderTrait.SingleQuoted, RenderTrait.DoubleQuoted)
            : choices.OneOf(RenderTrait.DoubleQuoted, RenderTrait.SingleQuoted);
        return way switch
        {
            RenderTrait.PlainText => value,
            RenderTrait.SingleQuoted => $"'{value}'",
            _ => $"\"{value}\"",
        };
    }

    private static string Number(ManifestNode.Number number, StyleChoices choices)
    {
        if (number.Use == NumberUse.Ordinary)
        {
            return $"{number.Value}";
        }

        if (choices.Takes(RenderTrait.HexNumber, 4))
        {
            return $"0x{number.Value:x}";
        }

        if (choices.Takes(RenderTrait.FractionNumber, 4))
        {
            return $"{number.Value}.0";
        }

        if (number.Value >= 10 && choices.Takes(RenderTrait.UnderscoreNumber, 4))
        {
            return $"{number.Value / 10}_{number.Value % 10}";
        }

        return number.Value % 10 == 0 && choices.Takes(RenderTrait.ExponentNumber, 8) ? $"{number.Value / 10}e1" : $"{number.Value}";
    }

    private static bool IsSafePlain(string value) => PlainWord.IsMatch(value) && !Words.Contains(value);

    /// <summary>Words and IPv4 addresses; IPv6 is always quoted, for its colons.</summary>
    [GeneratedRegex(@"^([A-Za-z][A-Za-z0-9./_-]*|[0-9]+\.[0-9]+\.[0-9]+\.[0-9]+(/[0-9]+)?)$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex PlainWord { get; }
}
