using System.CommandLine;
using Ringfence.Analysis;

namespace Ringfence.Cli;

/// <summary><c>diff</c>: compares two states of a cluster.</summary>
internal sealed class DiffCommand : ShellCommand
{
    private readonly Argument<string> _old = new("OLD")
    {
        Description = "the state before: a file, a directory, - for standard input, or files of a commit, git:REF[:PATH]",
    };

    private readonly Argument<string> _new = new("NEW")
    {
        Description = "the state after; where one side is git:REF without a path, it is read at the path of the other",
    };

    private readonly InputOptions _input = new();
    private readonly AnswerOptions _answer = new();
    private readonly ChoiceOption _output = OutputOption.With("text", "json", "markdown");
    private readonly ChoicesOption _failOn = FailThreshold.Option();
    private readonly ChoiceOption _by = new("--by", "workload", "workload", "pod")
    {
        Description = "what one end stands for: a workload with all its pods, or each pod by its name; workload without it",
    };

    /// <summary>Declares the command line.</summary>
    public DiffCommand()
        : base("diff", "Says which connections two states of a cluster answer differently, which edits caused it, and what of it deserves a look.")
    {
        Arguments.Add(_old);
        Arguments.Add(_new);
        _input.AddReadingTo(this);
        _answer.AddTo(this);
        Options.Add(_by);
        Options.Add(_output);
        Options.Add(_failOn);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("ringfence diff git:main manifests/", "what do the changes in manifests/ since main let through, or stop?"),
        new("ringfence diff git:HEAD~1:deploy/ git:HEAD:deploy/ -o markdown", "what did the last commit change, as a comment for its pull request?"),
        new("ringfence diff git:origin/main . --fail-on opened-to-internet,dns-lost", "fail only when something opens to the internet or loses DNS"),
        new("kubectl get ns,deploy,rs,sts,ds,cronjob,job,pod,netpol -A -o json | ringfence diff - manifests/", "how does a running cluster differ from the manifests?"),
    ];

    /// <inheritdoc/>
    public override string Usage => "ringfence diff OLD NEW [OPTIONS]";

    /// <inheritdoc/>
    public override ExitCode Run(CommandRun run)
    {
        DiffReport report = Compare(run);
        switch (run.Arguments.GetValue(_output))
        {
            case "json":
                run.Pass(stream => DiffJson.Write(stream, report));
                break;
            case "markdown":
                new DiffMarkdown(run.Output).Write(report);
                break;
            default:
                new DiffText(run.Output, new Palette(run.Terminal.OutputColouring)).Write(report);
                break;
        }

        return FailThreshold.IsMet(_failOn.Of(run.Arguments), report.Diff) ? ExitCode.No : ExitCode.Yes;
    }

    private DiffReport Compare(CommandRun run)
    {
        ClusterQuestion question = new(run, _input, _answer);
        DiffStates states = DiffStates.Read(question, run.Terminal, run.Arguments.GetRequiredValue(_old), run.Arguments.GetRequiredValue(_new));
        using ProgressLine? progress = question.Watch("comparing");
        return DiffReport.Of(states, question.Options.Profile, run.Arguments.GetValue(_by) == "pod" ? MapGrain.Pod : MapGrain.Workload);
    }
}
