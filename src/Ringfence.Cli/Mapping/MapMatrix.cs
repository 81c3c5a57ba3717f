using System.Globalization;
using Ringfence.Analysis;
using Ringfence.Core;

namespace Ringfence.Cli;

/// <summary>Writes a map of one port as a square: sources down, destinations across.</summary>
internal sealed class MapMatrix(TextWriter output, MapReport report)
{
    private const char Allowed = '+';
    private const char Some = '~';
    private const char Denied = '.';
    private const char NotAsked = ' ';

    private readonly MapView _view = report.View;

    /// <summary>How many cells there would be.</summary>
    public static long CountCells(MapView view)
    {
        long ends = view.Ends.LongCount();
        return ends * ends;
    }

    /// <summary>Writes it.</summary>
    public void Write()
    {
        if (_view.Map.Endpoints.Count == 0)
        {
            output.WriteLine("The input holds no pod and no workload: there is nothing to map.");
            return;
        }

        DrawnEnds ends = new(_view);
        IReadOnlyList<DrawnEnd> rows = [.. ends.All.Where(end => _view.Filter.From.Has(end.First))];
        IReadOnlyList<DrawnEnd> columns = [.. ends.All.Where(end => _view.Filter.To.Has(end.First))];
        Dictionary<(int, int), char> cells = ends.Edges().ToDictionary(edge => (edge.From, edge.To), edge => edge.Extent == Extent.Partial ? Some : Allowed);
        output.WriteLine($"{_view.Filter.Ports}: from the row to the column; {Allowed} allowed, {Some} for some pods, {Denied} denied, blank: not asked");
        output.WriteLine();

        int digits = Math.Max(1, ends.All.Max(end => end.Number + 1).ToString(CultureInfo.InvariantCulture).Length);
        int width = rows.Max(row => row.Name.Length);
        output.WriteLine($"{string.Empty.PadLeft(digits)} {string.Empty.PadRight(width)} {string.Concat(columns.Select(column => $" {Number(column, digits)}"))}");
        foreach (DrawnEnd row in rows)
        {
            string line = string.Concat(columns.Select(column => $" {Cell(row, column, cells).ToString().PadLeft(digits)}"));
            output.WriteLine($"{Number(row, digits)} {row.Name.PadRight(width)} {line}".TrimEnd());
        }
    }

    private static string Number(DrawnEnd end, int digits) => (end.Number + 1).ToString(CultureInfo.InvariantCulture).PadLeft(digits);

    private char Cell(DrawnEnd row, DrawnEnd column, Dictionary<(int, int), char> cells)
    {
        if (!_view.Filter.Takes(row.First, column.First))
        {
            return NotAsked;
        }

        if (row.Number != column.Number)
        {
            bool isAsked = row.First is MapEndpoint.Pods || column.First is MapEndpoint.Pods;
            return isAsked ? cells.GetValueOrDefault((row.Number, column.Number), Denied) : NotAsked;
        }

        return row.First is MapEndpoint.Pods pods && _view.Map.Within(pods) is var (ports, extent)
            ? Of(ports.Intersect(_view.Filter.Ports), extent)
            : NotAsked;
    }

    private static char Of(TrafficSet ports, Extent extent) => ports.IsEmpty ? Denied : extent == Extent.Partial ? Some : Allowed;
}
