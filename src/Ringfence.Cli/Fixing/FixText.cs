using Ringfence.Lint;
using Ringfence.Syntax;

namespace Ringfence.Cli;

/// <summary>Says for people what was fixed and what was left, a line each; the difference itself is the answer.</summary>
/// <param name="text">Where to say it.</param>
/// <param name="palette">The colours.</param>
/// <param name="mode">Whether the files were written.</param>
/// <param name="files">The files that change.</param>
internal sealed class FixText(TextWriter text, Palette palette, FixMode mode, IReadOnlyDictionary<string, EditedFile> files)
{
    /// <summary>Writes a report.</summary>
    public void Write(FixReport report)
    {
        string done = mode == FixMode.DryRun ? "would fix" : "fixed";
        foreach (Diagnostic finding in report.Fixed)
        {
            text.WriteLine($"{palette.Good(done)} {finding.Location}: {finding.Descriptor.Code}: {finding.Fix!.Says}");
        }

        foreach (LeftFinding left in report.Left)
        {
            Diagnostic finding = left.Finding;
            text.WriteLine($"{palette.Doubtful("left")} {PlaceOf(finding.Location)}: {finding.Descriptor.Severity.ToString().ToLowerInvariant()} {finding.Descriptor.Code}: {finding.Message}");
            text.WriteLine($"  {left.Why}");
        }

        text.WriteLine(string.Join(", ", Counts(report, done)));
    }

    // Findings that are left were found with the changes made; a file that is not written is as it was.
    private string PlaceOf(SourceLocation found)
    {
        if (mode == FixMode.Write || !files.TryGetValue(found.Source.Path, out EditedFile? file))
        {
            return found.ToString();
        }

        SourcePosition position = file.PositionBefore(found.Source.OriginOffset + found.Span.Start);
        return $"{found.Source.Path}:{position.Line}:{position.Column}";
    }

    private static IEnumerable<string> Counts(FixReport report, string done)
    {
        yield return report.Fixed.Count == 0 ? "nothing to fix" : $"{done} {report.Fixed.Count}";
        if (report.Left.Count > 0)
        {
            yield return $"{report.Left.Count} left";
        }

        if (report.Notes > 0)
        {
            yield return $"{Text.Counted(report.Notes, "note")} besides";
        }
    }
}
