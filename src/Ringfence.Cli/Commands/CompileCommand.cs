using System.CommandLine;
using System.Text;
using Ringfence.Core;
using Ringfence.Diagnostics;
using Ringfence.Explain;
using Ringfence.Nftables;
using Ringfence.Syntax;

namespace Ringfence.Cli;

/// <summary><c>compile</c>: the ruleset of one node as text for the nft program.</summary>
internal sealed class CompileCommand : ShellCommand
{
    private readonly InputOptions _input = new();
    private readonly AnswerOptions _answer = new();
    private readonly Option<string> _node = new("--node") { Description = "the node whose pods are judged", HelpName = "NODE", Required = true };

    private readonly ChoiceOption _mode = new("--mode", "enforce", "enforce", "audit")
    {
        Description = "stop what policies do not allow, or only log it; enforce without it",
    };

    private readonly ChoiceOption _refusal = new("--refuse-by", "drop", "drop", "reject")
    {
        Description = "how to stop: silently, or with an answer to the sender; drop without it",
    };

    private readonly ChoiceOption _existing = new("--existing-connections", "cut", "cut", "keep")
    {
        Description = "whether connections may be cut that policies do not allow any more; cut without it",
    };

    /// <summary>Declares the command line.</summary>
    public CompileCommand()
        : base("compile", "Prints the nftables ruleset that enforces the policies for the pods of one node, as text that nft -f - loads any number of times.")
    {
        _input.AddTo(this);
        _answer.AddTo(this);
        Options.Add(_node);
        Options.Add(_mode);
        Options.Add(_refusal);
        Options.Add(_existing);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("ringfence compile -f cluster.json --node worker-1", "what would worker-1 enforce?"),
        new("ringfence compile -f cluster.json --node worker-1 | nft -c -f -", "would the kernel take it?"),
        new("ringfence compile -f cluster.json --node worker-1 --mode audit", "the same, but only logging what would be stopped"),
    ];

    /// <inheritdoc/>
    public override string Usage => "ringfence compile -f PATH --node NODE [OPTIONS]";

    /// <inheritdoc/>
    public override ExitCode Run(CommandRun run)
    {
        ClusterQuestion cluster = new(run, _input, _answer);
        ClusterInput input = cluster.Read(cluster.Files);
        NodeName node = NodeOf(run.Arguments.GetValue(_node)!, input.Cluster.Snapshot);
        CompiledNode compiled = NodeCompiler.Compile(input.Cluster.Snapshot, node, CompileOptions.Default with
        {
            Profile = cluster.Options.Profile,
            Mode = run.Arguments.GetValue(_mode) == "audit" ? EnforcementMode.Audit : EnforcementMode.Enforce,
            Refusal = run.Arguments.GetValue(_refusal) == "reject" ? Refusal.Reject : Refusal.Drop,
            ExistingConnections = run.Arguments.GetValue(_existing) == "keep" ? ExistingConnections.Keep : ExistingConnections.Cut,
        });

        IReadOnlyList<ExplainedCaveat> findings = RulesetFindings.Of(compiled);
        if (!run.Arguments.GetValue(_input.Quiet))
        {
            Tell(run, findings);
        }

        // For a program: byte for byte, so nothing is escaped or coloured.
        run.Pass(stream =>
        {
            using StreamWriter text = new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
            RulesetText.Write(text, compiled.Ruleset, RulesetHeading.Of(compiled, [.. findings, .. InputCaveats.Of(input)]));
        });
        return ExitCode.Yes;
    }

    private static NodeName NodeOf(string name, ClusterSnapshot snapshot)
    {
        NodeName node = new(name);
        string[] known =
        [
            .. snapshot.Nodes.Select(one => one.Name.Value)
                .Concat(snapshot.Endpoints.Where(pod => pod.Node is not null).Select(pod => pod.Node!.Value.Value))
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
        if (known.Contains(name, StringComparer.Ordinal))
        {
            return node;
        }

        string help = known.Length == 0 ? "the input has no node, and no pod says where it runs"
            : NearestName.TryFind(name, known, out string? nearest) ? $"did you mean `{nearest}`?"
            : $"the nodes are {string.Join(", ", known.Take(5))}{(known.Length > 5 ? $" and {known.Length - 5} more" : string.Empty)}";
        throw new UnanswerableException($"no node is called `{VisibleText.Escape(name)}`: {help}");
    }

    private static void Tell(CommandRun run, IReadOnlyList<ExplainedCaveat> findings)
    {
        Palette palette = new(run.Terminal.ErrorColouring);
        foreach (ExplainedCaveat finding in findings)
        {
            run.Terminal.Error.WriteLine($"{palette.Doubtful($"warning {finding.Descriptor.Code}:")} {finding.Message}");
            run.Terminal.Error.WriteLine($"  help: {finding.Descriptor.Help}");
        }
    }
}
