using System.CommandLine;
using Ringfence.Core;
using Ringfence.Diagnostics;
using Ringfence.Lab;
using Ringfence.Manifests;
using Ringfence.Nftables;
using Ringfence.Syntax;

namespace Ringfence.Cli;

/// <summary>The options with which labs are started.</summary>
internal sealed class LabOptions
{
    private readonly InputOptions _input = new();
    private readonly AnswerOptions _answer = new();
    private DocumentCache? _documents;

    /// <summary><c>-f</c>: what to run.</summary>
    public Option<string[]> Files => _input.Files;

    /// <summary><c>--network</c>: how pods are joined.</summary>
    public ChoiceOption Network { get; } = new("--network", "routed", "routed", "bridged")
    {
        Description = "how pods are joined to their node: each by a link of its own, or all by a bridge; routed without it",
    };

    /// <summary><c>--guard</c>: what becomes of packets of pods whose policies are not in place yet.</summary>
    public ChoiceOption Guard { get; } = new("--guard", "off", "off", "log", "drop")
    {
        Description = "what new pods send and get before their policies are in place passes (off), passes and is logged (log), or is stopped (drop); off without it",
    };

    /// <summary>Gives a command these options, in the order of its help.</summary>
    public void AddTo(Command command)
    {
        _input.AddTo(command);
        _answer.AddTo(command);
        command.Options.Add(Network);
        command.Options.Add(Guard);
    }

    /// <summary>The paths that were given with <c>-f</c>.</summary>
    public IReadOnlyList<string> PathsOf(CommandRun run) => run.Arguments.GetValue(Files) ?? [];

    /// <summary>Sees whether a question to the lab that runs came with options that only a lab of its own could heed.</summary>
    /// <exception cref="UnanswerableException">It did.</exception>
    public void RequireNone(CommandRun run)
    {
        Option[] heeded = [_input.Namespace, _input.KubernetesVersion, _answer.KeepGoing, _answer.PodCidr, Network, Guard];
        foreach (Option option in heeded)
        {
            if (run.Arguments.GetResult(option) is { Implicit: false } given)
            {
                throw new UnanswerableException($"`{given.IdentifierToken?.Value ?? option.Name}` says how files are read or a lab is built, and the lab that runs is there already: leave it out, or give `-f PATH` to have a lab for this question");
            }
        }
    }

    /// <summary>Sees whether the options go together and the paths are there, before anything is read.</summary>
    /// <exception cref="UnanswerableException">They do not, or one is not.</exception>
    public void Require(CommandRun run, IReadOnlyList<string> paths)
    {
        GuardOf(run);
        new InputFiles(run.Terminal).Require(paths);
    }

    /// <summary>Reads manifests and starts a lab on them.</summary>
    /// <exception cref="UnanswerableException">They cannot be read, or the lab cannot be started.</exception>
    public LabSession Start(CommandRun run, IReadOnlyList<string> paths)
    {
        ClusterQuestion question = QuestionOf(run, (read, name) =>
            $"{Text.Counted(read.Errors, "error")} in {name}, so nothing is run: repair it, or give --keep-going to run what the API server would take");
        LabSettings settings = SettingsOf(run, question.Options);
        ClusterInput input = question.Read(new InputFiles(run.Terminal).Collect(paths));
        LabSession.Require();
        LabSession session;
        using (question.Watch("starting"))
        {
            session = LabSession.Start(input, question.Options, settings);
        }

        foreach (string warning in NeighbourLimit.Warn(session.Lab.Cluster.Plan, NeighbourLimit.Of))
        {
            run.Terminal.Error.WriteLine($"ringfence: {warning}");
        }

        return session;
    }

    /// <summary>Reads manifests that have changed.</summary>
    /// <exception cref="UnanswerableException">They cannot be read, or something is wrong with them: what, and where.</exception>
    public ClusterInput ReadAgain(CommandRun run, IReadOnlyList<string> paths) =>
        QuestionOf(run, (read, _) => $"{Text.Counted(read.Errors, "error")} in the files, {(read.Errors == 1 ? "at" : "first at")} {FirstError(read)}: repair it")
            .Read(new InputFiles(run.Terminal).Collect(paths));

    /// <summary>Tells whoever waits at a terminal what takes so long; until it is disposed of.</summary>
    public ProgressLine? Watch(CommandRun run, string says) => ProgressLine.Start(run, _input, says);

    private static string FirstError(ClusterInput read)
    {
        SourceLocation place = read.Findings.First(finding => finding.Descriptor.Severity == DiagnosticSeverity.Error).Location;
        return $"{VisibleText.Escape(place.Source.Path)}:{place.Position.Line}";
    }

    private ClusterQuestion QuestionOf(CommandRun run, Func<ClusterInput, string, string> refusal) => new(run, _input, _answer)
    {
        DeclaredPorts = DeclaredPorts.All,
        Documents = _documents ??= new DocumentCache(run.Terminal.Clock),
        Refusal = refusal,
    };

    private GuardMode GuardOf(CommandRun run)
    {
        GuardMode guard = PodGuardOption.ModeOf(run.Arguments.GetValue(Guard)!);
        return guard == GuardMode.Off || run.Arguments.GetValue(Network) == "routed"
            ? guard
            : throw new UnanswerableException("--guard tells pods by their interfaces, and on a bridge all of them come in by the bridge: leave it out, or give --network routed");
    }

    private LabSettings SettingsOf(CommandRun run, ClusterReadOptions options) => new()
    {
        Guard = GuardOf(run),
        Networking = run.Arguments.GetValue(Network) == "bridged" ? PodNetworking.Bridged : PodNetworking.Routed,
        PodRange = options.PodRanges.FirstOrDefault(range => range.Family == AddressFamily.IPv4, LabPlanner.DefaultPodRange),
        Profile = options.Profile,
        Log = new LabLog
        {
            Found = (_, found) => run.Terminal.Error.WriteLine($"ringfence: {found.Descriptor.Code}: {found.Message}; {found.Help}"),
            Happened = (node, happened) =>
            {
                if (EventText.Of(node, happened) is { Length: > 0 } text)
                {
                    run.Terminal.Error.WriteLine($"ringfence: {text}");
                }
            },
        },
    };
}
