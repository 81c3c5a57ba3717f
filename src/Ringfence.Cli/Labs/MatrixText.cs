using System.Globalization;
using Ringfence.Core;
using Ringfence.Lab;

namespace Ringfence.Cli;

/// <summary>Writes what all probes of a lab came to: each pair on a line, what differs from the Evaluator first.</summary>
internal sealed class MatrixText(TextWriter output, Palette palette)
{
    private const int MostShown = 50;

    // More than that nobody reads; it is there for programs.
    private const int MostPairs = 2_000;

    // A longer name stands out of its column, or all ports would be far off for the sake of one.
    private const int WidestName = 44;

    /// <summary>Writes it.</summary>
    public void Write(IReadOnlyList<MatrixCell> cells)
    {
        MatrixCell[] wrong = [.. cells.Where(cell => !cell.Agrees)];
        foreach (MatrixCell cell in wrong.Take(MostShown))
        {
            Connection asked = cell.Connection;
            output.WriteLine($"{palette.Bad("DIFFERS")}  {NameOf(asked.Source)} -> {NameOf(asked.Destination)} {asked.Protocol.ToName()} {asked.Port} over {asked.Family}: "
                + (cell.Seen == Verdict.Allow ? "it arrived, and the policies deny it" : "it did not arrive, and the policies allow it"));
        }

        if (wrong.Length > MostShown)
        {
            output.WriteLine($"and {wrong.Length - MostShown} more");
        }

        WritePairs([.. cells.GroupBy(cell => (From: NameOf(cell.Connection.Source), To: NameOf(cell.Connection.Destination)))]);
        if (cells.Any(cell => cell.Connection.Destination is not Party.Pod))
        {
            output.WriteLine($"{LabMatrix.Anything.Protocol.ToName()} {LabMatrix.Anything.Port} is asked where no port is declared: of nodes, of the outside, and of pods without ports");
        }

        output.WriteLine(wrong.Length == 0
            ? palette.Good(string.Create(CultureInfo.InvariantCulture, $"{cells.Count} packets sent, {cells.Count(cell => cell.Seen == Verdict.Allow)} arrived: just those that the policies allow"))
            : palette.Bad(string.Create(CultureInfo.InvariantCulture, $"{cells.Count} packets sent, {wrong.Length} fared otherwise than the policies say")));
    }

    private void WritePairs(IReadOnlyList<IGrouping<(string From, string To), MatrixCell>> pairs)
    {
        if (pairs.Count > MostPairs)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{pairs.Count:N0} pairs are too many to show: `-o json` lists them"));
            return;
        }

        int width = pairs.Select(pair => pair.Key.To.Length).Where(length => length <= WidestName).DefaultIfEmpty().Max();
        foreach (IGrouping<string, IGrouping<(string From, string To), MatrixCell>> source in pairs.GroupBy(pair => pair.Key.From).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            output.WriteLine(palette.Strong(source.Key));
            foreach (IGrouping<(string From, string To), MatrixCell> pair in source.OrderBy(pair => pair.Key.To, StringComparer.Ordinal))
            {
                output.WriteLine($"  {pair.Key.To.PadRight(width)}  {Signs(pair)}");
            }
        }
    }

    // What got through, port by port; both families are one where they agree.
    private string Signs(IEnumerable<MatrixCell> cells) => string.Join(", ", cells
        .GroupBy(cell => (cell.Connection.Protocol, cell.Connection.Port))
        .Select(port => (Name: $"{port.Key.Protocol.ToName()} {port.Key.Port}", Arrived: port.Count(cell => cell.Seen == Verdict.Allow), All: port.Count()))
        .Select(port => port.Arrived == port.All ? palette.Good(port.Name) : port.Arrived == 0 ? palette.Faint($"no {port.Name}") : palette.Doubtful($"{port.Name} (one family)")));

    private static string NameOf(Party party) => party switch
    {
        Party.Pod(var pod) => pod.Id.Value,
        Party.Node(var node) => node.Id.Value,
        Party.External(var block) => $"{block.First} (outside)",
        _ => throw new System.Diagnostics.UnreachableException($"Unhandled party {party.GetType().Name}."),
    };
}
