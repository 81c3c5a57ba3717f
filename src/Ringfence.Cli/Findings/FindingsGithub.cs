using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Cli;

/// <summary>Prints findings as workflow commands of GitHub Actions, which shows them at their lines.</summary>
internal static class FindingsGithub
{
    /// <summary>Writes a command a finding.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="findings">The findings.</param>
    /// <param name="workingDirectory">Where the command runs: in a workflow, the root of the repository.</param>
    public static void Write(TextWriter output, IReadOnlyList<Diagnostic> findings, string workingDirectory)
    {
        foreach (Diagnostic finding in findings)
        {
            SourcePosition start = finding.Location.Position;
            SourcePosition end = finding.Location.Source.PositionOf(finding.Location.Span.End);
            string columns = end.Line == start.Line && end.Column > start.Column ? $",endColumn={end.Column}" : string.Empty;
            string title = $"{finding.Descriptor.Code}: {finding.Descriptor.Title}";
            output.WriteLine(
                $"::{WordOf(finding.Descriptor.Severity)} file={Property(ReportedPath.Of(finding.Location.Source.Path, workingDirectory))},line={start.Line},col={start.Column}{columns},title={Property(title)}::{Message($"{finding.Message}; {finding.Help}")}");
        }
    }

    private static string WordOf(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => "error",
        DiagnosticSeverity.Warning => "warning",
        DiagnosticSeverity.Info => "notice",
    };

    // The escapes of actions/toolkit, packages/core/src/command.ts.
    private static string Message(string text) => VisibleText.Escape(text).Replace("%", "%25", StringComparison.Ordinal);

    private static string Property(string text) => Message(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
