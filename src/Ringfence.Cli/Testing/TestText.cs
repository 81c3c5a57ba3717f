using Ringfence.Analysis;
using Ringfence.Explain;
using Ringfence.Syntax;

namespace Ringfence.Cli;

/// <summary>Writes test results for people: a line a test, and below one that failed the counterexample or why it proves nothing.</summary>
/// <param name="locations">Where rules stand.</param>
/// <param name="style">How to make things stand out.</param>
internal sealed class TestText(IRuleLocations locations, TextStyle style)
{
    private readonly ExplanationText _explanations = new(locations, style);

    /// <summary>Writes one result.</summary>
    public void Write(TextWriter text, TestResult result)
    {
        string verdict = result.Passed ? style.Good("PASS") : style.Bad("FAIL");
        string place = result.Passed ? string.Empty : style.Faint($"  ({PlaceOf(result)})");
        text.Write($"{verdict}  {style.Strong(result.Test.Name)}: {result.Summary}{place}\n");
        WriteDetails(text, result);
    }

    /// <summary>Writes what lies behind a failed test, in lines that begin with blanks; nothing for one that passed.</summary>
    public void WriteDetails(TextWriter text, TestResult result)
    {
        if (result.Passed)
        {
            return;
        }

        using StringWriter details = new() { NewLine = "\n" };
        foreach (Diagnostic fault in result.Faults)
        {
            details.Write($"{DiagnosticRenderer.Render(fault)}\n");
        }

        if (result.Counterexample is { } counterexample)
        {
            _explanations.Write(details, counterexample);
            details.Write(More(result));
        }

        foreach (string line in details.ToString().TrimEnd('\n').Split('\n'))
        {
            text.Write(line.Length == 0 ? "\n" : $"  {line}\n");
        }

        text.Write("\n");
    }

    /// <summary>Writes the last lines: what the answers rest on that may turn them, and the counts.</summary>
    public void WriteSummary(TextWriter text, TestReport report)
    {
        report.Caveats.Write(text);
        text.Write(report.Caveats.Shown.Count == 0 ? string.Empty : "\n");
        string failed = report.Failed == 0 ? style.Good("0 failed") : style.Bad($"{report.Failed} failed");
        text.Write($"{Text.Counted(report.Passed + report.Failed, "test")}: {report.Passed} passed, {failed}\n");
    }

    private static string PlaceOf(TestResult result)
    {
        SourceLocation location = result.Test.Node.Location;
        return $"{location.Source.Path}:{location.Position.Line}";
    }

    private static string More(TestResult result)
    {
        long further = result.Outcome.Failing - 1;
        if (further == 0)
        {
            return string.Empty;
        }

        string others = string.Join(", ", result.Others.Select(Of));
        return $"\n{further} more{(others.Length == 0 ? string.Empty : $", such as {others}")}\n";
    }

    private static string Of(FailingPair pair) => $"{PartyWords.Of(pair.From)} -> {PartyWords.Of(pair.To)}";
}
