using Ringfence.Analysis;
using Ringfence.Core;
using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>Pods whose egress the same policies isolate and allow to others by name, and what of that is DNS.</summary>
/// <remarks>Pods that may open nothing at all, or reach fixed addresses only, are none: they were meant to resolve nothing.</remarks>
internal sealed class DnsClients
{
    private const ushort Port = 53;

    private readonly DnsScene _scene;
    private readonly IReadOnlyList<LintPolicy> _isolating;
    private readonly IReadOnlyList<Rule> _rules;
    private readonly TrafficSet _toServers;
    private readonly TrafficSet _toOutside;

    private DnsClients(LintContext context, DnsScene scene, IReadOnlyList<EndpointKin> kins, DirectionProgram program)
    {
        _scene = scene;
        _isolating = [.. program.Tiers.SelectMany(tier => tier.IsolatedBy).Select(policy => context.Find(policy)).OfType<LintPolicy>()];
        _rules = [.. program.Tiers.SelectMany(tier => tier.Rules)];
        Members = [.. kins.SelectMany(kin => kin.Members)];
        _toServers = scene.Servers.Aggregate(TrafficSet.None, (all, server) => all.Union(context.Reach.OneSide(kins[0], Direction.Egress, server)));
        _toOutside = context.Reach.Outside(kins[0], Direction.Egress).Aggregate(TrafficSet.None, (all, piece) => all.Union(piece.Traffic));
    }

    /// <summary>The pods.</summary>
    public IReadOnlyList<Endpoint> Members { get; }

    /// <summary>Whom the policies isolate, policy by policy, in the order of the input.</summary>
    public static IReadOnlyList<DnsClients> Of(LintContext context) => context.Shared(Gather);

    /// <summary>Whether they may ask some DNS server over a protocol.</summary>
    public bool May(Protocol protocol) => _toOutside.Contains(protocol, Port)
        || (_scene.Servers.Count > 0
            ? _scene.PortsOf(protocol).Any(port => _toServers.Contains(protocol, port))
            : _rules.Any(rule => AsksFor(rule, protocol)));

    /// <summary>What the rules lack, in words.</summary>
    public string Why(Protocol protocol)
    {
        string policies = NameList.Of(_isolating.Select(policy => policy.Ref.ToString()));
        string lacks = _isolating.Count == 1 ? $"{policies} isolates egress and allows no {protocol.ToName()}" : $"{policies} isolate egress and none of them allows {protocol.ToName()}";
        return _scene.Servers.Count == 0
            ? $"{lacks} {Port} to anybody"
            : $"{lacks} {string.Join(" or ", _scene.PortsOf(protocol))} to {NameList.Workloads(_scene.Servers.SelectMany(server => server.Members))}";
    }

    /// <summary>A finding at the first of the policies whose rules name others.</summary>
    public Diagnostic Report(DiagnosticDescriptor descriptor, params IReadOnlyList<string> arguments)
    {
        LintPolicy first = _isolating.First(policy => policy.Compiled.Egress.Rules.Any(NamesOthers));
        return first.Report(descriptor, first.Key("spec", "egress"), arguments);
    }

    private static IReadOnlyList<DnsClients> Gather(LintContext context)
    {
        DnsScene scene = DnsScene.Of(context);
        return
        [
            .. context.Reach.Kins
                .Where(kin => kin.Sample.Network == PodNetwork.Own && kin.IsolationIn(Direction.Egress) == Isolation.DefaultDeny)
                .GroupBy(kin => context.Reach.ProgramOf(kin, Direction.Egress).Tiers.SelectMany(tier => tier.IsolatedBy).ToValueArray())
                .Select(alike => (Kins: alike.ToArray(), Program: context.Reach.ProgramOf(alike.First(), Direction.Egress)))
                .Where(one => one.Program.Tiers.SelectMany(tier => tier.Rules).Any(NamesOthers))
                .Select(one => new DnsClients(context, scene, one.Kins, one.Program)),
        ];
    }

    // Whoever is allowed by label, or the whole internet, is reached by name; a block of somebody's network is not, as a rule.
    private static bool NamesOthers(Rule rule) => rule.Match.Peer switch
    {
        Peer.Anywhere => true,
        Peer.AnyOf(var peers) => peers.Any(peer => peer is not Peer.Networks networks || networks.Included.Any(block => block.PrefixLength == 0)),
        _ => false,
    };

    private static bool AsksFor(Rule rule, Protocol protocol) => DnsScene.MayHoldServers(rule.Match.Peer) && AsksFor(rule.Match.Traffic, protocol);

    private static bool AsksFor(TrafficPattern traffic, Protocol protocol) =>
        traffic.Numbers.Contains(protocol, Port)
        || traffic.Numbers.Contains(protocol, DnsScene.UnprivilegedPort)
        || traffic.Names.Any(name => name.Protocol == protocol && name.Name.StartsWith("dns", StringComparison.Ordinal));
}
