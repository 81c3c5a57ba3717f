using Ringfence.Analysis;

namespace Ringfence.Cli;

/// <summary>Prints a diff for people: the gravest first, what is alike together, each with its reason.</summary>
internal sealed class DiffText(TextWriter output, Palette palette)
{
    private const int MostGroups = 50;

    /// <summary>Writes it.</summary>
    public void Write(DiffReport report)
    {
        output.WriteLine($"{palette.Strong(report.Summary)}  ({report.States.OldName} -> {report.States.NewName})");
        ChangeWords words = new(report.Locations);
        foreach (IGrouping<ChangeRisk, MapChange> risk in report.ByRisk)
        {
            output.WriteLine();
            string title = $"{RiskWords.TitleOf(risk.Key)} ({ChangeGroup.Counted(risk)})";
            output.WriteLine(RiskWords.IsGrave(risk.Key) ? palette.Bad(title) : palette.Strong(title));
            IReadOnlyList<ChangeGroup> groups = ChangeGroup.Of(risk);
            foreach (ChangeGroup group in groups.Take(MostGroups))
            {
                Write(group, words);
            }

            if (groups.Count > MostGroups)
            {
                output.WriteLine($"  and {groups.Skip(MostGroups).Sum(group => group.Count)} more; -o json lists them all");
            }
        }

        WriteIsolation(report.Diff.Isolation);
        report.Caveats.Write(output);
    }

    private void Write(ChangeGroup group, ChangeWords words)
    {
        MapChange change = group.Sample;
        string from = string.Join(", ", ChangeWords.EndsOf(group.From));
        string ends = group.To.Count == 0 ? $"among the pods of {from}" : $"{from} -> {string.Join(", ", ChangeWords.EndsOf(group.To))}";
        output.WriteLine($"  {ChangeWords.SignOf(change.Type)} {ends}: {ChangeWords.PassingOf(change.Before)} -> {ChangeWords.PassingOf(change.After)}");
        foreach (string replicas in ChangeWords.ReplicasOf(change))
        {
            output.WriteLine($"      {replicas}");
        }

        if (group.OtherRisks.Count > 0)
        {
            output.WriteLine($"      also: {string.Join(", ", group.OtherRisks.Select(RiskWords.TitleOf))}");
        }

        foreach (string reason in words.ReasonsOf(change))
        {
            output.WriteLine($"      {palette.Faint($"because: {reason}")}");
        }
    }

    private void WriteIsolation(IReadOnlyList<IsolationChange> changes)
    {
        if (changes.Count == 0)
        {
            return;
        }

        output.WriteLine();
        output.WriteLine(palette.Strong("isolation"));
        foreach (IsolationChange change in changes.Take(MostGroups))
        {
            output.WriteLine($"  {ChangeWords.IsolationOf(change)}");
        }

        if (changes.Count > MostGroups)
        {
            output.WriteLine($"  and {changes.Count - MostGroups} more; -o json lists them all");
        }
    }
}
