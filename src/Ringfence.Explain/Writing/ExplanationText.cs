using Ringfence.Core;

namespace Ringfence.Explain;

/// <summary>Writes explanations for people: the verdict in one line, then each side's walk, then what the answer rests on.</summary>
/// <param name="locations">Where rules stand.</param>
/// <param name="style">How to make things stand out.</param>
public sealed class ExplanationText(IRuleLocations locations, TextStyle style)
{
    private readonly SideText _sides = new(locations, style);

    /// <summary>Writes an explanation; every line ends with a line feed.</summary>
    public void Write(TextWriter text, Explanation explanation)
    {
        Variant leading = explanation.Leading;
        Line(text, $"{VerdictWord(explanation.Verdict)}  {style.Strong(Headline.Of(explanation))}: {Headline.Reason(explanation)}");
        if (explanation.Differs)
        {
            WriteVariants(text, explanation);
        }

        Line(text, string.Empty);
        if (Example(explanation) is { Length: > 0 } example)
        {
            Line(text, style.Faint($"  shown for {example}"));
        }

        foreach (string translation in Translations(explanation.Question, leading))
        {
            Line(text, $"  {translation}");
        }

        _sides.Write(text, leading.Outcome.Egress);
        _sides.Write(text, leading.Outcome.Ingress);
        WriteCaveats(text, explanation);
    }

    private static void Line(TextWriter text, string line)
    {
        text.Write(line);
        text.Write('\n');
    }

    /// <summary>One pair stands for many when there are replicas, backends or address blocks.</summary>
    private static string Example(Explanation explanation)
    {
        ExplainedSide egress = explanation.Leading.Outcome.Egress;
        ExplainedSide ingress = explanation.Leading.Outcome.Ingress;
        string pair = $"{PartyWords.Of(egress.Subject)} -> {PartyWords.Of(ingress.Subject)}";
        int pairs = explanation.Variants.Sum(variant => variant.Sources.Count * variant.Destinations.Count);
        return pairs == 1 ? string.Empty
            : explanation.Differs ? pair
            : $"{pair}; the others are alike";
    }

    private static IEnumerable<string> Translations(ExplainQuestion question, Variant leading) => question.Destinations
        .Where(destination => destination.Via is Via.Through && leading.Destinations.Contains(destination.Party))
        .SelectMany(destination => destination.Ports.Select(port => (destination, port)))
        .Take(1)
        .Select(one => $"{one.destination.Via switch { Via.Through(var name, _) => name.ToString(), _ => string.Empty }} port {one.port.Asked} leads to {one.port.Protocol.ToName()} {one.port.Actual} of {PartyWords.Of(one.destination.Party)}");

    private string VerdictWord(Verdict verdict) => verdict == Verdict.Allow ? style.Good("ALLOWED") : style.Bad("DENIED");

    private void WriteVariants(TextWriter text, Explanation explanation)
    {
        VariantNames names = VariantNames.Of(explanation);
        foreach (Variant variant in explanation.Variants)
        {
            string padding = variant.Outcome.Verdict == Verdict.Allow ? string.Empty : " ";
            string ports = explanation.Question.Port is null ? $": {Headline.PortsOf(variant.Outcome.Ports)}" : string.Empty;
            Line(text, $"  {VerdictWord(variant.Outcome.Verdict)}{padding}  {names.Describe(variant)}{ports}");
        }
    }

    private void WriteCaveats(TextWriter text, Explanation explanation)
    {
        if (explanation.Caveats.IsEmpty)
        {
            return;
        }

        Line(text, string.Empty);
        foreach (ExplainedCaveat caveat in explanation.Caveats)
        {
            Line(text, $"  {style.Notice(caveat.Descriptor.Code)}  {caveat.Message}");
        }
    }
}
