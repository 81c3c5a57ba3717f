using System.Globalization;
using System.Text;
using System.Text.Json;
using Ringfence.Core;
using Ringfence.Explain;
using Ringfence.Nftables;

namespace Ringfence.Cli;

/// <summary>Writes a drop for programs: <c>ringfence.dev/drop/v1</c>, a document a line.</summary>
internal static class DropJson
{
    /// <summary>The line.</summary>
    public static string Of(DropRecord record, IRuleLocations locations)
    {
        using MemoryStream bytes = new();
        using (Utf8JsonWriter json = new(bytes))
        {
            Write(json, record, locations);
        }

        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }

    /// <summary>Writes it as one object; the writer may stand anywhere a value may.</summary>
    public static void Write(Utf8JsonWriter json, DropRecord record, IRuleLocations locations)
    {
        json.WriteStartObject();
        json.WriteString("schema", "ringfence.dev/drop/v1");
        json.WriteString("time", record.Time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
        json.WriteString("node", record.Node.Value);
        json.WriteString("direction", record.Direction == Direction.Egress ? "egress" : "ingress");
        json.WriteString("verdict", DropText.WordOf(record.Verdict));
        WriteEnd(json, "source", record.Source);
        WriteEnd(json, "destination", record.Destination);
        json.WriteString("protocol", DropText.ProtocolOf(record.Protocol));
        json.WriteStartArray("isolatedBy");
        RuleJson rules = new(locations);
        foreach (PolicyRef policy in record.IsolatedBy)
        {
            rules.Write(json, policy, record.Direction);
        }

        json.WriteEndArray();
        if (record.Nearest is { } nearest)
        {
            json.WriteStartObject("nearest");
            json.WritePropertyName("rule");
            rules.Write(json, nearest.Rule);
            json.WriteString("reason", MissWords.Of(nearest.Misses));
            json.WriteEndObject();
        }

        if (!record.Hints.IsEmpty)
        {
            json.WriteStartArray("hints");
            foreach (DropHint hint in record.Hints)
            {
                json.WriteStringValue(DropHintWords.Of(hint));
            }

            json.WriteEndArray();
        }

        json.WriteNumber("count", record.Count);
        json.WriteNumber("lost", record.Lost);
        json.WriteEndObject();
    }

    private static void WriteEnd(Utf8JsonWriter json, string name, DropEnd end)
    {
        json.WriteStartObject(name);
        json.WriteString("id", DropText.NameOf(end));
        json.WriteString("ip", end.Address.ToString());
        if (end.LocalService is { } service)
        {
            json.WriteString("service", service.ToString());
        }

        if (end.Port != 0)
        {
            json.WriteNumber("port", end.Port);
        }

        json.WriteEndObject();
    }
}
