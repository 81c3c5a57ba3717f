using Ringfence.Analysis;
using Ringfence.Explain;

namespace Ringfence.Cli;

/// <summary><c>exposure</c>: what each workload leaves open to addresses, to the entire cluster, and to pods that are not there yet.</summary>
internal sealed class ExposureCommand : ShellCommand
{
    private readonly InputOptions _input = new();
    private readonly AnswerOptions _answer = new();

    private readonly ChoiceOption _by = new("--by", "workload", "workload", "pod")
    {
        Description = "what to tell apart; workload without it",
    };

    private readonly ChoiceOption _output = OutputOption.With("text", "json");

    /// <summary>Declares the command line.</summary>
    public ExposureCommand()
        : base("exposure", "Shows what workloads leave open to the internet, to the entire cluster and to pods that are not in the input, the widest first.")
    {
        _input.AddTo(this);
        _answer.AddTo(this);
        Options.Add(_by);
        Options.Add(_output);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("ringfence exposure -f manifests/", "what is open further than it needs to be?"),
        new("ringfence exposure -f cluster.json -o json", "the same for a program"),
    ];

    /// <inheritdoc/>
    public override string Usage => "ringfence exposure -f PATH [OPTIONS]";

    /// <inheritdoc/>
    public override ExitCode Run(CommandRun run)
    {
        ClusterQuestion cluster = new(run, _input, _answer);
        ClusterInput input = cluster.Read(cluster.Files);
        MapGrain grain = run.Arguments.GetValue(_by) == "pod" ? MapGrain.Pod : MapGrain.Workload;
        (ConnectivityMap map, ExposureAnalysis analysis) = Analyse(run, cluster, input, grain);
        CaveatDigest caveats = CaveatDigest.Of([.. InputCaveats.Of(input), .. map.Caveats.Select(ExplainedCaveat.Of)]);
        if (run.Arguments.GetValue(_output) == "json")
        {
            run.Pass(stream => ExposureJson.Write(stream, analysis, caveats));
        }
        else
        {
            new ExposureText(run.Output, new Palette(run.Terminal.OutputColouring), map, analysis, grain).Write(caveats);
        }

        return ExitCode.Yes;
    }

    private (ConnectivityMap Map, ExposureAnalysis Analysis) Analyse(CommandRun run, ClusterQuestion cluster, ClusterInput input, MapGrain grain)
    {
        using ProgressLine? progress = ProgressLine.Start(run, _input, "analysing");
        ConnectivityMap map = ConnectivityMap.Of(input.Cluster.Snapshot, cluster.Options.Profile, grain);
        return (map, ExposureAnalysis.Of(map, input.Cluster.Snapshot, cluster.Options.Profile));
    }
}
