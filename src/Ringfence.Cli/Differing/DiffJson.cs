using System.Text.Json;
using Ringfence.Analysis;
using Ringfence.Explain;

namespace Ringfence.Cli;

/// <summary>Prints a diff for programs: <c>ringfence.dev/diff/v1</c>.</summary>
internal static class DiffJson
{
    private const string Schema = "ringfence.dev/diff/v1";

    /// <summary>Writes it.</summary>
    public static void Write(Stream stream, DiffReport report)
    {
        using JsonLines json = new(stream, Schema);
        RuleJson old = new(report.Locations.Old);
        RuleJson current = new(report.Locations.New);
        json.BeginList("changes");
        foreach (MapChange change in report.Diff.Changes)
        {
            json.Element(element => Write(element, change, edit => edit.Kind == EditKind.Removed ? old : current));
        }

        json.EndList();
        json.BeginList("isolation");
        foreach (IsolationChange change in report.Diff.Isolation)
        {
            json.Element(element => Write(element, change));
        }

        json.EndList();
        json.BeginList("caveats");
        report.Caveats.Write(json);
        json.EndList();
        json.End();
    }

    private static void Write(Utf8JsonWriter json, MapChange change, Func<PolicyEdit, RuleJson> rules)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, change.Type switch { ChangeType.Added => "added", ChangeType.Removed => "removed", ChangeType.Changed => "changed" });
        json.WriteString("from"u8, change.From.Id);
        json.WriteString("to"u8, change.To.Id);
        json.WriteString("before"u8, change.Before.Ports.ToString());
        json.WriteString("after"u8, change.After.Ports.ToString());
        WritePartial(json, "partialBefore"u8, change.Before);
        WritePartial(json, "partialAfter"u8, change.After);
        if (change.Before.Extent == Extent.Partial || change.After.Extent == Extent.Partial)
        {
            json.WriteString("gained"u8, change.Gained.ToString());
            json.WriteString("lost"u8, change.Lost.ToString());
        }

        json.WriteString("risk"u8, RiskWords.NameOf(change.Risk));
        json.WriteStartArray("risks"u8);
        foreach (ChangeRisk risk in change.Risks)
        {
            json.WriteStringValue(RiskWords.NameOf(risk));
        }

        json.WriteEndArray();
        json.WriteStartArray("causes"u8);
        foreach (PolicyEdit edit in change.Policies)
        {
            json.WriteStartObject();
            json.WriteString("change"u8, NameOf(edit.Kind));
            json.WritePropertyName("policy"u8);
            rules(edit).Write(json, edit.Policy, edit.Direction);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (!change.Objects.IsEmpty)
        {
            json.WriteStartArray("objects"u8);
            foreach (ObjectEdit edit in change.Objects)
            {
                Write(json, edit);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WritePartial(Utf8JsonWriter json, ReadOnlySpan<byte> name, Passing passing)
    {
        if (passing.Extent == Extent.Partial)
        {
            json.WriteBoolean(name, true);
        }
    }

    private static void Write(Utf8JsonWriter json, ObjectEdit edit)
    {
        json.WriteStartObject();
        json.WriteString("change"u8, NameOf(edit.Kind));
        json.WriteStartObject("object"u8);
        json.WriteString("kind"u8, edit.Object);
        if (edit.Namespace is { } space)
        {
            json.WriteString("namespace"u8, space.Value);
        }

        json.WriteString("name"u8, edit.Name);
        json.WriteEndObject();
        if (edit.Kind == EditKind.Edited)
        {
            json.WriteStartArray("aspects"u8);
            foreach (ObjectAspect aspect in edit.Aspects)
            {
                json.WriteStringValue(NameOf(aspect));
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, IsolationChange change)
    {
        json.WriteStartObject();
        json.WriteString("endpoint"u8, change.Endpoint.Id);
        json.WriteString("direction"u8, DeciderWords.DirectionOf(change.Direction));
        json.WriteString("before"u8, NameOf(change.Before));
        json.WriteString("after"u8, NameOf(change.After));
        json.WriteEndObject();
    }

    private static string NameOf(EditKind kind) => kind switch { EditKind.Added => "added", EditKind.Removed => "removed", EditKind.Edited => "edited" };

    private static string NameOf(IsolationExtent extent) => extent switch { IsolationExtent.None => "none", IsolationExtent.Some => "some", IsolationExtent.All => "all" };

    private static string NameOf(ObjectAspect aspect) => aspect switch
    {
        ObjectAspect.Existence => "existence",
        ObjectAspect.Labels => "labels",
        ObjectAspect.Ports => "ports",
        ObjectAspect.Network => "network",
        ObjectAspect.Addresses => "addresses",
        ObjectAspect.Nodes => "nodes",
    };
}
