using System.Text.Json;
using Ringfence.Analysis;
using Ringfence.Core;
using Ringfence.Explain;
using Ringfence.Syntax;

namespace Ringfence.Cli;

/// <summary>Prints test results for programs: the document <c>ringfence.dev/test/v1</c>.</summary>
/// <param name="locations">Where rules stand.</param>
internal sealed class TestJson(IRuleLocations locations)
{
    private readonly ExplanationJson _explanations = new(locations);

    /// <summary>Writes the document.</summary>
    public void Write(Utf8JsonWriter json, TestReport report)
    {
        json.WriteStartObject();
        json.WriteString("schema", "ringfence.dev/test/v1");
        json.WriteStartArray("tests");
        foreach (TestFile file in report.Files)
        {
            foreach (TestResult result in file.Results)
            {
                Write(json, file, result);
            }
        }

        json.WriteEndArray();
        json.WriteStartObject("summary");
        json.WriteNumber("passed", report.Passed);
        json.WriteNumber("failed", report.Failed);
        json.WriteEndObject();
        json.WriteStartArray("caveats");
        foreach ((ExplainedCaveat caveat, int more) in report.Caveats.Shown)
        {
            json.WriteStartObject();
            json.WriteString("code", caveat.Descriptor.Code);
            json.WriteString("message", caveat.Message);
            if (more > 0)
            {
                json.WriteNumber("more", more);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void Write(Utf8JsonWriter json, TestFile file, TestResult result)
    {
        json.WriteStartObject();
        json.WriteString("name", result.Test.Name);
        json.WriteString("file", file.Path);
        json.WriteNumber("line", result.Test.Node.Location.Position.Line);
        json.WriteString("expect", result.Test.Expected == Verdict.Allow ? "allow" : "deny");
        json.WriteBoolean("passed", result.Passed);
        json.WriteBoolean("vacuous", result.Faults.Count > 0);
        json.WriteString("summary", result.Summary);
        json.WriteNumber("checked", result.Outcome.Checked);
        json.WriteNumber("failing", result.Outcome.Failing);
        if (result.Outcome.Unconnected > 0)
        {
            json.WriteNumber("unconnected", result.Outcome.Unconnected);
        }

        if (result.Counterexample is { } counterexample)
        {
            json.WritePropertyName("counterexample");
            _explanations.Write(json, counterexample);
            json.WriteStartArray("others");
            foreach (FailingPair pair in result.Others)
            {
                json.WriteStartObject();
                json.WriteString("from", PartyWords.IdOf(pair.From));
                json.WriteString("to", PartyWords.IdOf(pair.To));
                json.WriteString("ports", pair.Ports.ToString());
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteStartArray("diagnostics");
        foreach (Diagnostic finding in result.Faults.Concat(result.Notes))
        {
            FindingsJson.Write(json, finding);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
