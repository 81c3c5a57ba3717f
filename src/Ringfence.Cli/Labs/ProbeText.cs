using System.Globalization;
using Ringfence.Core;
using Ringfence.Explain;
using Ringfence.Lab;
using Ringfence.Nftables;

namespace Ringfence.Cli;

/// <summary>Writes what became of a probe, then why.</summary>
internal sealed class ProbeText(TextWriter output, Colouring colouring, IRuleLocations locations)
{
    private readonly Palette _palette = new(colouring);

    /// <summary>Writes it.</summary>
    public void Write(ProbeFinding finding)
    {
        ConnectionProbe probe = finding.Route.Probe;
        string what = $"{probe.Source} -> {probe.Destination} {probe.Protocol.ToName()} {probe.Port}";
        output.WriteLine($"{Word(finding)}  {_palette.Strong(what)}: {Happened(finding)}");
        if (finding.Drop is { } drop)
        {
            output.WriteLine($"  recorded: {new DropText(_palette, locations).Of(drop)}");
        }
        else if (!finding.Arrived)
        {
            output.WriteLine($"  {Unrecorded(finding)}");
        }

        if (!finding.Agrees)
        {
            output.WriteLine(_palette.Bad(finding.Arrived
                ? "The packet arrived although the policies deny it."
                : "The packet did not arrive although the policies allow it."));
        }

        output.WriteLine();
        new ExplanationText(locations, colouring == Colouring.Coloured ? TextStyle.Ansi : TextStyle.Plain).Write(output, finding.Explanation);
    }

    // What policies deny is stopped by our rules, and those record no more than a limit allows.
    private string Unrecorded(ProbeFinding finding) => finding switch
    {
        { Others.Count: > 0 } => $"no rule of Ringfence recorded it, and others have rules on the way: {string.Join("; ", finding.Others)}",
        { Explanation: { Verdict: Verdict.Deny, Leading.Outcome: var outcome } } =>
            $"policies deny it {Denial(outcome.Egress.Verdict == Verdict.Deny ? outcome.Egress : outcome.Ingress)}; its record was left out, as records are when many packets were stopped just before (`lab matrix` does that)",
        _ => "no rule of Ringfence recorded it: a full log, or somebody else in the way (no route, another firewall than nftables)",
    };

    private string Denial(ExplainedSide side) =>
        $"{(side.Direction == Direction.Egress ? "out of" : "into")} {PartyWords.IdOf(side.Subject)}{new DropText(_palette, locations).Why(side.IsolatedBy, NearestMiss.Of(side.Tried))}";

    private string Word(ProbeFinding finding) => (finding.Answer.Outcome, finding.Arrived) switch
    {
        (ProbeOutcome.Answered, _) => _palette.Good("ANSWERED"),
        (ProbeOutcome.Refused, true) => _palette.Doubtful("REFUSED"),
        (_, true) => _palette.Doubtful("ARRIVED"),
        _ => _palette.Bad("DROPPED"),
    };

    private static string Happened(ProbeFinding finding) => (finding.Answer.Outcome, finding.Arrived) switch
    {
        (ProbeOutcome.Answered, _) => $"answered after {Milliseconds(finding)}{(finding.Answer.Greeting.Length > 0 ? $", by {finding.Answer.Greeting}" : string.Empty)}",
        (ProbeOutcome.Refused, true) => $"it arrived at {Place(finding)}, and nobody listens on that port (refused after {Milliseconds(finding)})",
        (ProbeOutcome.Silent, true) => $"it arrived at {Place(finding)}, {(IsOutside(finding) ? "outside of the cluster, where nobody answers" : "and nothing came back")}",
        (ProbeOutcome.Refused, false) => $"refused on the way, after {Milliseconds(finding)}",
        (ProbeOutcome.Silent, false) => $"nothing arrived, and nothing came back within {Milliseconds(finding)}",
    };

    private static string Place(ProbeFinding finding) => PartyWords.OfId(finding.ArrivedAt!);

    private static bool IsOutside(ProbeFinding finding) => Cidr.TryParse(finding.ArrivedAt, out _);

    private static string Milliseconds(ProbeFinding finding) => string.Create(CultureInfo.InvariantCulture, $"{finding.Answer.Took.TotalMilliseconds:0.0} ms");
}
