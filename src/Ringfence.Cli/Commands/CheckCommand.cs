using System.CommandLine;
using Ringfence.Core;
using Ringfence.Diagnostics;
using Ringfence.Lint;
using Ringfence.Manifests;
using Ringfence.Syntax;

namespace Ringfence.Cli;

/// <summary><c>check</c>: reports what the API server would refuse, and what was very likely not meant.</summary>
internal sealed class CheckCommand : ShellCommand
{
    private readonly InputOptions _input = new();
    private readonly ChoiceOption _output = OutputOption.With("text", "json", "sarif", "junit", "github");
    private readonly ChoiceOption _failOn = new("--fail-on", "error", "error", "warning", "info")
    {
        Description = "exit 1 when a finding is at least this bad; error without it",
    };

    private readonly ChoiceOption _profile = new("--profile", LintProfile.Everything.Name, [.. LintProfile.All.Select(profile => profile.Name)])
    {
        Description = "ask only the rules that another linter has as well; all without it",
    };

    private readonly Option<string?> _config = new("--config")
    {
        Description = $"the settings: levels of codes, for paths too; {CheckSettings.FileName} in this directory without it",
        HelpName = "FILE",
    };

    /// <summary>Declares the command line.</summary>
    public CheckCommand()
        : base("check", "Says what the API server would refuse, and what was very likely not meant, each with its place and a way out.")
    {
        _input.AddTo(this);
        Options.Add(_output);
        Options.Add(_failOn);
        Options.Add(_profile);
        Options.Add(_config);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("ringfence check -f policies.yaml", "is this file all right?"),
        new("helm template chart/ | ringfence check -f - --fail-on warning", "is what a chart renders to? warnings count"),
        new("ringfence check -f manifests/ -o json", "the findings for a program, with the API server's own words"),
        new("ringfence check -f manifests/ -o sarif > ringfence.sarif", "the same for code scanning; -o github marks the lines of a pull request"),
    ];

    /// <inheritdoc/>
    public override string Usage => "ringfence check -f PATH [OPTIONS]";

    /// <inheritdoc/>
    public override ExitCode Run(CommandRun run)
    {
        LintProfile profile = LintProfile.All.Single(one => one.Name == run.Arguments.GetValue(_profile));
        LintSettings settings = CheckSettings.Read(run.Terminal, run.Arguments.GetValue(_config), profile);
        IReadOnlyList<InputFile> files = new InputFiles(run.Terminal).Collect(run.Arguments.GetValue(_input.Files) ?? []);
        ClusterReadOptions options = ClusterQuestion.OptionsOf(run, _input);
        LintDocuments documents = new(options.DefaultNamespace);
        ClusterInput input = ClusterInput.Read(files, options, documents.Add);
        if (run.Arguments.GetValue(_input.Verbose))
        {
            ReadingSummary.Write(run.Terminal.Error, input, files.Count);
        }

        if (!input.HasObjects)
        {
            throw NothingIn(files[0], run);
        }

        LintContext context = new(input.Cluster, documents, EnforcementProfile.Default) { Unreadable = input.Unreadable };
        Diagnostic[] findings = [.. input.Findings.Concat(Linter.Run(context, settings)).OrderBy(finding => finding.Descriptor.Severity)];
        DiagnosticSeverity threshold = Enum.Parse<DiagnosticSeverity>(run.Arguments.GetValue(_failOn)!, ignoreCase: true);
        Write(run, files, findings, threshold);
        return Array.Exists(findings, finding => finding.Descriptor.Severity <= threshold) ? ExitCode.No : ExitCode.Yes;
    }

    private void Write(CommandRun run, IReadOnlyList<InputFile> files, Diagnostic[] findings, DiagnosticSeverity threshold)
    {
        switch (run.Arguments.GetValue(_output))
        {
            case "json":
                JsonAnswer.Write(run, json => FindingsJson.Write(json, findings));
                break;
            case "sarif":
                JsonAnswer.Write(run, json => new FindingsSarif(json, run.Terminal.WorkingDirectory).Write(findings));
                break;
            case "junit":
                new FindingsJunit(threshold).Write(run.OutputBytes, [.. files.Select(file => file.Path)], findings);
                break;
            case "github":
                FindingsGithub.Write(run.Output, findings, run.Terminal.WorkingDirectory);
                break;
            default:
                WriteText(run, findings);
                break;
        }
    }

    private void WriteText(CommandRun run, Diagnostic[] findings)
    {
        FindingsText text = new(run.Output, new Palette(run.Terminal.OutputColouring));
        ILookup<bool, Diagnostic> notes = findings.ToLookup(finding => finding.Descriptor.Severity == DiagnosticSeverity.Info);
        text.Write(notes[false]);
        if (run.Arguments.GetValue(_input.Quiet))
        {
            return;
        }

        if (run.Arguments.GetValue(_input.Verbose))
        {
            text.Write(notes[true]);
        }
        else
        {
            text.WriteNotes(notes[true]);
        }

        text.WriteSummary(FindingCounts.Of(findings));
        foreach (string line in RepairHint.Of(findings, CommandLineOf(run)))
        {
            run.Output.WriteLine(line);
        }
    }

    private static UnanswerableException NothingIn(InputFile first, CommandRun run)
    {
        Diagnostic nothing = new(ReadDiagnostics.NoObject, new SourceLocation(new SourceText(first.Path, ReadOnlyMemory<byte>.Empty), default));
        new FindingsText(run.Terminal.Error, new Palette(run.Terminal.ErrorColouring)).Write([nothing]);
        return new UnanswerableException("nothing was checked, so no report is written");
    }

    private string CommandLineOf(CommandRun run) => string.Join(
        ' ',
        [
            .. (run.Arguments.GetValue(_input.Files) ?? []).Select(file => $"-f {ShellWord.Of(file)}"),
            .. new[] { ("-n", run.Arguments.GetValue(_input.Namespace)), ("--config", run.Arguments.GetValue(_config)) }
                .Where(option => option.Item2 is not null)
                .Select(option => $"{option.Item1} {ShellWord.Of(option.Item2!)}"),
        ]);
}
