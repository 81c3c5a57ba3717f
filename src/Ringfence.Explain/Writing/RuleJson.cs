using System.Text.Json;
using Ringfence.Core;

namespace Ringfence.Explain;

/// <summary>Writes RULE objects: <c>{"kind","namespace","name","direction","rule","file","line"}</c>.</summary>
/// <param name="locations">Where rules stand.</param>
public sealed class RuleJson(IRuleLocations locations)
{
    /// <summary>Writes one rule.</summary>
    public void Write(Utf8JsonWriter json, RuleRef rule)
    {
        WriteStart(json, rule.Policy, rule.Direction);
        json.WriteNumber("rule"u8, rule.Index);
        WriteEnd(json, locations.Find(rule));
    }

    /// <summary>Writes a whole policy in one of its directions: the same object without <c>rule</c>.</summary>
    public void Write(Utf8JsonWriter json, PolicyRef policy, Direction direction)
    {
        WriteStart(json, policy, direction);
        WriteEnd(json, locations.Find(policy));
    }

    /// <summary>Writes a whole policy, both of its directions: the same object without <c>direction</c> and <c>rule</c>.</summary>
    public void Write(Utf8JsonWriter json, PolicyRef policy)
    {
        WriteName(json, policy);
        WriteEnd(json, locations.Find(policy));
    }

    private static void WriteStart(Utf8JsonWriter json, PolicyRef policy, Direction direction)
    {
        WriteName(json, policy);
        json.WriteString("direction"u8, DeciderWords.DirectionOf(direction));
    }

    private static void WriteName(Utf8JsonWriter json, PolicyRef policy)
    {
        json.WriteStartObject();
        json.WriteString("kind"u8, policy.Kind);
        if (policy.Namespace is { } space)
        {
            json.WriteString("namespace"u8, space.Value);
        }

        json.WriteString("name"u8, policy.Name);
    }

    private static void WriteEnd(Utf8JsonWriter json, RuleLocation? place)
    {
        if (place is not null)
        {
            json.WriteString("file"u8, place.File);
            json.WriteNumber("line"u8, place.Line);
        }

        json.WriteEndObject();
    }
}
