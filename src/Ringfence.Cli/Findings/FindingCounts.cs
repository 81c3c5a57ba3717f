using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Cli;

/// <summary>How many findings there are of each severity.</summary>
internal sealed record FindingCounts(int Errors, int Warnings, int Infos)
{
    /// <summary>Counts findings.</summary>
    public static FindingCounts Of(IReadOnlyList<Diagnostic> findings) => new(
        Count(findings, DiagnosticSeverity.Error), Count(findings, DiagnosticSeverity.Warning), Count(findings, DiagnosticSeverity.Info));

    private static int Count(IReadOnlyList<Diagnostic> findings, DiagnosticSeverity severity) =>
        findings.Count(finding => finding.Descriptor.Severity == severity);
}
