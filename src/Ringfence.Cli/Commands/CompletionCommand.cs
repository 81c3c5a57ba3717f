using System.CommandLine;

namespace Ringfence.Cli;

/// <summary><c>completion</c>: prints the script that lets a shell complete commands, options and values.</summary>
internal sealed class CompletionCommand : ShellCommand
{
    private static readonly string[] Shells = ["bash", "zsh", "fish"];

    private readonly Argument<string> _shell = new("SHELL") { Description = "bash, zsh or fish" };

    /// <summary>Declares the command line.</summary>
    public CompletionCommand()
        : base("completion", "Prints the script with which a shell completes commands, options and their values.")
    {
        _shell.Validators.Add(given =>
        {
            if (given.Tokens is [var token] && !Shells.Contains(token.Value, StringComparer.Ordinal))
            {
                given.AddError($"there is no script for `{token.Value}`: use `bash`, `zsh` or `fish`");
            }
        });
        _shell.CompletionSources.Add(Shells);
        Arguments.Add(_shell);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("source <(ringfence completion bash)", "for this bash; put it into ~/.bashrc to keep it"),
        new("ringfence completion zsh > \"${fpath[1]}/_ringfence\"", "for zsh"),
        new("ringfence completion fish > ~/.config/fish/completions/ringfence.fish", "for fish"),
    ];

    /// <inheritdoc/>
    public override string Usage => "ringfence completion bash|zsh|fish";

    /// <inheritdoc/>
    public override ExitCode Run(CommandRun run)
    {
        CompletionCommandTree tree = CompletionCommandTree.Of(new ProgramCommand());
        run.Output.Write(run.Arguments.GetRequiredValue(_shell) switch
        {
            "bash" => BashCompletion.Script(tree),
            "zsh" => ZshCompletion.Script(tree),
            _ => FishCompletion.Script(tree),
        });
        return ExitCode.Yes;
    }
}
