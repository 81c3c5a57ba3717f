using System.CommandLine;
using Ringfence.Core;
using Ringfence.Nftables;

namespace Ringfence.Cli;

/// <summary><c>cleanup</c>: removes everything of ours from the node.</summary>
internal sealed class CleanupCommand : ShellCommand
{
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "remove nothing, only say what is there" };

    /// <summary>Declares the command line.</summary>
    public CleanupCommand()
        : base("cleanup", "Removes everything of Ringfence from this node's kernel, so that nothing is enforced any more (root). End first what enforces here: it would put its rules back.") => Options.Add(_dryRun);

    /// <inheritdoc/>
    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("sudo ringfence cleanup --dry-run", "is anything of Ringfence in force on this node?"),
        new("sudo ringfence cleanup", "remove it"),
    ];

    /// <inheritdoc/>
    public override string Usage => "ringfence cleanup [--dry-run]";

    /// <inheritdoc/>
    public override ExitCode Run(CommandRun run)
    {
        bool dryRun = run.Arguments.GetValue(_dryRun);
        try
        {
            Tell(run.Output, dryRun ? "would remove" : "removed", dryRun ? OwnTables.Find() : OwnTables.Remove());
            return ExitCode.Yes;
        }
        catch (NetlinkException fault)
        {
            RuntimeFinding why = NodeSurvey.WhyNot(fault);
            throw new UnanswerableException($"{why.Descriptor.Code}: {why.Message}; {why.Help}");
        }
    }

    private static void Tell(TextWriter output, string did, ValueArray<string> tables)
    {
        foreach (string table in tables)
        {
            output.WriteLine($"{did} the table {table}");
        }

        if (tables.IsEmpty)
        {
            output.WriteLine("nothing of Ringfence is here");
        }
    }
}
