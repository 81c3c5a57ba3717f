using System.CommandLine;
using Ringfence.Core;
using Ringfence.Explain;

namespace Ringfence.Cli;

/// <summary><c>explain</c>: decides one connection and says why.</summary>
internal sealed class ExplainCommand : ShellCommand
{
    private readonly Argument<string> _from = new("FROM")
    {
        Description = "who connects: a pod or workload (shop/web, shop/Deployment/web), an address or range (203.0.113.0/24), node/NAME",
    };

    private readonly Argument<string> _to = new("TO[:PORT[/PROTO]]")
    {
        Description = "where to: the same, or svc/NAMESPACE/NAME; PORT a number, for a Service also a name; PROTO TCP, UDP or SCTP, TCP without it",
    };

    private readonly InputOptions _input = new();
    private readonly AnswerOptions _answer = new();
    private readonly ChoiceOption _output = OutputOption.With("text", "json");

    /// <summary>Declares the command line.</summary>
    public ExplainCommand()
        : base("explain", "Decides one connection and says why: which policies select each side, which rule decides, why the others do not.")
    {
        Arguments.Add(_from);
        Arguments.Add(_to);
        _input.AddTo(this);
        _answer.AddTo(this);
        Options.Add(_output);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("ringfence explain shop/web shop/db:5432 -f manifests/", "may web connect to db?"),
        new("ringfence explain 203.0.113.7 svc/shop/web:http -f manifests/", "may the outside reach the port named http of the Service web?"),
        new("ringfence explain shop/web shop/db -f cluster.json", "which ports of db may web reach?"),
    ];

    /// <inheritdoc/>
    public override string Usage => "ringfence explain FROM TO[:PORT[/PROTO]] -f PATH [OPTIONS]";

    /// <inheritdoc/>
    public override ExitCode Run(CommandRun run)
    {
        ClusterQuestion cluster = new(run, _input, _answer);
        InputTexts texts = new(cluster.Files);
        ClusterInput input = cluster.Read(texts.Files);
        QuestionResolver resolver = new(run.Arguments.GetValue(_from)!, run.Arguments.GetValue(_to)!);
        ExplainQuestion question = resolver.Resolve(input, texts, run);
        Explanation explanation = new Explainer(input.Cluster.Snapshot, cluster.Options.Profile).Explain(question);

        ManifestLocations locations = new(input.Cluster.Rules);
        if (run.Arguments.GetValue(_output) == "json")
        {
            JsonAnswer.Write(run, json => new ExplanationJson(locations).Write(json, explanation));
        }
        else
        {
            TextStyle style = run.Terminal.OutputColouring == Colouring.Coloured ? TextStyle.Ansi : TextStyle.Plain;
            new ExplanationText(locations, style).Write(run.FoldedOutput, explanation);
            if (explanation.Verdict == Verdict.Deny)
            {
                Suggestion hint = new DeniedHint(cluster.Options, resolver, texts, input).For(explanation);
                new SuggestionText(style).Write(run.Output, hint);
            }
        }

        return explanation.Verdict == Verdict.Allow ? ExitCode.Yes : ExitCode.No;
    }
}
