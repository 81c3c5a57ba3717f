using System.CommandLine;

namespace Ringfence.Cli;

/// <summary><c>describe</c>: what policies do, in words, or as the API server would store them.</summary>
internal sealed class DescribeCommand : ShellCommand
{
    private readonly Argument<string[]> _policies = new("POLICY")
    {
        Description = "a policy, NAME or NAMESPACE/NAME; every policy of the input without it",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly InputOptions _input = new();
    private readonly AnswerOptions _answer = new();
    private readonly ChoiceOption _output = OutputOption.With("text", "yaml");

    /// <summary>Declares the command line.</summary>
    public DescribeCommand()
        : base("describe", "Says in words what policies do: whom they select, which directions they isolate, what they let in and out.")
    {
        Arguments.Add(_policies);
        _input.AddTo(this);
        _answer.AddTo(this);
        Options.Add(_output);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("ringfence describe shop/db -f manifests/", "what does the policy db in shop do?"),
        new("ringfence describe -f policies.yaml -o yaml", "how would the API server store these, defaults filled in?"),
    ];

    /// <inheritdoc/>
    public override string Usage => "ringfence describe [POLICY...] -f PATH [OPTIONS]";

    /// <inheritdoc/>
    public override ExitCode Run(CommandRun run) => throw new NotSupportedException("describe is not wired yet");
}
