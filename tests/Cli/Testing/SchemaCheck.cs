using System.Text.Json;
using System.Text.RegularExpressions;

namespace Ringfence.Cli.Tests;

/// <summary>Holds documents against a JSON schema: the keywords that the published one uses, and no other, so that none is passed over.</summary>
internal sealed class SchemaCheck(JsonElement root)
{
    public bool Accepts(JsonElement document) => Accepts(root, document);

    private bool Accepts(JsonElement schema, JsonElement value) => schema.EnumerateObject().All(keyword => keyword.Name switch
    {
        "$schema" or "$id" or "$defs" or "title" or "description" or "examples" or "then" or "else" => true,
        "$ref" => Accepts(root.GetProperty("$defs").GetProperty(keyword.Value.GetString()!["#/$defs/".Length..]), value),
        "type" => IsOf(keyword.Value.GetString()!, value),
        "enum" => keyword.Value.EnumerateArray().Any(one => JsonElement.DeepEquals(one, value)),
        "const" => JsonElement.DeepEquals(keyword.Value, value),
        "pattern" => value.ValueKind != JsonValueKind.String || Regex.IsMatch(value.GetString()!, keyword.Value.GetString()!, RegexOptions.None, TimeSpan.FromSeconds(1)),
        "minimum" => value.ValueKind != JsonValueKind.Number || value.GetDouble() >= keyword.Value.GetDouble(),
        "maximum" => value.ValueKind != JsonValueKind.Number || value.GetDouble() <= keyword.Value.GetDouble(),
        "minItems" => value.ValueKind != JsonValueKind.Array || value.GetArrayLength() >= keyword.Value.GetInt32(),
        "minProperties" => value.ValueKind != JsonValueKind.Object || value.EnumerateObject().Count() >= keyword.Value.GetInt32(),
        "items" => value.ValueKind != JsonValueKind.Array || value.EnumerateArray().All(item => Accepts(keyword.Value, item)),
        "required" => value.ValueKind != JsonValueKind.Object || keyword.Value.EnumerateArray().All(name => value.TryGetProperty(name.GetString()!, out _)),
        "properties" => value.ValueKind != JsonValueKind.Object
            || keyword.Value.EnumerateObject().All(property => !value.TryGetProperty(property.Name, out JsonElement given) || Accepts(property.Value, given)),
        "additionalProperties" => value.ValueKind != JsonValueKind.Object || value.EnumerateObject().All(given => IsAllowed(schema, keyword.Value, given)),
        "oneOf" => keyword.Value.EnumerateArray().Count(one => Accepts(one, value)) == 1,
        "not" => !Accepts(keyword.Value, value),
        "if" => !schema.TryGetProperty(Accepts(keyword.Value, value) ? "then" : "else", out JsonElement then) || Accepts(then, value),
        var other => throw new NotSupportedException($"Keyword `{other}` is not known here."),
    });

    private bool IsAllowed(JsonElement schema, JsonElement additional, JsonProperty given) =>
        (schema.TryGetProperty("properties", out JsonElement known) && known.TryGetProperty(given.Name, out _))
        || (additional.ValueKind == JsonValueKind.Object ? Accepts(additional, given.Value) : additional.GetBoolean());

    private static bool IsOf(string type, JsonElement value) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        _ => throw new NotSupportedException($"Type `{type}` is not known here."),
    };
}
