using System.Text.Json;
using Ringfence.Core;
using Ringfence.Explain;
using Ringfence.Lab;

namespace Ringfence.Cli;

/// <summary>Writes what became of a probe for programs: <c>ringfence.dev/probe/v1</c>.</summary>
internal static class ProbeJson
{
    /// <summary>Writes the document.</summary>
    public static void Write(Utf8JsonWriter json, ProbeFinding finding, IRuleLocations locations)
    {
        ConnectionProbe probe = finding.Route.Probe;
        json.WriteStartObject();
        json.WriteString("schema", "ringfence.dev/probe/v1");
        json.WriteStartObject("connection");
        json.WriteString("from", finding.Route.Question.From);
        json.WriteString("to", finding.Route.Question.To);
        json.WriteString("protocol", probe.Protocol.ToName());
        json.WriteNumber("port", probe.Port);
        json.WriteEndObject();
        WriteEnd(json, "source", probe.Source, finding.Answer.SourcePort);
        WriteEnd(json, "destination", probe.Destination, probe.Port);
        json.WriteBoolean("arrived", finding.Arrived);
        if (finding.ArrivedAt is { } place)
        {
            json.WriteString("arrivedAt", place);
        }

        json.WriteString("answer", finding.Answer.Outcome switch
        {
            ProbeOutcome.Answered => "answered",
            ProbeOutcome.Refused => "refused",
            ProbeOutcome.Silent => "silent",
        });
        if (finding.Answer.Greeting.Length > 0)
        {
            json.WriteString("answeredBy", finding.Answer.Greeting);
        }

        json.WriteNumber("milliseconds", Math.Round(finding.Answer.Took.TotalMilliseconds, 3));
        json.WriteBoolean("agrees", finding.Agrees);
        if (finding.Drop is { } drop)
        {
            json.WritePropertyName("drop");
            DropJson.Write(json, drop, locations);
        }
        else if (!finding.Arrived)
        {
            json.WriteStartArray("rulesOfOthers");
            foreach (string rules in finding.Others)
            {
                json.WriteStringValue(rules);
            }

            json.WriteEndArray();
        }

        json.WritePropertyName("explanation");
        new ExplanationJson(locations).Write(json, finding.Explanation);
        json.WriteEndObject();
    }

    private static void WriteEnd(Utf8JsonWriter json, string name, Address address, ushort port)
    {
        json.WriteStartObject(name);
        json.WriteString("ip", address.ToString());
        json.WriteNumber("port", port);
        json.WriteEndObject();
    }
}
