using System.CommandLine;

namespace Ringfence.Cli;

/// <summary>The program without a command, and the list of its commands.</summary>
internal sealed class ProgramCommand : ShellCommand
{
    /// <summary>Builds the tree of commands.</summary>
    public ProgramCommand()
        : base("ringfence", "Says who can talk to whom in a Kubernetes cluster, and why.")
    {
        Options.Add(Help);
        Options.Add(Version);
        Subcommands.Add(new CheckCommand());
        Subcommands.Add(new FixCommand());
        Subcommands.Add(new ExplainCommand());
        Subcommands.Add(new DescribeCommand());
        Subcommands.Add(new MapCommand());
        Subcommands.Add(new ExposureCommand());
        Subcommands.Add(new DiffCommand());
        Subcommands.Add(new TestCommand());
        Subcommands.Add(new ProveCommand());
        Subcommands.Add(new CompileCommand());
        Subcommands.Add(new CleanupCommand());
        Subcommands.Add(new LabCommand());
        Subcommands.Add(new CompletionCommand());
    }

    /// <summary><c>--help</c>, on every command.</summary>
    public Option<bool> Help { get; } = new("--help", "-h") { Description = "show this help", Recursive = true };

    /// <summary><c>--version</c>.</summary>
    public Option<bool> Version { get; } = new("--version") { Description = "show the version" };

    /// <inheritdoc/>
    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("ringfence check -f manifests/", "what would the API server refuse, and why?"),
        new("ringfence explain shop/web shop/db:5432 -f manifests/", "may web connect to db, and which rule says so?"),
        new("kubectl get ns,pod,svc,netpol -A -o json | ringfence explain shop/web shop/db:5432 -f -", "the same for a running cluster"),
    ];

    /// <inheritdoc/>
    public override string Usage => "ringfence COMMAND [OPTIONS]";

    /// <inheritdoc/>
    public override ExitCode Run(CommandRun run)
    {
        run.Output.WriteLine($"ringfence {ProductVersion.Text}");
        return ExitCode.Yes;
    }
}
