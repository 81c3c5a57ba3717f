using System.Text;
using Ringfence.Analysis;

namespace Ringfence.Cli;

/// <summary>Prints a diff as a comment on a pull request: the summary in sight, the rest to unfold, and never more than a comment may be.</summary>
internal sealed class DiffMarkdown(TextWriter output)
{
    // GitHub takes 65,536 characters, GitLab and others more. What is not a table row needs some as well.
    private const int MostCharacters = 50_000;

    private int _left = MostCharacters;

    /// <summary>Writes it.</summary>
    public void Write(DiffReport report)
    {
        output.WriteLine("<!-- ringfence diff -->");
        output.WriteLine($"### Ringfence: {report.Summary}");
        output.WriteLine();
        output.WriteLine($"From {Code(report.States.OldName)} to {Code(report.States.NewName)}.");
        ChangeWords words = new(report.Locations);
        foreach (IGrouping<ChangeRisk, MapChange> risk in report.ByRisk)
        {
            Write(risk, words);
        }

        WriteIsolation(report.Diff.Isolation);
        WriteCaveats(report.Caveats);
    }

    private void Write(IGrouping<ChangeRisk, MapChange> risk, ChangeWords words)
    {
        output.WriteLine();
        output.WriteLine(RiskWords.IsGrave(risk.Key) ? "<details open>" : "<details>");
        output.WriteLine($"<summary>{RiskWords.TitleOf(risk.Key)}: {ChangeGroup.Counted(risk)}</summary>");
        output.WriteLine();
        output.WriteLine("| | from | to | before | after | because |");
        output.WriteLine("|---|---|---|---|---|---|");
        IReadOnlyList<ChangeGroup> groups = ChangeGroup.Of(risk);
        int written = 0;
        foreach (ChangeGroup group in groups)
        {
            string row = RowOf(group, words);
            if (row.Length > _left)
            {
                break;
            }

            _left -= row.Length;
            written++;
            output.WriteLine(row);
        }

        output.WriteLine();
        if (written < groups.Count)
        {
            output.WriteLine($"And {groups.Skip(written).Sum(group => group.Count)} more than a comment can hold.");
            output.WriteLine();
        }

        output.WriteLine("</details>");
    }

    private static string RowOf(ChangeGroup group, ChangeWords words)
    {
        MapChange change = group.Sample;
        string from = Lines(ChangeWords.EndsOf(group.From).Select(Code));
        string to = group.To.Count == 0 ? "its own pods" : Lines(ChangeWords.EndsOf(group.To).Select(Code));
        string after = Lines(ChangeWords.ReplicasOf(change).Prepend(ChangeWords.PassingOf(change.After)).Select(Escaped));
        string because = Lines([.. words.ReasonsOf(change).Select(Escaped), .. group.OtherRisks.Select(risk => $"*{RiskWords.TitleOf(risk)}*")]);
        return $"| {ChangeWords.SignOf(change.Type)} | {from} | {to} | {Escaped(ChangeWords.PassingOf(change.Before))} | {after} | {because} |";
    }

    private void WriteIsolation(IReadOnlyList<IsolationChange> changes)
    {
        if (changes.Count == 0)
        {
            return;
        }

        output.WriteLine();
        output.WriteLine("<details>");
        output.WriteLine($"<summary>isolation: {changes.Count}</summary>");
        output.WriteLine();
        WriteList([.. changes.Select(ChangeWords.IsolationOf)]);
        output.WriteLine();
        output.WriteLine("</details>");
    }

    private void WriteCaveats(CaveatDigest caveats)
    {
        if (caveats.Shown.Count == 0)
        {
            return;
        }

        output.WriteLine();
        output.WriteLine("<details>");
        output.WriteLine("<summary>what this rests on</summary>");
        output.WriteLine();
        WriteList([.. caveats.Shown.Select(shown => $"{shown.Caveat.Descriptor.Code}: {shown.Caveat.Message}{(shown.More > 0 ? $" (and {shown.More} more like it)" : string.Empty)}")]);
        output.WriteLine();
        output.WriteLine("</details>");
    }

    private void WriteList(IReadOnlyList<string> items)
    {
        for (int i = 0; i < items.Count; i++)
        {
            string item = $"- {Escaped(items[i])}";
            if (item.Length > _left)
            {
                output.WriteLine($"- and {items.Count - i} more");
                return;
            }

            _left -= item.Length;
            output.WriteLine(item);
        }
    }

    private static string Lines(IEnumerable<string> parts) => string.Join("<br>", parts);

    /// <summary>A span of code; what would end it, or a cell, or call for somebody, stands as itself.</summary>
    private static string Code(string text) => $"<code>{Escaped(text)}</code>";

    private static string Escaped(string text)
    {
        StringBuilder escaped = new(text.Length + 8);
        foreach (char character in text)
        {
            escaped.Append(character switch
            {
                '<' => "&lt;",
                '>' => "&gt;",
                '&' => "&amp;",
                '|' or '*' or '_' or '`' or '[' or ']' or '~' or '\\' or '#' or '@' or '!' => $"&#{(int)character};",
                _ when char.IsControl(character) => $"&#xFFFD;",
                _ => character.ToString(),
            });
        }

        return escaped.ToString();
    }
}
