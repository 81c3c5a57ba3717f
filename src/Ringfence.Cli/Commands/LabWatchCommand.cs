namespace Ringfence.Cli;

/// <summary><c>lab watch</c>: tells what the lab that runs drops, as it happens.</summary>
internal sealed class LabWatchCommand : ShellCommand
{
    private readonly ChoiceOption _output = OutputOption.With("text", "json");

    /// <summary>Declares the command line.</summary>
    public LabWatchCommand()
        : base("watch", "Tells what the lab that runs drops, as it happens: which connection, whose policies isolate, which rule misses it by the least.") => Options.Add(_output);

    /// <inheritdoc/>
    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("sudo ringfence lab watch", "follow drops; Ctrl-C ends it"),
        new("sudo ringfence lab watch -o json > drops.jsonl", "the same for programs, a JSON document a line"),
    ];

    /// <inheritdoc/>
    public override string Usage => "ringfence lab watch [-o text|json]";

    /// <inheritdoc/>
    public override ExitCode Run(CommandRun run)
    {
        ExitCode code = ExitCode.Yes;
        LabAnswerStyle style = new(run.Arguments.GetValue(_output)!, run.Terminal.OutputColouring);
        run.Pass(stream =>
        {
            using ShownWriter output = new(stream, run.Terminal.OutputColouring);
            code = RunningLabs.Watch(run, style.IsJson ? output : run.Fold(output), style);
        });
        return code;
    }
}
