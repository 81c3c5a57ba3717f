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
    public void Write(LabRoute route, ProbeAnswer answer, bool arrived, DropRecord? drop, IReadOnlyList<string> others, Explanation explanation)
    {
        ConnectionProbe probe = route.Probe;
        string what = $"{probe.Source} -> {probe.Destination} {probe.Protocol.ToName()} {probe.Port}";
        output.WriteLine($"{Word(answer, arrived)}  {_palette.Strong(what)}: {Happened(answer, arrived)}");
        if (drop is not null)
        {
            output.WriteLine($"  recorded: {new DropText(_palette, locations).Of(drop)}");
        }
        else if (!arrived)
        {
            output.WriteLine(others.Count == 0
                ? "  no rule of Ringfence recorded it: a full log, or somebody else in the way (no route, another firewall than nftables)"
                : $"  no rule of Ringfence recorded it, and others have rules on the way: {string.Join("; ", others)}");
        }

        if (arrived != (explanation.Verdict == Verdict.Allow))
        {
            output.WriteLine(_palette.Bad(arrived
                ? "The packet arrived although the policies deny it."
                : "The packet did not arrive although the policies allow it."));
        }

        output.WriteLine();
        new ExplanationText(locations, colouring == Colouring.Coloured ? TextStyle.Ansi : TextStyle.Plain).Write(output, explanation);
    }

    private string Word(ProbeAnswer answer, bool arrived) => (answer.Outcome, arrived) switch
    {
        (ProbeOutcome.Answered, _) => _palette.Good("ANSWERED"),
        (ProbeOutcome.Refused, true) => _palette.Doubtful("REFUSED"),
        (_, true) => _palette.Doubtful("ARRIVED"),
        _ => _palette.Bad("DROPPED"),
    };

    private static string Happened(ProbeAnswer answer, bool arrived) => (answer.Outcome, arrived) switch
    {
        (ProbeOutcome.Answered, _) => $"answered after {Milliseconds(answer)}{(answer.Greeting.Length > 0 ? $", by {answer.Greeting}" : string.Empty)}",
        (ProbeOutcome.Refused, true) => $"it arrived, and nobody listens on that port (refused after {Milliseconds(answer)})",
        (ProbeOutcome.Silent, true) => "it arrived, and nothing came back",
        (ProbeOutcome.Refused, false) => $"refused on the way, after {Milliseconds(answer)}",
        (ProbeOutcome.Silent, false) => $"nothing arrived, and nothing came back within {Milliseconds(answer)}",
    };

    private static string Milliseconds(ProbeAnswer answer) => string.Create(CultureInfo.InvariantCulture, $"{answer.Took.TotalMilliseconds:0.0} ms");
}
