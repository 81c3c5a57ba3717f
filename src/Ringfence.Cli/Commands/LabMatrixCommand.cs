namespace Ringfence.Cli;

/// <summary><c>lab matrix</c>: sends everything to everyone and compares with the Evaluator.</summary>
internal sealed class LabMatrixCommand : ShellCommand
{
    private readonly LabOptions _lab = new();
    private readonly ChoiceOption _output = OutputOption.With("text", "json");

    /// <summary>Declares the command line.</summary>
    public LabMatrixCommand()
        : base("matrix", "Sends packets between all pods, on all ports they serve, and compares what arrives with what the policies say.")
    {
        _lab.AddTo(this);
        Options.Add(_output);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("sudo ringfence lab matrix", "in the lab that runs"),
        new("sudo ringfence lab matrix -f manifests/", "start a lab, measure, end"),
        new("sudo ringfence lab matrix -f manifests/ -o json", "the same for programs, each connection that was tried"),
    ];

    /// <inheritdoc/>
    public override string Usage => "ringfence lab matrix [-f PATH] [OPTIONS]";

    /// <inheritdoc/>
    public override ExitCode Run(CommandRun run)
    {
        LabAnswer answer = new(run, _output);
        if (run.Arguments.GetResult(_lab.Files) is null)
        {
            _lab.RequireNone(run);
            using ProgressLine? progress = _lab.Watch(run, "sending packets");
            return answer.End(RunningLabs.Ask(run, answer.Output, answer.Style, "matrix"));
        }

        using LabSession session = _lab.Start(run, _lab.PathsOf(run));
        using ProgressLine? sending = _lab.Watch(run, "sending packets");
        return answer.End(Waiting.For(session.MatrixAsync(answer.Style, answer.Output, CancellationToken.None)));
    }
}
