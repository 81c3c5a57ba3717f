namespace Ringfence.Cli;

/// <summary><c>check</c>: reports what the API server would refuse, and what was very likely not meant.</summary>
internal sealed class CheckCommand : ShellCommand
{
    private readonly InputOptions _input = new();
    private readonly ChoiceOption _output = OutputOption.With("text", "json");
    private readonly ChoiceOption _failOn = new("--fail-on", "error", "error", "warning", "info")
    {
        Description = "exit 1 when a finding is at least this bad; error without it",
    };

    /// <summary>Declares the command line.</summary>
    public CheckCommand()
        : base("check", "Says what the API server would refuse, and what is very likely not meant, each with its place and a way out.")
    {
        _input.AddTo(this);
        Options.Add(_output);
        Options.Add(_failOn);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("ringfence check -f policies.yaml", "is this file all right?"),
        new("helm template chart/ | ringfence check -f - --fail-on warning", "is what a chart renders to? warnings count"),
        new("ringfence check -f manifests/ -o json", "the findings for a program, with the API server's own words"),
    ];

    /// <inheritdoc/>
    public override string Usage => "ringfence check -f PATH [OPTIONS]";

    /// <inheritdoc/>
    public override ExitCode Run(CommandRun run) => throw new NotSupportedException("check is not wired yet");
}
