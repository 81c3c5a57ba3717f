using System.CommandLine;
using System.Globalization;
using Ringfence.Analysis;
using Ringfence.Explain;

namespace Ringfence.Cli;

/// <summary><c>map</c>: who may connect to whom, all of it.</summary>
internal sealed class MapCommand : ShellCommand
{
    /// <summary>How many pairs are listed without being asked twice.</summary>
    public const long MostPairs = 5_000_000;

    private readonly InputOptions _input = new("the namespace of objects and names that give none, default without it; when given, only connections with it at one end or both are shown");
    private readonly AnswerOptions _answer = new();
    private readonly MapOptions _part;

    private readonly ChoiceOption _by = new("--by", "workload", "workload", "pod")
    {
        Description = "what one line stands for; workload without it",
    };

    private readonly Option<bool> _grouped = new("--grouped") { Description = "with -o json: groups of endpoints that connect alike, and the connections between those" };
    private readonly Option<bool> _allPairs = new("--all-pairs") { Description = "list the pairs however many there are" };
    private readonly ChoiceOption _output = OutputOption.With("text", "matrix", "json", "csv", "markdown", "dot", "mermaid");

    /// <summary>Declares the command line.</summary>
    public MapCommand()
        : base("map", "Shows who may connect to whom in the whole cluster, and who with addresses outside.")
    {
        _part = new MapOptions(_input);
        _input.AddTo(this);
        _answer.AddTo(this);
        Options.Add(_by);
        _part.AddTo(this);
        Options.Add(_grouped);
        Options.Add(_allPairs);
        Options.Add(_output);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("ringfence map -f manifests/", "who may talk to whom?"),
        new("ringfence map -f manifests/ --to shop/db", "who reaches the database?"),
        new("ringfence map -f manifests/ --with shop/ --port 5432 -o matrix", "a table of TCP 5432 in and around the namespace shop"),
        new("ringfence map -f cluster.json --from 0.0.0.0/0 -o csv", "what do outside addresses reach?"),
        new("ringfence map -f manifests/ -o dot | dot -Tsvg > map.svg", "a picture"),
    ];

    /// <inheritdoc/>
    public override string Usage => "ringfence map -f PATH [OPTIONS]";

    /// <inheritdoc/>
    public override ExitCode Run(CommandRun run)
    {
        string form = run.Arguments.GetValue(_output)!;
        Check(run, form);
        ClusterQuestion cluster = new(run, _input, _answer);
        ClusterInput input = cluster.Read(cluster.Files);
        MapGrain grain = run.Arguments.GetValue(_by) == "pod" ? MapGrain.Pod : MapGrain.Workload;
        MapReport report = ReportOf(run, cluster, input, grain);
        if (form is not ("text" or "json") && !run.Arguments.GetValue(_input.Quiet))
        {
            report.Caveats.Write(run.Terminal.Error);
        }

        Write(run, form, report);
        return ExitCode.Yes;
    }

    private void Check(CommandRun run, string form)
    {
        if (form == "matrix" && run.Arguments.GetValue(_part.Port) is null)
        {
            throw new UnanswerableException("a matrix is of one port: give it with --port, for example `--port 5432/TCP`");
        }

        if (form != "json" && run.Arguments.GetValue(_grouped))
        {
            throw new UnanswerableException(form == "text"
                ? "--grouped goes with `-o json`: leave it out, for text is always grouped"
                : $"--grouped goes with `-o json`: leave it out with `-o {form}`");
        }

        // A wrong port is said before anything is read.
        _part.PortsOf(run.Arguments);
    }

    private MapReport ReportOf(CommandRun run, ClusterQuestion cluster, ClusterInput input, MapGrain grain)
    {
        using ProgressLine? progress = ProgressLine.Start(run, _input, "mapping");
        ConnectivityMap map = ConnectivityMap.Of(input.Cluster.Snapshot, cluster.Options.Profile, grain);
        MapView view = new(map, _part.FilterOf(run.Arguments, input, map));
        CaveatDigest caveats = CaveatDigest.Of([.. InputCaveats.Of(input), .. view.Caveats.Select(ExplainedCaveat.Of)]);
        return new MapReport(view, caveats, grain);
    }

    private void Write(CommandRun run, string form, MapReport report)
    {
        bool grouped = run.Arguments.GetValue(_grouped);
        if (form != "text" && !grouped)
        {
            RefuseTooMany(run, form == "matrix" ? MapMatrix.CountCells(report.View) : report.View.CountConnections());
        }

        switch (form)
        {
            case "json":
                run.Pass(stream => (grouped ? (Action<Stream, MapReport>)MapGroupsJson.Write : MapJson.Write)(stream, report));
                break;
            case "csv":
                run.Pass(stream => MapCsv.Write(stream, report));
                break;
            case "markdown":
                run.Pass(stream => MapMarkdown.Write(stream, report));
                break;
            case "dot":
                run.Pass(stream => MapDot.Write(stream, report));
                break;
            case "mermaid":
                run.Pass(stream => WriteMermaid(run, stream, report));
                break;
            case "matrix":
                new MapMatrix(run.Output, report).Write();
                break;
            default:
                new MapText(run.Output, new Palette(run.Terminal.OutputColouring), report).Write();
                break;
        }
    }

    private void RefuseTooMany(CommandRun run, long count)
    {
        if (count > MostPairs && !run.Arguments.GetValue(_allPairs))
        {
            throw new UnanswerableException(
                $"that is {count.ToString("N0", CultureInfo.InvariantCulture)} pairs, more than {MostPairs.ToString("N0", CultureInfo.InvariantCulture)}: give --grouped with `-o json` to list endpoints that connect alike once, --from, --to, --with or --port for a part, or --all-pairs to list them all");
        }
    }

    private void WriteMermaid(CommandRun run, Stream stream, MapReport report)
    {
        int edges = MapMermaid.Write(stream, report);
        if (edges > MapMermaid.MostEdges && !run.Arguments.GetValue(_input.Quiet))
        {
            run.Terminal.Error.WriteLine($"ringfence: {edges} arrows, and Mermaid draws {MapMermaid.MostEdges} unless its maxEdges says otherwise: show a part with --with or --port, or draw it with `-o dot`");
        }
    }
}
