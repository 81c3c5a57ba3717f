using System.CommandLine;
using Ringfence.Core;
using Ringfence.Lab;
using Ringfence.Manifests;
using Ringfence.Nftables;

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

    /// <summary>Reads manifests and starts a lab on them.</summary>
    /// <exception cref="UnanswerableException">They cannot be read, or the lab cannot be started.</exception>
    public LabSession Start(CommandRun run, IReadOnlyList<string> paths)
    {
        ClusterReadOptions options = QuestionOf(run).Options;
        LabSettings settings = SettingsOf(run, options);
        return LabSession.Start(Read(run, paths), options, settings);
    }

    /// <summary>Reads manifests.</summary>
    /// <exception cref="UnanswerableException">They cannot be read, or something is wrong with them.</exception>
    public ClusterInput Read(CommandRun run, IReadOnlyList<string> paths) => QuestionOf(run).Read(new InputFiles(run.Terminal).Collect(paths));

    private ClusterQuestion QuestionOf(CommandRun run) => new(run, _input, _answer)
    {
        DeclaredPorts = DeclaredPorts.All,
        Documents = _documents ??= new DocumentCache(run.Terminal.Clock),
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
