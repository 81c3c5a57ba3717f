using Ringfence.Analysis;
using Ringfence.Core;
using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>Pods whose egress the same policies isolate, and what of DNS is left to them. Where the input has no pods, those that a policy selects.</summary>
internal sealed class DnsClients
{
    private const ushort Port = 53;

    private readonly DnsScene _scene;
    private readonly IReadOnlyList<EndpointKin> _kins;
    private readonly IReadOnlyList<Rule> _rules;
    private readonly TrafficSet _toServers;
    private readonly TrafficSet _toOutside;

    private DnsClients(LintContext context, IReadOnlyList<LintPolicy> isolating, IReadOnlyList<EndpointKin> kins)
    {
        _scene = DnsScene.Of(context);
        _kins = kins;
        _rules = [.. isolating.SelectMany(policy => policy.Compiled.Egress.Rules)];
        Isolating = isolating;
        Members = [.. kins.SelectMany(kin => kin.Members)];
        if (kins.Count > 0)
        {
            _toServers = _scene.Kins.Aggregate(TrafficSet.None, (all, server) => all.Union(UnlabelledSpaces.AtMost(context, kins[0], Direction.Egress, server)));
            _toOutside = context.Reach.Outside(kins[0], Direction.Egress).Aggregate(TrafficSet.None, (all, piece) => all.Union(piece.Traffic));
        }
    }

    /// <summary>The policies that isolate them, in the order of the input; at least one.</summary>
    public IReadOnlyList<LintPolicy> Isolating { get; }

    /// <summary>The pods; none where the input has no pods of the namespace.</summary>
    public IReadOnlyList<Endpoint> Members { get; }

    /// <summary>How messages call them.</summary>
    public string Names => Members.Count > 0 ? NameList.Workloads(Members) : $"pods that `{Anchor}` selects";

    /// <summary>Whether no rule allows them anything: they were meant to reach nobody.</summary>
    public bool MayOpenNothing => _rules.Count == 0;

    /// <summary>Whether they may ask at the port that clients use, while the DNS pods of the input listen elsewhere.</summary>
    public bool AskAtTheWrongPort => _toServers.Contains(Protocol.Udp, Port) && !May(Protocol.Udp);

    /// <summary>The policy to point at: the first whose rules name others, else the first.</summary>
    public LintPolicy Anchor => Isolating.FirstOrDefault(policy => policy.Compiled.Egress.Rules.Any(NamesOthers)) ?? Isolating[0];

    /// <summary>Whom policies isolate, policy by policy. Pods that reach fixed blocks of addresses only are left out: they were meant to resolve nothing.</summary>
    public static IReadOnlyList<DnsClients> Of(LintContext context) => context.Shared(Gather);

    /// <summary>Whether they may ask some DNS server over a protocol.</summary>
    public bool May(Protocol protocol) => _toOutside.Contains(protocol, Port)
        || (_scene.Servers.Count > 0 && _kins.Count > 0
            ? _scene.PortsOf(protocol).Any(port => _toServers.Contains(protocol, port))
            : _rules.Any(rule => AsksFor(rule, protocol)));

    /// <summary>Whether they may ask at an address outside.</summary>
    public bool MayAskAt(LintContext context, Address address) => context.Reach.Outside(_kins[0], Direction.Egress)
        .Any(piece => piece.Addresses.Contains(address) && piece.Traffic.Contains(Protocol.Udp, Port));

    /// <summary>What the rules lack, in words.</summary>
    public string Why(Protocol protocol)
    {
        string policies = NameList.Of(Isolating.Select(policy => policy.Ref.ToString()));
        string lacks = Isolating.Count == 1 ? $"{policies} isolates egress and allows no {protocol.ToName()}" : $"{policies} isolate egress and none of them allows {protocol.ToName()}";
        return _scene.Servers.Count == 0
            ? $"{lacks} {Port} to anybody"
            : $"{lacks} {string.Join(" or ", _scene.PortsOf(protocol))} to {NameList.Workloads(_scene.Servers)}";
    }

    /// <summary>A finding at the anchor's egress rules, else at its name.</summary>
    public Diagnostic Report(DiagnosticDescriptor descriptor, params IReadOnlyList<string> arguments) =>
        Anchor.Report(descriptor, MayOpenNothing ? Anchor.Head : Anchor.Key("spec", "egress"), arguments);

    private static IReadOnlyList<DnsClients> Gather(LintContext context) =>
    [
        .. OfPods(context).Concat(OfPoliciesAlone(context)).Where(clients => clients.MayOpenNothing || clients._rules.Any(NamesOthers)),
    ];

    private static IEnumerable<DnsClients> OfPods(LintContext context) => context.Reach.Kins
        .Where(kin => kin.Sample.Network == PodNetwork.Own && kin.IsolationIn(Direction.Egress) == Isolation.DefaultDeny && context.KnowsPoliciesOf(kin.Sample.Namespace))
        .GroupBy(kin => context.Reach.ProgramOf(kin, Direction.Egress).Tiers.SelectMany(tier => tier.IsolatedBy).ToValueArray())
        .Select(alike => new DnsClients(context, [.. alike.Key.Select(context.Find).OfType<LintPolicy>()], [.. alike]));

    // Without pods, policies for the same labels or for every pod certainly add up; others may.
    private static IEnumerable<DnsClients> OfPoliciesAlone(LintContext context)
    {
        foreach (IGrouping<NamespaceName, LintPolicy> space in context.Policies
            .Where(policy => policy.Compiled.Egress.Isolation == Isolation.DefaultDeny && context.Selection.GroupsOf(policy.Namespace).Count == 0 && context.KnowsPoliciesOf(policy.Namespace))
            .GroupBy(policy => policy.Namespace))
        {
            foreach (IGrouping<LabelSelector, LintPolicy> alike in space.GroupBy(policy => policy.Compiled.Subject.Pods))
            {
                LintPolicy[] forAll = [.. space.Where(policy => policy.Compiled.Subject.Pods.IsEverything && !alike.Key.IsEverything)];
                bool isBackground = alike.Key.IsEverything && alike.All(policy => policy.Compiled.Egress.Rules.IsEmpty) && space.Any(policy => !policy.Compiled.Subject.Pods.IsEverything);
                if (!isBackground)
                {
                    yield return new DnsClients(context, [.. alike, .. forAll], []);
                }
            }
        }
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
