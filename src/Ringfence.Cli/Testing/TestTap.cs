using System.Text.Encodings.Web;
using System.Text.Json;
using Ringfence.Syntax;

namespace Ringfence.Cli;

/// <summary>Prints test results in version 14 of the Test Anything Protocol, failures with YAML diagnostics.</summary>
/// <param name="text">Writes what lies behind a failure.</param>
internal sealed class TestTap(TestText text)
{
    /// <summary>Writes the document.</summary>
    public void Write(TextWriter output, TestReport report)
    {
        output.Write("TAP version 14\n");
        output.Write($"1..{report.Passed + report.Failed}\n");
        int number = 0;
        foreach (TestFile file in report.Files)
        {
            foreach (TestResult result in file.Results)
            {
                number++;
                output.Write($"{(result.Passed ? "ok" : "not ok")} {number} - {Described(result.Test.Name)}\n");
                if (!result.Passed)
                {
                    WriteDiagnostics(output, file, result);
                }
            }
        }
    }

    // A # begins a directive, so that a name with one could make a failed test count as skipped.
    private static string Described(string name) => VisibleText.Escape(name).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("#", "\\#", StringComparison.Ordinal);

    // A JSON string is a YAML one.
    private static string Quoted(string value) => $"\"{JsonEncodedText.Encode(value, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";

    private void WriteDiagnostics(TextWriter output, TestFile file, TestResult result)
    {
        output.Write("  ---\n");
        output.Write($"  message: {Quoted(result.Summary)}\n");
        output.Write("  severity: fail\n");
        output.Write($"  reason: {(result.Faults.Count > 0 ? "vacuous" : "counterexample")}\n");
        output.Write("  at:\n");
        output.Write($"    file: {Quoted(file.Path)}\n");
        output.Write($"    line: {result.Test.Node.Location.Position.Line}\n");
        output.Write("  details: |2\n");
        using StringWriter details = new() { NewLine = "\n" };
        text.WriteDetails(details, result);
        foreach (string line in details.ToString().TrimEnd('\n').Split('\n'))
        {
            output.Write(line.Length == 0 ? "\n" : $"    {VisibleText.Escape(line[2..])}\n");
        }

        output.Write("  ...\n");
    }
}
