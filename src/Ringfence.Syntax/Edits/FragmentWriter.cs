using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Ringfence.Syntax;

/// <summary>Writes fragments as block style YAML, or as JSON, which flow style YAML takes as well.</summary>
internal static class FragmentWriter
{
    private static readonly SearchValues<char> Plain =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./");

    // Words that YAML 1.1 reads as something other than text.
    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase) { "y", "n", "yes", "no", "on", "off", "true", "false", "null" };

    /// <summary>The lines of an entry of a block mapping, without indentation.</summary>
    public static IEnumerable<string> Entry(string key, Fragment value) => value switch
    {
        Fragment.Mapping { Entries.Count: > 0 } map => Lines(map).Select(line => "  " + line).Prepend($"{Scalar(key)}:"),
        Fragment.Sequence { Items.Count: > 0 } list => Lines(list).Prepend($"{Scalar(key)}:"),
        _ => [$"{Scalar(key)}: {Inline(value)}"],
    };

    /// <summary>The lines of an item of a block sequence, without indentation.</summary>
    public static IEnumerable<string> Item(Fragment value) => Lines(value).Select((line, index) => (index == 0 ? "- " : "  ") + line);

    /// <summary>The lines of a value that stands on lines of its own.</summary>
    public static IEnumerable<string> Lines(Fragment value) => value switch
    {
        Fragment.Mapping { Entries.Count: > 0 } map => map.Entries.SelectMany(entry => Entry(entry.Key, entry.Value)),
        Fragment.Sequence { Items.Count: > 0 } list => list.Items.SelectMany(Item),
        _ => [Inline(value)],
    };

    /// <summary>JSON on one line, with a space after colons and commas.</summary>
    public static string Json(Fragment value) => value switch
    {
        Fragment.Text(var text) => Quoted(text),
        Fragment.Number(var number) => number.ToString(CultureInfo.InvariantCulture),
        Fragment.Mapping(var entries) => $"{{{string.Join(", ", entries.Select(entry => JsonEntry(entry.Key, entry.Value)))}}}",
        Fragment.Sequence(var items) => $"[{string.Join(", ", items.Select(Json))}]",
        _ => throw new UnreachableException($"Unhandled fragment {value.GetType().Name}."),
    };

    /// <summary>An entry of a JSON object.</summary>
    public static string JsonEntry(string key, Fragment value) => $"{Quoted(key)}: {Json(value)}";

    private static string Inline(Fragment value) => value is Fragment.Text(var text) ? Scalar(text) : Json(value);

    private static string Scalar(string text)
    {
        bool plain = text.Length > 0
            && char.IsAsciiLetter(text[0])
            && !text.AsSpan().ContainsAnyExcept(Plain)
            && !Words.Contains(text);
        return plain ? text : Quoted(text);
    }

    private static string Quoted(string text) => $"\"{JsonEncodedText.Encode(text, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";
}
