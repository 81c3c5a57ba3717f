using Ringfence.Analysis;
using Ringfence.Core;
using Ringfence.Explain;

namespace Ringfence.Cli;

/// <summary>Writes what was settled for people.</summary>
internal sealed class ProveText(TextWriter output, Colouring colouring, ManifestLocations locations, WitnessExplainer witnesses)
{
    private readonly Palette _palette = new(colouring);
    private readonly ExplanationText _explanations = new(locations, colouring == Colouring.Coloured ? TextStyle.Ansi : TextStyle.Plain);

    /// <summary>Writes a report.</summary>
    public void Write(ProveReport report)
    {
        foreach (Proof proof in report.Told)
        {
            WriteProof(proof, report);
        }

        if (report.Request.Question is not (ProofQuestion.Equivalent or ProofQuestion.Contained))
        {
            output.WriteLine(Summary(report));
        }

        report.Caveats.Write(output);
    }

    private static string Headline(Proof proof) => (proof.Question, proof.Answer) switch
    {
        (_, ProofAnswer.Undecided) => "UNDECIDED",
        (ProofQuestion.Equivalent, ProofAnswer.Yes) => "EQUIVALENT",
        (ProofQuestion.Equivalent, _) => "DIFFERENT",
        (ProofQuestion.Contained, ProofAnswer.Yes) => "CONTAINED",
        (ProofQuestion.Contained, _) => "NOT CONTAINED",
        (ProofQuestion.Redundant, ProofAnswer.Yes) => "REDUNDANT",
        (ProofQuestion.Redundant, _) => "NEEDED",
        (ProofQuestion.Shadowed, ProofAnswer.Yes) => "SHADOWED",
        (ProofQuestion.Shadowed, _) => "NOT SHADOWED",
        (ProofQuestion.Vacuous, ProofAnswer.Yes) => "VACUOUS",
        (ProofQuestion.Vacuous, _) => "NOT VACUOUS",
    };

    private static string Summary(ProveReport report)
    {
        string word = ProveRequest.WordOf(report.Request.Question);
        string found = report.Findings == 0 ? $"Nothing is {word}" : $"{report.Findings} {word}";
        string open = report.Undecided == 0 ? string.Empty : $", {report.Undecided} undecided";
        string hint = report is { Request.Question: ProofQuestion.Redundant, Findings: > 1 } ? ". Each can go by itself; ask again when one is gone" : string.Empty;
        return $"{found}{open} among {Text.Counted(report.Choices[0].Count, "policy", "policies")} and {(report.Choices[0].Count == 1 ? "its" : "their")} rules, {report.Terms.Where}{hint}.";
    }

    private void WriteProof(Proof proof, ProveReport report)
    {
        string headline = Headline(proof);
        string shown = proof.Answer == ProofAnswer.Undecided ? _palette.Doubtful(headline)
            : ProveReport.IsFinding(proof) ? _palette.Bad(headline)
            : _palette.Good(headline);
        string subject = report.Choices.Count == 2
            ? $"{string.Join(',', report.Choices[0])} {(proof.Question == ProofQuestion.Equivalent ? "and" : "in")} {string.Join(',', report.Choices[1])}"
            : ProofWords.SubjectOf(proof);
        output.WriteLine($"{shown}  {_palette.Strong(subject)}{PlaceOf(proof, report)}");
        output.WriteLine($"  {ProofWords.Of(proof, report)}");
        output.WriteLine();
        if (proof.Witness is { } witness)
        {
            WriteWitness(witness);
        }
    }

    private string PlaceOf(Proof proof, ProveReport report)
    {
        RuleLocation? place = report.Choices.Count == 2 ? null
            : proof.Rule is { } rule ? locations.Find(rule)
            : locations.Find(proof.Policy);
        return place is null ? string.Empty : $"  {_palette.Faint(place.ToString())}";
    }

    private void WriteWitness(ProofWitness witness)
    {
        if (witness.Origin == WitnessCluster.MadeUp)
        {
            output.WriteLine("  Made up to show it:");
            foreach (ClusterNamespace space in witness.Cluster.Namespaces)
            {
                output.WriteLine($"    namespace {space.Name}{Labels(space.Labels)}");
            }

            foreach (Endpoint pod in witness.Cluster.Endpoints)
            {
                string ports = string.Concat(pod.Ports.Select(port => $", port {port.Name} = {port.Protocol.ToName()} {port.Number}"));
                output.WriteLine($"    pod {pod.Id}{Labels(pod.Labels)}, address {string.Join(", ", pod.Addresses.Possible.ToCidrs().Select(block => block.First))}{ports}");
            }

            output.WriteLine();
        }

        using StringWriter text = new() { NewLine = "\n" };
        _explanations.Write(text, witnesses.Explain(witness));
        foreach (string line in text.ToString().TrimEnd('\n').Split('\n'))
        {
            output.WriteLine(line.Length == 0 ? line : $"  {line}");
        }

        output.WriteLine();
    }

    // The name label says what the name says.
    private static string Labels(LabelSet labels)
    {
        string[] shown = [.. labels.Pairs.ToArray().Where(pair => pair.Key != ClusterNamespace.NameLabel).Select(pair => $"{pair.Key}={pair.Value}")];
        return shown.Length == 0 ? " without labels" : $" with {string.Join(",", shown)}";
    }
}
