using System.Text.Json;
using Ringfence.Syntax;

namespace Ringfence.Cli;

/// <summary>Prints findings for programs: the document <c>ringfence.dev/check/v1</c>.</summary>
internal static class FindingsJson
{
    /// <summary>Writes the document.</summary>
    public static void Write(Utf8JsonWriter json, IReadOnlyList<Diagnostic> findings)
    {
        json.WriteStartObject();
        json.WriteString("schema", "ringfence.dev/check/v1");
        json.WriteStartArray("diagnostics");
        foreach (Diagnostic finding in findings)
        {
            Write(json, finding);
        }

        json.WriteEndArray();
        FindingCounts counts = FindingCounts.Of(findings);
        json.WriteStartObject("summary");
        json.WriteNumber("errors", counts.Errors);
        json.WriteNumber("warnings", counts.Warnings);
        json.WriteNumber("infos", counts.Infos);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>Writes one finding as an object.</summary>
    public static void Write(Utf8JsonWriter json, Diagnostic finding)
    {
        SourcePosition position = finding.Location.Position;
        json.WriteStartObject();
        json.WriteString("code", finding.Descriptor.Code);
        json.WriteString("severity", finding.Descriptor.Severity.ToString().ToLowerInvariant());
        json.WriteString("message", finding.Message);
        json.WriteString("help", finding.Help);
        json.WriteString("file", finding.Location.Source.Path);
        json.WriteNumber("line", position.Line);
        json.WriteNumber("column", position.Column);
        if (finding.Object is { } named)
        {
            json.WriteStartObject("object");
            json.WriteString("kind", named.Kind);
            json.WriteString("namespace", named.Namespace);
            json.WriteString("name", named.Name);
            json.WriteEndObject();
        }

        if (finding.Path.Length > 0)
        {
            json.WriteString("path", finding.Path);
        }

        if (finding.ApiServer is { } refusal)
        {
            json.WriteString("apiServer", refusal);
        }

        if (finding.ApiServerWarning is { } warning)
        {
            json.WriteString("apiServerWarning", warning);
        }

        if (finding.Fix is { } fix)
        {
            Write(json, fix);
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, SuggestedFix fix)
    {
        json.WriteStartObject("fix");
        json.WriteString("description", fix.Says);
        json.WriteBoolean("safe", fix.IsSafe);
        json.WriteStartArray("changes");
        foreach (TextChange change in fix.Changes)
        {
            json.WriteStartObject();
            json.WriteNumber("offset", change.Offset);
            json.WriteNumber("length", change.Length);
            json.WriteString("text", change.Text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
