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
    private readonly Option<string> _node = new("--node") { Description = "the node whose pods are judged, as the pods of the input name it in spec.nodeName; without it, the nodes are listed", HelpName = "NODE" };

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

    private readonly ChoiceOption _guard = new("--guard", "off", "off", "log", "drop")
    {
        Description = "what pods send and get that are not in the input passes (off), passes and is logged (log), or is stopped (drop); off without it",
    };

    private readonly Option<string[]> _podInterfaces = new("--pod-interfaces")
    {
        Description = "how the names of pods' interfaces begin on the node, such as cali or veth; --guard needs it, and it may be given more than once",
        HelpName = "PREFIX",
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
        Options.Add(_guard);
        Options.Add(_podInterfaces);
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
        PodGuard guard = GuardOf(run);
        ClusterQuestion cluster = new(run, _input, _answer);
        ClusterInput input = cluster.Read(cluster.Files);
        NodeName node = NodeOf(run.Arguments.GetValue(_node), input.Cluster.Snapshot);
        CompiledNode compiled = NodeCompiler.Compile(input.Cluster.Snapshot, node, CompileOptions.Default with
        {
            Profile = cluster.Options.Profile,
            Mode = run.Arguments.GetValue(_mode) == "audit" ? EnforcementMode.Audit : EnforcementMode.Enforce,
            Refusal = run.Arguments.GetValue(_refusal) == "reject" ? Refusal.Reject : Refusal.Drop,
            Guard = guard,
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

    private PodGuard GuardOf(CommandRun run)
    {
        GuardMode mode = PodGuardOption.ModeOf(run.Arguments.GetValue(_guard)!);
        string[] prefixes = run.Arguments.GetValue(_podInterfaces) ?? [];
        if (mode != GuardMode.Off && prefixes.Length == 0)
        {
            throw new UnanswerableException("--guard tells pods that nobody knows yet by their interfaces: say with --pod-interfaces how their names begin on the node, such as cali or veth");
        }

        return prefixes.FirstOrDefault(prefix => !IsInterfacePrefix(prefix)) is { } wrong
            ? throw new UnanswerableException($"`{VisibleText.Escape(wrong)}` is no beginning of an interface's name: write 1 to 14 letters, digits, `.`, `_` or `-`")
            : new PodGuard(mode, [.. prefixes.Distinct(StringComparer.Ordinal)]);
    }

    // A name has 15 characters at most; quotes, blanks and asterisks would mean something else in the text.
    private static bool IsInterfacePrefix(string text) => text.Length is >= 1 and <= 14 && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or '-');

    // Nothing is assumed where no node is named: rules for a guess would be loaded somewhere.
    private static NodeName NodeOf(string? name, ClusterSnapshot snapshot)
    {
        string[] known =
        [
            .. snapshot.Nodes.Select(one => one.Name.Value)
                .Concat(snapshot.Endpoints.Where(pod => pod.Node is not null).Select(pod => pod.Node!.Value.Value))
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
        if (name is not null && known.Contains(name, StringComparer.Ordinal))
        {
            return new NodeName(name);
        }

        if (known.Length == 0)
        {
            throw new UnanswerableException(
                $"{(name is null ? string.Empty : $"no node is called `{VisibleText.Escape(name)}`: ")}the input has no node, and no pod says where it runs. "
                + "A dump of the cluster does, with addresses: `kubectl get ns,node,pod,svc,netpol -A -o json`. "
                + "To see the rules of manifests at work without a cluster, `ringfence lab` gives pods nodes and addresses of its own");
        }

        string nodes = $"the nodes are {string.Join(", ", known.Take(5))}{(known.Length > 5 ? $" and {known.Length - 5} more" : string.Empty)}";
        throw new UnanswerableException(
            name is null ? $"each node has rules of its own: say whose with `--node NODE`; {nodes}"
            : NearestName.TryFind(name, known, out string? nearest) ? $"no node is called `{VisibleText.Escape(name)}`: did you mean `{nearest}`?"
            : $"no node is called `{VisibleText.Escape(name)}`: {nodes}");
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
