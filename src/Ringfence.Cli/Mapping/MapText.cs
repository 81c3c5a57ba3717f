using Ringfence.Analysis;
using Ringfence.Core;

namespace Ringfence.Cli;

/// <summary>Writes a map for people: by namespace, who may connect to whom, with those that connect alike on one line.</summary>
internal sealed class MapText(TextWriter output, Palette palette, MapReport report)
{
    private const string Outside = "Outside";

    private readonly MapView _view = report.View;
    private readonly EndSetWords _words = new(report.View.Map, report.Grain);

    /// <summary>Writes it.</summary>
    public void Write()
    {
        if (_view.Map.Endpoints.Count == 0)
        {
            output.WriteLine("The input holds no pod and no workload: there is nothing to map.");
            report.Caveats.Write(output);
            return;
        }

        List<MapTextRow> rows = RowsOf(_view);
        WriteSummary();
        foreach (IGrouping<string, MapTextRow> section in rows.Where(row => row.Lines.Count > 0).GroupBy(row => SectionOf(row.Sources)).OrderBy(section => Rank(section.Key)).ThenBy(section => section.Key, StringComparer.Ordinal))
        {
            output.WriteLine();
            output.WriteLine(palette.Strong(section.Key));
            foreach (MapTextRow row in section)
            {
                WriteRow(row);
            }
        }

        // Who opens nothing towards somebody that was asked about may still open other connections.
        if (_view.Filter.To == ChosenEnds.Any && _view.Filter.With == ChosenEnds.Any && _view.Filter.Namespace == ChosenEnds.Any)
        {
            WriteSilent([.. rows.Where(row => row.Lines.Count == 0).SelectMany(row => row.Sources)]);
        }

        WriteUnprotected();
        report.Caveats.Write(output);
    }

    private static int Rank(string section) => section == Outside ? 1 : 0;

    private static string SectionOf(IReadOnlyList<MapEndpoint> sources)
    {
        string[] spaces = [.. sources.OfType<MapEndpoint.Pods>().Select(end => end.Namespace.Value).Distinct(StringComparer.Ordinal)];
        return spaces.Length switch
        {
            0 => Outside,
            1 => $"Namespace {spaces[0]}",
            _ => "Several namespaces",
        };
    }

    /// <summary>One row for each group of sources to show; groups whose rows read alike become one.</summary>
    private List<MapTextRow> RowsOf(MapView view)
    {
        Dictionary<int, List<GroupConnection>> connections = view.GroupConnections().GroupBy(one => one.From.Number).ToDictionary(row => row.Key, row => row.ToList());
        Dictionary<string, MapTextRow> rows = [];
        foreach (MapGroup group in view.Groups.Where(group => view.Filter.From.Has(group.Members[0]) && view.Shows(group.Members[0])))
        {
            IReadOnlyList<(string Ports, string Targets)> lines = LinesOf(group, connections.GetValueOrDefault(group.Number, []));
            string key = $"{SectionOf(group.Members)}\n{string.Join('\n', lines)}";
            if (!rows.TryGetValue(key, out MapTextRow? row))
            {
                rows.Add(key, row = new MapTextRow([], lines));
            }

            row.Sources.AddRange(group.Members);
        }

        return [.. rows.Values];
    }

    private List<(string Ports, string Targets)> LinesOf(MapGroup group, List<GroupConnection> connections)
    {
        MapEndpoint[] self = group.Members.Count == 1 ? [group.Members[0]] : [];
        List<(string Ports, string Targets)> lines =
        [
            .. connections
                .GroupBy(one => Shown(one.Ports, one.Extent))
                .Select(alike => (alike.Key, _words.Of([.. alike.SelectMany(one => one.To.Members)], self))),
        ];
        if (WithinOf(group) is { Length: > 0 } within)
        {
            string own = group.Members.Count == 1 ? "its own pods" : "each its own pods";
            int alike = lines.FindIndex(line => line.Ports == within);
            if (alike < 0)
            {
                lines.Insert(0, (within, own));
            }
            else
            {
                lines[alike] = (within, $"{lines[alike].Targets}, {own}");
            }
        }

        return lines;
    }

    private string WithinOf(MapGroup group)
    {
        MapEndpoint first = group.Members[0];
        bool asked = _view.Filter.Takes(first, first);
        return asked && first is MapEndpoint.Pods pods && _view.Map.Within(pods) is var (ports, extent) && ports.Intersect(_view.Filter.Ports) is { IsEmpty: false } shown
            ? Shown(shown, extent)
            : string.Empty;
    }

    private static string Shown(TrafficSet ports, Extent extent) => extent == Extent.Partial ? $"{ports} (some pods)" : $"{ports}";

    private void WriteSummary()
    {
        int spaces = _view.Map.Endpoints.Select(end => end.Namespace).Distinct().Count();
        string ports = _view.Filter.Ports.IsAll ? string.Empty : $" with {_view.Filter.Ports}";
        string asked = _view.Filter.ShowsEveryEnd ? string.Empty : " as asked for";
        output.WriteLine($"{report.Counted(_view.Map.Endpoints.Count)} in {Text.Counted(spaces, "namespace")}: {MapTally.Of(_view).Words}{ports}{asked}");
    }

    private void WriteRow(MapTextRow row)
    {
        output.WriteLine($"  {_words.Of(row.Sources)}");
        int width = row.Lines.Max(line => line.Ports.Length);
        foreach ((string ports, string targets) in row.Lines)
        {
            output.WriteLine($"    {ports.PadRight(width)}  to {targets}");
        }
    }

    private void WriteSilent(MapEndpoint[] sources)
    {
        MapEndpoint[] pods = [.. sources.Where(end => end is MapEndpoint.Pods)];
        if (pods.Length > 0)
        {
            output.WriteLine();
            output.WriteLine(palette.Strong(_view.Filter.Ports.IsAll ? "May open no connection" : $"May open no connection with {_view.Filter.Ports}"));
            output.WriteLine($"  {_words.Of(pods)}");
        }
    }

    private void WriteUnprotected()
    {
        string comesIn = Unprotected(Direction.Ingress);
        string goesOut = Unprotected(Direction.Egress);
        if (comesIn.Length + goesOut.Length > 0)
        {
            output.WriteLine();
            output.WriteLine(palette.Strong("Not isolated by policies"));
            foreach ((string direction, string who) in ((string, string)[])[("in ", comesIn), ("out", goesOut)])
            {
                if (who.Length > 0)
                {
                    output.WriteLine($"  for traffic {direction}  {who}");
                }
            }
        }
    }

    private string Unprotected(Direction direction) =>
        _words.Of([.. _view.Map.Endpoints.Where(end => _view.Shows(end) && _view.Map.IsolationOf(end, direction) != IsolationExtent.All)]);
}
