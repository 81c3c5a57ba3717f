using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Ringfence.Syntax;

/// <summary>Writes fragments as block style YAML, or in brackets: as flow style YAML or as JSON.</summary>
/// <param name="style">How the text around them is laid out.</param>
internal sealed class FragmentWriter(TextStyle style)
{
    private static readonly SearchValues<char> Plain =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./");

    // Words that YAML 1.1 reads as something other than text.
    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase) { "y", "n", "yes", "no", "on", "off", "true", "false", "null" };

    /// <summary>The lines of an entry of a block mapping, without indentation.</summary>
    public IEnumerable<string> Entry(string key, Fragment value) => value switch
    {
        Fragment.Mapping { Entries.Count: > 0 } map => Lines(map).Select(line => Spaces(style.MappingIndent) + line).Prepend($"{Scalar(key)}:"),
        Fragment.Sequence { Items.Count: > 0 } list => Lines(list).Select(line => Spaces(style.ListIndent) + line).Prepend($"{Scalar(key)}:"),
        _ => [$"{Scalar(key)}: {Inline(value)}"],
    };

    /// <summary>The lines of an item of a block sequence, without indentation.</summary>
    public IEnumerable<string> Item(Fragment value) =>
        Lines(value).Select((line, index) => (index == 0 ? $"-{Spaces(style.ItemIndent - 1)}" : Spaces(style.ItemIndent)) + line);

    /// <summary>The lines of a value that stands on lines of its own.</summary>
    public IEnumerable<string> Lines(Fragment value) => value switch
    {
        Fragment.Mapping { Entries.Count: > 0 } map => map.Entries.SelectMany(entry => Entry(entry.Key, entry.Value)),
        Fragment.Sequence { Items.Count: > 0 } list => list.Items.SelectMany(Item),
        _ => [Inline(value)],
    };

    /// <summary>A value in one line, collections in brackets.</summary>
    public string Flow(Fragment value) => value switch
    {
        Fragment.Text(var text) => FlowScalar(text),
        Fragment.Number(var number) => number.ToString(CultureInfo.InvariantCulture),
        Fragment.Mapping(var entries) => $"{{{string.Join(Comma, entries.Select(entry => FlowEntry(entry.Key, entry.Value)))}}}",
        Fragment.Sequence(var items) => $"[{string.Join(Comma, items.Select(Flow))}]",
        _ => throw new UnreachableException($"Unhandled fragment {value.GetType().Name}."),
    };

    /// <summary>An entry of a mapping in brackets.</summary>
    public string FlowEntry(string key, Fragment value) => $"{FlowScalar(key)}{(style.Flow == FlowStyle.Compact ? ":" : ": ")}{Flow(value)}";

    /// <summary>What stands between entries or items of one line.</summary>
    public string Comma => style.Flow == FlowStyle.Compact ? "," : ", ";

    private string Inline(Fragment value) => value is Fragment.Text(var text) ? Scalar(text) : Flow(value);

    private string FlowScalar(string text) => style.Flow == FlowStyle.Plain ? Scalar(text) : Quoted(text);

    private static string Spaces(int count) => new(' ', count);

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
