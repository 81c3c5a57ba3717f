using System.CommandLine;
using Ringfence.Analysis;
using Ringfence.Core;
using Ringfence.Diagnostics;
using Ringfence.Explain;

namespace Ringfence.Cli;

/// <summary><c>prove</c>: settles claims about policies, for this cluster or for any.</summary>
internal sealed class ProveCommand : ShellCommand
{
    private const int UsualBudget = 5_000;

    private readonly Argument<string> _question = new("QUESTION")
    {
        Description = "equivalent A B, contained A B, redundant, shadowed or vacuous",
    };

    private readonly Argument<string[]> _policies = new("POLICY")
    {
        Description = "a policy, NAME or NAMESPACE/NAME; A and B may each be several, joined by commas; every policy of the input without it",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly InputOptions _input = new();
    private readonly AnswerOptions _answer = new();
    private readonly Option<bool> _here = new("--here") { Description = "in this cluster: its endpoints and every address outside; so without --always" };
    private readonly Option<bool> _always = new("--always") { Description = "in any cluster with these policies: whatever its pods, labels, namespaces, addresses and ports" };

    private readonly Option<int> _budget = new("--budget")
    {
        Description = $"with --always: how many cases a claim may look at before it is undecided; {UsualBudget} without it",
        HelpName = "CASES",
        DefaultValueFactory = _ => UsualBudget,
    };

    private readonly ChoiceOption _output = OutputOption.With("text", "json");

    /// <summary>Declares the command line.</summary>
    public ProveCommand()
        : base("prove", "Settles claims about policies: which are needless, which say nothing, whether one can take the place of another.")
    {
        _question.CompletionSources.Add([.. ProveRequest.Words]);
        Arguments.Add(_question);
        Arguments.Add(_policies);
        _input.AddTo(this);
        _answer.AddTo(this);
        Options.Add(_here);
        Options.Add(_always);
        Options.Add(_budget);
        Options.Add(_output);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("ringfence prove redundant -f manifests/", "which policies and rules can go without any connection changing?"),
        new("ringfence prove redundant shop/db -f manifests/ --always", "can the policy db or a rule of it go in any cluster, whatever pods it has?"),
        new("ringfence prove equivalent shop/old shop/new -f manifests/", "does new allow what old allows, no more and no less?"),
        new("ringfence prove contained shop/old shop/new-a,shop/new-b -f manifests/", "do both new policies together keep everything that old allows?"),
        new("ringfence prove vacuous -f cluster.json", "which policies select nothing, and which rules match nothing?"),
    ];

    /// <inheritdoc/>
    public override string Usage => "ringfence prove QUESTION [POLICY...] -f PATH [OPTIONS]";

    /// <inheritdoc/>
    public override ExitCode Run(CommandRun run)
    {
        ProveRequest request = ProveRequest.Parse(run.Arguments.GetValue(_question)!, run.Arguments.GetValue(_policies) ?? [], run);
        ProofTerms terms = TermsOf(run);
        ClusterQuestion cluster = new(run, _input, _answer);
        ClusterInput input = cluster.Read(cluster.Files);
        ProveReport report = Settle(run, request, terms, input, cluster.Options.Profile);

        WitnessExplainer witnesses = new(cluster.Options.Profile);
        ManifestLocations locations = new(input.Cluster.Rules);
        if (run.Arguments.GetValue(_output) == "json")
        {
            JsonAnswer.Write(run, json => new ProveJson(locations, witnesses).Write(json, report));
        }
        else
        {
            new ProveText(run.Output, run.Terminal.OutputColouring, locations, witnesses).Write(report);
        }

        return Finish(run, report);
    }

    /// <summary>One finding or witness is a no; without one, what is undecided leaves the question open, and is printed all the same.</summary>
    private static ExitCode Finish(CommandRun run, ProveReport report)
    {
        if (report.Findings > 0)
        {
            return ExitCode.No;
        }

        if (report.Undecided == 0)
        {
            return ExitCode.Yes;
        }

        run.Finish(ExitCode.Yes);
        run.Terminal.Error.WriteLine($"ringfence: {Text.Counted(report.Undecided, "claim is", "claims are")} undecided");
        return ExitCode.NoAnswer;
    }

    private ProofTerms TermsOf(CommandRun run)
    {
        bool always = run.Arguments.GetValue(_always);
        if (always && run.Arguments.GetValue(_here))
        {
            throw new UnanswerableException("--here and --always are two questions: give one of them");
        }

        int budget = run.Arguments.GetValue(_budget);
        return budget < 1
            ? throw new UnanswerableException("--budget must be 1 or more")
            : new ProofTerms(always ? WitnessCluster.MadeUp : WitnessCluster.Given, budget);
    }

    private ProveReport Settle(CommandRun run, ProveRequest request, ProofTerms terms, ClusterInput input, EnforcementProfile profile)
    {
        using ProgressLine? progress = ProgressLine.Start(run, _input, "proving");
        ValueArray<PolicyRef>[] choices = [.. request.Choices.Select(names => PolicyChoice.Of(input.Cluster, names, run).Select(policy => policy.Policy.Ref).Distinct().ToValueArray())];
        Prover prover = terms.Scope == WitnessCluster.Given
            ? Prover.Here(input.Cluster.Snapshot, profile)
            : Prover.Always(input.Cluster.Snapshot, profile, terms.Budget);
        Proof[] proofs = request.Question switch
        {
            ProofQuestion.Equivalent => [prover.Equivalent(choices[0], choices[1])],
            ProofQuestion.Contained => [prover.Contained(choices[0], choices[1])],
            ProofQuestion.Redundant => [.. choices[0].SelectMany(prover.Redundant)],
            ProofQuestion.Shadowed => [.. choices[0].SelectMany(prover.Shadowed)],
            ProofQuestion.Vacuous => [.. choices[0].SelectMany(prover.Vacuous)],
        };
        return new ProveReport(request, terms, choices, proofs, CaveatDigest.Of([.. Nobody(terms, input), .. InputCaveats.Of(input), .. prover.Caveats.Select(ExplainedCaveat.Of)]));
    }

    /// <summary>Of a cluster of nobody everything holds: who gives policies alone probably means any cluster.</summary>
    private static IEnumerable<ExplainedCaveat> Nobody(ProofTerms terms, ClusterInput input) =>
        terms.Scope == WitnessCluster.Given && input.Cluster.Snapshot.Endpoints.Count == 0
            ? [new ExplainedCaveat(CaveatDiagnostics.NobodyThere, ["the input holds"])]
            : [];
}
