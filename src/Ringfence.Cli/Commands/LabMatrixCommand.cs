namespace Ringfence.Cli;

/// <summary><c>lab matrix</c>: sends everything to everyone and compares with the Evaluator.</summary>
internal sealed class LabMatrixCommand : ShellCommand
{
    private readonly LabOptions _lab = new();

    /// <summary>Declares the command line.</summary>
    public LabMatrixCommand()
        : base("matrix", "Sends packets between all pods, on all ports they serve, and compares what arrives with what the policies say.") => _lab.AddTo(this);

    /// <inheritdoc/>
    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("sudo ringfence lab matrix", "in the lab that runs"),
        new("sudo ringfence lab matrix -f manifests/", "start a lab, measure, end"),
    ];

    /// <inheritdoc/>
    public override string Usage => "ringfence lab matrix [-f PATH] [OPTIONS]";

    /// <inheritdoc/>
    public override ExitCode Run(CommandRun run)
    {
        if (run.Arguments.GetResult(_lab.Files) is null)
        {
            return RunningLabs.Ask(run, run.Output, "matrix");
        }

        using LabSession session = _lab.Start(run, _lab.PathsOf(run));
        return Waiting.For(session.MatrixAsync(run.Terminal.OutputColouring, run.Output, CancellationToken.None));
    }
}
