using Ringfence.Diagnostics;
using Ringfence.Lint;
using Ringfence.Syntax;

namespace Ringfence.Cli;

/// <summary>What a repair did and what it left.</summary>
/// <param name="Fixed">What is put right.</param>
/// <param name="Left">What is not: errors and warnings, and whatever has a fix that was not written.</param>
/// <param name="Notes">How many notes are left besides.</param>
internal sealed record FixReport(IReadOnlyList<Diagnostic> Fixed, IReadOnlyList<LeftFinding> Left, int Notes)
{
    /// <summary>Whether nothing is left but notes and what is for people to decide of them.</summary>
    public bool IsDone => !Left.Any(left => left.HasSafeFix || left.Finding.Descriptor.Severity != DiagnosticSeverity.Info);

    /// <summary>The report of an outcome.</summary>
    /// <param name="outcome">What was worked out.</param>
    /// <param name="unwritten">The files that could not be written, each with the reason.</param>
    public static FixReport Of(FixOutcome outcome, IReadOnlyDictionary<string, string> unwritten)
    {
        ILookup<bool, Diagnostic> written = outcome.Fixed.ToLookup(finding => !unwritten.ContainsKey(finding.Location.Source.Path));
        IReadOnlyList<LeftFinding> all = [.. written[false].Select(finding => new LeftFinding(finding, unwritten[finding.Location.Source.Path])), .. outcome.Left];
        all = [.. all.OrderBy(one => one.Finding.Descriptor.Severity)];
        IReadOnlyList<LeftFinding> left = [.. all.Where(one => one.Finding.Fix is not null || one.Finding.Descriptor.Severity != DiagnosticSeverity.Info)];
        return new FixReport([.. written[true]], left, all.Count - left.Count);
    }
}
