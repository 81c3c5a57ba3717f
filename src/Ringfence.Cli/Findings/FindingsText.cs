using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Cli;

/// <summary>Prints findings for people: place, message, the line with a caret, help; then, on request, how many there were.</summary>
internal sealed class FindingsText(TextWriter text, Palette palette)
{
    private const int MostNotes = 3;

    /// <summary>Writes findings, in the order given.</summary>
    public void Write(IEnumerable<Diagnostic> findings)
    {
        foreach (Diagnostic finding in findings)
        {
            string[] lines = DiagnosticRenderer.Render(finding).Split('\n');
            text.WriteLine(Coloured(lines[0], finding.Descriptor));
            foreach (string line in lines.AsSpan(1))
            {
                text.WriteLine(line);
            }
        }
    }

    /// <summary>Writes notes, a line each and a few of each code, so that they hide nothing that is worse.</summary>
    public void WriteNotes(IEnumerable<Diagnostic> notes)
    {
        foreach (IGrouping<string, Diagnostic> alike in notes.GroupBy(note => note.Descriptor.Code))
        {
            Diagnostic[] all = [.. alike];
            int shown = all.Length > MostNotes + 1 ? MostNotes : all.Length;
            foreach (Diagnostic note in all.AsSpan(0, shown))
            {
                text.WriteLine(Coloured(DiagnosticRenderer.Render(note).Split('\n')[0], note.Descriptor));
            }

            if (all.Length > shown)
            {
                text.WriteLine(palette.Faint($"  ... and {all.Length - shown} more notes {alike.Key}; -v shows them all"));
            }
        }
    }

    /// <summary>Writes the last line.</summary>
    public void WriteSummary(FindingCounts counts) => text.WriteLine(counts is { Errors: 0, Warnings: 0, Infos: 0 }
        ? palette.Good("nothing to complain about")
        : string.Join(", ", Counted(counts)));

    private static IEnumerable<string> Counted(FindingCounts counts)
    {
        if (counts.Errors > 0)
        {
            yield return Text.Counted(counts.Errors, "error");
        }

        if (counts.Warnings > 0)
        {
            yield return Text.Counted(counts.Warnings, "warning");
        }

        if (counts.Infos > 0)
        {
            yield return Text.Counted(counts.Infos, "note");
        }
    }

    private string Coloured(string line, DiagnosticDescriptor descriptor)
    {
        string head = $"{descriptor.Severity.ToString().ToLowerInvariant()} {descriptor.Code}:";
        string coloured = descriptor.Severity == DiagnosticSeverity.Error ? palette.Bad(head) : palette.Doubtful(head);
        int at = line.IndexOf(head, StringComparison.Ordinal);
        return at < 0 ? line : string.Concat(palette.Strong(line[..at]), coloured, line[(at + head.Length)..]);
    }
}
