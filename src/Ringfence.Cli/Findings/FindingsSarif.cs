using System.Text.Json;
using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Cli;

/// <summary>Prints findings as SARIF 2.1.0, the form that code scanning takes (OASIS Standard, https://docs.oasis-open.org/sarif/sarif/v2.1.0/).</summary>
/// <param name="json">Where to.</param>
/// <param name="workingDirectory">Where the command runs: what paths are relative to.</param>
internal sealed class FindingsSarif(Utf8JsonWriter json, string workingDirectory)
{
    /// <summary>Writes the log: one run, with the rules that found something.</summary>
    public void Write(IReadOnlyList<Diagnostic> findings)
    {
        DiagnosticDescriptor[] rules = [.. findings.Select(finding => finding.Descriptor).DistinctBy(rule => rule.Code).OrderBy(rule => rule.Code, StringComparer.Ordinal)];
        json.WriteStartObject();
        json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        WriteTool(rules);
        json.WriteString("columnKind", "utf16CodeUnits");
        json.WriteStartArray("results");
        foreach (Diagnostic finding in findings)
        {
            Write(finding, Array.FindIndex(rules, rule => rule.Code == finding.Descriptor.Code));
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteTool(IReadOnlyList<DiagnosticDescriptor> rules)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "ringfence");
        json.WriteString("version", ProductVersion.Text);
        json.WriteStartArray("rules");
        foreach (DiagnosticDescriptor rule in rules)
        {
            json.WriteStartObject();
            json.WriteString("id", rule.Code);
            WriteText("shortDescription", rule.Title);
            WriteHelp(rule);
            json.WriteStartObject("defaultConfiguration");
            json.WriteString("level", LevelOf(rule.Severity));
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    // The page goes along: a viewer has the report, and not the documentation.
    private void WriteHelp(DiagnosticDescriptor rule)
    {
        DiagnosticPage page = DiagnosticPage.Of(rule.Code);
        json.WriteStartObject("help");
        json.WriteString("text", $"{rule.Title}. {page.Summary} Source: {rule.Source}");
        json.WriteString("markdown", page.Markdown);
        json.WriteEndObject();
    }

    private void Write(Diagnostic finding, int rule)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", finding.Descriptor.Code);
        json.WriteNumber("ruleIndex", rule);
        json.WriteString("level", LevelOf(finding.Descriptor.Severity));
        WriteText("message", $"{Sentence.Of(finding.Message)} {Sentence.Of(finding.Help)}");
        json.WriteStartArray("locations");
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        WriteArtifact(finding.Location);
        WriteRegion(finding.Location);
        json.WriteEndObject();
        WriteLogicalLocation(finding);
        json.WriteEndObject();
        json.WriteEndArray();
        if (finding.Fix is { } fix)
        {
            Write(fix, finding.Location);
        }

        json.WriteEndObject();
    }

    private void WriteRegion(SourceLocation location)
    {
        SourcePosition end = location.Source.PositionOf(location.Span.End);
        json.WriteStartObject("region");
        json.WriteNumber("startLine", location.Position.Line);
        json.WriteNumber("startColumn", location.Position.Column);
        if (location.Span.Length > 0)
        {
            json.WriteNumber("endLine", end.Line);
            json.WriteNumber("endColumn", end.Column);
        }

        json.WriteEndObject();
    }

    private void WriteLogicalLocation(Diagnostic finding)
    {
        if (finding.Object is not { } about)
        {
            return;
        }

        json.WriteStartArray("logicalLocations");
        json.WriteStartObject();
        json.WriteString("name", about.Name);
        json.WriteString("fullyQualifiedName", string.Join('/', ((string[])[about.Namespace, about.Kind, about.Name, finding.Path]).Where(part => part.Length > 0)));
        json.WriteString("kind", "object");
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private void Write(SuggestedFix fix, SourceLocation location)
    {
        json.WriteStartArray("fixes");
        json.WriteStartObject();
        WriteText("description", fix.Says);
        json.WriteStartArray("artifactChanges");
        json.WriteStartObject();
        WriteArtifact(location);
        json.WriteStartArray("replacements");
        foreach (TextChange change in fix.Changes)
        {
            json.WriteStartObject();
            json.WriteStartObject("deletedRegion");
            json.WriteNumber("byteOffset", change.Offset);
            json.WriteNumber("byteLength", change.Length);
            json.WriteEndObject();
            WriteText("insertedContent", change.Text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    // A relative path is relative to where the command ran; the schema wants a URI.
    private void WriteArtifact(SourceLocation location)
    {
        string path = ReportedPath.Of(location.Source.Path, workingDirectory);
        string escaped = string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", path.StartsWith('/') ? $"file://{escaped}" : escaped);
        json.WriteEndObject();
    }

    private void WriteText(string property, string text)
    {
        json.WriteStartObject(property);
        json.WriteString("text", text);
        json.WriteEndObject();
    }

    private static string LevelOf(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => "error",
        DiagnosticSeverity.Warning => "warning",
        DiagnosticSeverity.Info => "note",
    };
}
