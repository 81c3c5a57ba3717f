using System.CommandLine;
using Ringfence.Core;
using Ringfence.Lint;
using Ringfence.Syntax;

namespace Ringfence.Cli;

/// <summary><c>fix</c>: writes the repairs that are proven to be safe into the files.</summary>
internal sealed class FixCommand : ShellCommand
{
    private readonly InputOptions _input = new();
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "write nothing, only print the difference" };
    private readonly Option<bool> _suggested = new("--suggested")
    {
        Description = "also write the fixes that let something pass that was very likely meant to; look at the difference first",
    };

    private readonly Option<string?> _config = new("--config")
    {
        Description = $"the settings of check, for codes that are off; {CheckSettings.FileName} in this directory without it",
        HelpName = "FILE",
    };

    /// <summary>Declares the command line.</summary>
    public FixCommand()
        : base("fix", "Repairs what check finds, where that is proven to be safe, and prints the difference.")
    {
        _input.AddTo(this);
        Options.Add(_dryRun);
        Options.Add(_suggested);
        Options.Add(_config);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("ringfence fix -f manifests/ --dry-run", "what would be changed?"),
        new("ringfence fix -f manifests/", "change it; comments, order and layout stay"),
        new("kubectl get ns,pod,svc,deploy -A -o json | ringfence fix -f policies/ -f -", "change policies, proven in a running cluster"),
    ];

    /// <inheritdoc/>
    public override string Usage => "ringfence fix -f PATH [OPTIONS]";

    /// <inheritdoc/>
    public override ExitCode Run(CommandRun run)
    {
        FixMode mode = run.Arguments.GetValue(_dryRun) ? FixMode.DryRun : FixMode.Write;
        IReadOnlyList<InputFile> files = new InputFiles(run.Terminal).Collect(run.Arguments.GetValue(_input.Files) ?? []);
        if (mode == FixMode.Write && files.All(file => file.Path == InputFiles.StandardInput))
        {
            throw new UnanswerableException("standard input cannot be written back: give --dry-run to see the difference, or name the file");
        }

        FixOutcome outcome = Repair(run, files, mode);
        (InputFile File, EditedFile Edited)[] changed = [.. files.Where(file => outcome.Files.ContainsKey(file.Path)).Select(file => (file, outcome.Files[file.Path]))];
        WrittenFiles done = mode == FixMode.Write ? Write(changed) : WrittenFiles.AsIf([.. changed.Select(one => one.File.Path)]);
        foreach (string path in done.Written)
        {
            run.Output.Write(outcome.Files[path].Difference(path));
        }

        if (done.Waiting > 0)
        {
            run.Terminal.Error.WriteLine($"stopped: {done.Written.Count} of {Text.Counted(changed.Length, "file")} were written; run it again for the rest");
            return ExitCode.Stopped;
        }

        FixReport report = FixReport.Of(outcome, done.Refused);
        if (!run.Arguments.GetValue(_input.Quiet))
        {
            new FixText(run.Terminal.Error, new Palette(run.Terminal.ErrorColouring), mode, outcome.Files).Write(report);
        }

        return report.IsDone ? ExitCode.Yes : ExitCode.No;
    }

    private FixOutcome Repair(CommandRun run, IReadOnlyList<InputFile> files, FixMode mode)
    {
        using ProgressLine? progress = ProgressLine.Start(run, _input, "fixing");
        LintSettings settings = CheckSettings.Read(run.Terminal, run.Arguments.GetValue(_config), LintProfile.Everything);
        FixInput input = new(files, ClusterQuestion.OptionsOf(run, _input), settings, mode);
        FixScope scope = run.Arguments.GetValue(_suggested) ? FixScope.Suggested : FixScope.Safe;
        FixOutcome outcome = new Fixer(input, scope, EnforcementProfile.Default).Run();
        if (run.Arguments.GetValue(_input.Verbose))
        {
            ReadingSummary.Write(run.Terminal.Error, input.First!, files.Count);
        }

        return outcome;
    }

    private static WrittenFiles Write(IReadOnlyList<(InputFile File, EditedFile Edited)> files)
    {
        using FileWriting writing = new();
        return writing.Write(files);
    }
}
