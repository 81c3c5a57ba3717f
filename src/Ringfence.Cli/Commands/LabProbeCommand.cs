using System.CommandLine;
using Ringfence.Core;

namespace Ringfence.Cli;

/// <summary><c>lab probe</c>: sends a real connection and says what happened and why.</summary>
internal sealed class LabProbeCommand : ShellCommand
{
    private readonly Argument<string> _from = new("FROM")
    {
        Description = "who connects: a pod or workload (shop/web), node/NAME, or an address outside (203.0.113.7)",
    };

    private readonly Argument<string> _to = new("TO:PORT[/PROTO]")
    {
        Description = "where to: the same, or svc/NAMESPACE/NAME; a node with a node port leads to its Service; PROTO TCP, UDP or SCTP, TCP without it",
    };

    private readonly ChoiceOption _family = new("--family", "any", "any", "ipv4", "ipv6") { Description = "over which addresses: ipv4, ipv6, or any: IPv4 where both have it; any without it" };
    private readonly LabOptions _lab = new();
    private readonly ChoiceOption _output = OutputOption.With("text", "json");

    /// <summary>Declares the command line.</summary>
    public LabProbeCommand()
        : base("probe", "Sends a real connection in the lab that runs, or with -f in one of its own, and says what happened and why.")
    {
        Arguments.Add(_from);
        Arguments.Add(_to);
        Options.Add(_family);
        _lab.AddTo(this);
        Options.Add(_output);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("sudo ringfence lab probe shop/web shop/db:5432", "in the lab that runs: does web get through to db?"),
        new("sudo ringfence lab probe 203.0.113.7 shop/web:53/UDP", "a datagram from outside"),
        new("sudo ringfence lab probe shop/web svc/shop/db:5432 -f manifests/", "start a lab, send one connection to a Service, end"),
        new("sudo ringfence lab probe shop/web shop/db:5432 -o json", "for programs: what came back, the record of a drop, and the explanation"),
    ];

    /// <inheritdoc/>
    public override string Usage => "ringfence lab probe FROM TO:PORT[/PROTO] [-f PATH] [OPTIONS]";

    /// <summary>The family of a word of <c>--family</c>; null for either.</summary>
    public static AddressFamily? FamilyOf(string word) => word switch
    {
        "ipv4" => AddressFamily.IPv4,
        "ipv6" => AddressFamily.IPv6,
        _ => null,
    };

    /// <inheritdoc/>
    public override ExitCode Run(CommandRun run)
    {
        (string from, string to, string family) = (run.Arguments.GetValue(_from)!, run.Arguments.GetValue(_to)!, run.Arguments.GetValue(_family)!);
        LabAnswer answer = new(run, _output);
        if (run.Arguments.GetResult(_lab.Files) is null)
        {
            _lab.RequireNone(run);
            return answer.End(RunningLabs.Ask(run, answer.Output, answer.Style, "probe", from, to, family));
        }

        using LabSession session = _lab.Start(run, _lab.PathsOf(run));
        LabQuestion question = new(from, to, FamilyOf(family), answer.Style);
        return answer.End(Waiting.For(session.ProbeAsync(question, answer.Output, run.Terminal.Error, CancellationToken.None)));
    }
}
