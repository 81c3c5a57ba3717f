using System.CommandLine;


namespace Ringfence.Cli;

/// <summary><c>lab</c>: runs a cluster on this machine and keeps its policies in force while the files change.</summary>
internal sealed class LabCommand : ShellCommand
{
    private readonly LabOptions _lab = new();

    private readonly Option<string> _example = new("--example")
    {
        Description = $"run an example instead, with a guide for the first minute: {string.Join(", ", LabExample.Names)}",
        HelpName = "NAME",
    };

    /// <summary>Declares the command line.</summary>
    public LabCommand()
        : base("lab", "Runs a cluster on this machine: every pod a network namespace that answers on its ports, policies enforced by the kernel (root).")
    {
        Options.Add(_example);
        _lab.AddTo(this);
        Subcommands.Add(new LabProbeCommand());
        Subcommands.Add(new LabMatrixCommand());
        Subcommands.Add(new LabWatchCommand());

        // Without one the parser would insist on one of the commands below; it is never called.
        SetAction(_ => 0);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("sudo ringfence lab --example shop", "a cluster to try things on, and what to try"),
        new("sudo ringfence lab -f manifests/", "run the cluster; edits of the files take effect at once, Ctrl-C ends it"),
        new("sudo ringfence lab probe shop/web shop/db:5432", "in another terminal: send a real connection"),
        new("sudo ringfence lab matrix -f manifests/", "start, send everything to everyone, compare with what the policies say, end"),
    ];

    /// <inheritdoc/>
    public override string Usage => "ringfence lab -f PATH [OPTIONS]";

    /// <inheritdoc/>
    public override ExitCode Run(CommandRun run)
    {
        LabExample? example = run.Arguments.GetValue(_example) is { } name ? LabExample.Find(name) : null;
        IReadOnlyList<string> given = _lab.PathsOf(run);
        if (example is null)
        {
            _lab.Require(run, given);
        }
        else if (given.Count > 0)
        {
            throw new UnanswerableException("--example runs the files of the example, and -f others: give one of them");
        }

        // What would end the lab is found before anything is written or waited for.
        LabSession.Require();
        string socket = new LabFolder(run.Terminal).Claim();
        IReadOnlyList<string> paths = example is null ? given : [example.Write(run.Terminal.WorkingDirectory)];

        // Followed before they are read: an edit while the lab starts is not missed.
        using FileFollower files = new(paths, run.Terminal.WorkingDirectory);
        using LabSession session = _lab.Start(run, paths);
        string own = OwnCommand.Of(run.Terminal);
        run.Pass(stream =>
        {
            using ShownWriter output = new(stream, run.Terminal.OutputColouring);
            using LabHost host = new(run, _lab, session, run.Fold(output));
            host.Run(socket, paths, files, example?.Guide(run.Terminal.WorkingDirectory, own) ?? LabRoster.Guide(session.Lab.Cluster, own));
        });
        return ExitCode.Yes;
    }
}
