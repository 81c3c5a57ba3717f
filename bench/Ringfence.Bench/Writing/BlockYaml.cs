using System.Text.Json;
using System.Text.Json.Nodes;

namespace Ringfence.Bench;

/// <summary>Writes objects in the block style that kubectl prints: two spaces a level, dashes in line with their key, quotes where needed.</summary>
internal static class BlockYaml
{
    /// <summary>Writes an object as a document.</summary>
    public static void WriteDocument(TextWriter writer, JsonObject value) => WriteEntries(writer, value, indent: 0, afterDash: 0);

    /// <summary>Writes an object as an item of a list that is not indented.</summary>
    public static void WriteItem(TextWriter writer, JsonObject value) => WriteItems(writer, [value], indent: 0);

    private static void WriteEntries(TextWriter writer, JsonObject value, int indent, int afterDash)
    {
        foreach ((string key, JsonNode? child) in value)
        {
            writer.Write(new string(' ', afterDash-- > 0 ? 0 : indent));
            writer.Write(key);
            writer.Write(':');
            WriteChild(writer, child, indent);
        }
    }

    private static void WriteChild(TextWriter writer, JsonNode? child, int indent)
    {
        switch (child)
        {
            case JsonObject { Count: > 0 } mapping:
                writer.Write('\n');
                WriteEntries(writer, mapping, indent + 2, afterDash: 0);
                break;
            case JsonArray { Count: > 0 } list:
                writer.Write('\n');
                WriteItems(writer, list, indent);
                break;
            default:
                writer.Write(' ');
                writer.Write(Scalar(child));
                writer.Write('\n');
                break;
        }
    }

    private static void WriteItems(TextWriter writer, JsonArray list, int indent)
    {
        foreach (JsonNode? item in list)
        {
            writer.Write(new string(' ', indent));
            writer.Write("- ");
            if (item is JsonObject { Count: > 0 } mapping)
            {
                WriteEntries(writer, mapping, indent + 2, afterDash: 1);
            }
            else
            {
                writer.Write(Scalar(item));
                writer.Write('\n');
            }
        }
    }

    private static string Scalar(JsonNode? value) => value switch
    {
        null => "null",
        JsonObject => "{}",
        JsonArray => "[]",
        _ when value.GetValueKind() == JsonValueKind.String => Quoted(value.GetValue<string>()),
        _ => value.ToJsonString(),
    };

    // What would be read as a number, a boolean or a time without quotes; the generator makes no other text that needs them.
    private static string Quoted(string text) =>
        text is "true" or "True" or "null" || char.IsAsciiDigit(text[0]) && text.All(c => char.IsAsciiDigit(c) || c is '-' or ':' or 'T' or 'Z' or '.' or 'e') ? $"\"{text}\"" : text;
}
