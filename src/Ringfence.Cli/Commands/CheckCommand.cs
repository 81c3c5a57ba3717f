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
    private readonly ChoiceOption _output = OutputOption.With("text", "json");
    private readonly ChoiceOption _failOn = new("--fail-on", "error", "error", "warning", "info")
    {
        Description = "exit 1 when a finding is at least this bad; error without it",
    };

    /// <summary>Declares the command line.</summary>
    public CheckCommand()
        : base("check", "Says what the API server would refuse or warn about, each with its place and a way out.")
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
    public override ExitCode Run(CommandRun run)
    {
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
            throw new UnanswerableException("the input holds no Kubernetes object");
        }

        LintContext context = new(input.Cluster, documents, EnforcementProfile.Default);
        IReadOnlyList<Diagnostic> findings = [.. input.Findings.Concat(Linter.Run(context, LintRules.All)).OrderBy(finding => finding.Descriptor.Severity)];
        if (run.Arguments.GetValue(_output) == "json")
        {
            JsonAnswer.Write(run, json => FindingsJson.Write(json, findings));
        }
        else
        {
            WriteText(run, findings);
        }

        DiagnosticSeverity threshold = Enum.Parse<DiagnosticSeverity>(run.Arguments.GetValue(_failOn)!, ignoreCase: true);
        return findings.Any(finding => finding.Descriptor.Severity <= threshold) ? ExitCode.No : ExitCode.Yes;
    }

    private void WriteText(CommandRun run, IReadOnlyList<Diagnostic> findings)
    {
        bool quiet = run.Arguments.GetValue(_input.Quiet);
        FindingsText text = new(run.Output, new Palette(run.Terminal.OutputColouring));
        text.Write(findings.Where(finding => !quiet || finding.Descriptor.Severity != DiagnosticSeverity.Info));
        if (!quiet)
        {
            text.WriteSummary(FindingCounts.Of(findings));
        }
    }
}
