using Ringfence.Core;

namespace Ringfence.Nftables;

/// <summary>
/// Writes the table for bridges: forged sources are found where frames come in, since further on nobody knows by which port they came; and
/// what has no single receiver is kept from pods that policies isolate, since no rule for an address ever sees it.
/// </summary>
/// <remarks>Frames for a pod's own address pass on: those policies judge, in the other table.</remarks>
internal sealed class BridgeFrame(CompileOptions options, ValueArray<PodLink> links)
{
    // Where filters of bridges have their place: before frames are handed to the network layer.
    private const int Priority = -200;
    private const string Arp = "arp_senders";
    private const string Advertisers = "advertisers";
    private const string Leases = "leases";
    private const string FromIsolated = "isolated_senders";
    private const string ToIsolated = "isolated_receivers";
    private const string Understood = "understood";
    private const string Strays = "strays";
    private const string Receivers = "receivers";

    private static readonly NftExpression Return = new NftExpression.Decide(new NftVerdict.Return());
    private static readonly NftExpression Stray = new NftExpression.Decide(new NftVerdict.Goto(Strays));
    private static readonly NftExpression.Compare IsArp = new(NftField.EtherType, Comparison.Is, EtherTypes.Arp);

    private readonly LogRules _log = new(options.Log, FamilyFields.OnBridges);
    private readonly SourceRules _sources = new(new SourceCheck.Listed(links), FamilyFields.OnBridges);

    /// <summary>The table.</summary>
    /// <param name="senders">Pods of the node that policies isolate for egress.</param>
    /// <param name="receivers">Pods of the node that policies isolate for ingress.</param>
    public Ruleset Write(IEnumerable<Endpoint> senders, IEnumerable<Endpoint> receivers) => new(
        [
            .. _log.Sets,
            .. _sources.Sets,
            .. IcmpV6Types.Sets,
            new NftSet(Leases, [FieldType.Port, FieldType.Port], SetKind.Hash, "answers of DHCP and DHCPv6 servers to clients") { Elements = ElementSet.Of(SetElement.Of(67, 68), SetElement.Of(547, 546)) },
            Links(FromIsolated, senders, "ports of pods that policies isolate for egress"),
            Links(ToIsolated, receivers, "ports of pods that policies isolate for ingress"),
        ],
        [],
        [new NftCounter(Strays, "frames that no policy can judge, from or to isolated pods")],
        [
            Base("from_ports", ChainHook.Prerouting, "frames as they come in", [ArpEntry, AdvertiserEntry, .. _sources.FrameEntry, JumpFrom(NftField.InputInterface, FromIsolated, Understood)]),
            Base("to_ports", ChainHook.Forward, "frames on their way out to pods", [JumpFrom(NftField.OutputInterface, ToIsolated, Receivers)]),
            .. _sources.Chains([.. _log.Of(new LogPrefix(LogCause.Spoofed, Fate, Direction.Egress, default)), .. Ended]),
            new NftChain(Arp, [.. ArpRules, .. Ended], "who may say that an IPv4 address is theirs"),
            new NftChain(Advertisers, [.. AdvertiserRules, .. Ended], "who may say that an IPv6 address is theirs"),
            new NftChain(Understood, [.. FamilyFields.OnBridges.Select(fields => NftRule.Of(fields.IsFamily, Return)), NftRule.Of(IsArp, Return), NftRule.Of(Stray)], "isolated pods send what policies can judge"),
            new NftChain(Receivers, [.. ReceiverRules], "isolated pods get what is for their addresses, and what links need"),
            new NftChain(Strays, [NftRule.Of(new NftExpression.Count(Strays)), .. Ended], "where frames end that no policy can judge"),
        ]);

    private NftExpression FromPod => new NftExpression.InSet([NftField.InputInterface], Comparison.Is, _sources.LinksName);

    private NftRule ArpEntry => NftRule.Of(IsArp, FromPod, new NftExpression.Decide(new NftVerdict.Jump(Arp)));

    private NftRule AdvertiserEntry => NftRule.Of([.. IsAdvertisement, FromPod, new NftExpression.Decide(new NftVerdict.Jump(Advertisers))]);

    private static NftExpression[] IsAdvertisement =>
    [
        FamilyFields.OnBridges[1].IsFamily,
        new NftExpression.Compare(NftField.Protocol, Comparison.Is, ProtocolNumber.IcmpV6),
        new NftExpression.Compare(NftField.IcmpV6Type, Comparison.Is, IcmpV6Types.NeighbourAdvertisement),
    ];

    private IEnumerable<NftRule> AdvertiserRules =>
    [
        // Addresses of the link alone are chosen by each host, and nobody tells us of them.
        NftRule.Of([.. IsAdvertisement, new NftExpression.InSet([NftField.NeighbourTarget], Comparison.Is, SourceRules.Unrouted), Return]),
        .. SetsOf(AddressFamily.IPv6).Select(set => NftRule.Of(
            [.. IsAdvertisement, new NftExpression.InSet([NftField.InputInterface, NftField.NeighbourTarget], Comparison.Is, set), Return])),
    ];

    private IEnumerable<NftRule> ArpRules =>
    [
        // Whoever looks whether an address is free has none (RFC 5227 2.1.1).
        NftRule.Of(IsArp, new NftExpression.Compare(NftField.ArpSource, Comparison.Is, 0), Return),
        .. SetsOf(AddressFamily.IPv4).Select(set => NftRule.Of(IsArp, new NftExpression.InSet([NftField.InputInterface, NftField.ArpSource], Comparison.Is, set), Return)),
    ];

    private IEnumerable<NftRule> ReceiverRules
    {
        get
        {
            yield return NftRule.Of(IsArp, Return);
            foreach (FamilyFields fields in FamilyFields.OnBridges)
            {
                foreach (string set in SetsOf(fields.Family))
                {
                    yield return NftRule.Of(fields.IsFamily, new NftExpression.InSet([NftField.OutputInterface, fields.Destination], Comparison.Is, set), Return);
                }

                // Who has no address yet is answered at everybody's (RFC 2131 4.1), or at one of the link (RFC 8415 18.3).
                yield return NftRule.Of(
                    fields.IsFamily,
                    new NftExpression.Compare(NftField.Protocol, Comparison.Is, ProtocolNumber.Udp),
                    new NftExpression.InSet([NftField.SourcePort, NftField.DestinationPort], Comparison.Is, Leases),
                    Return);
            }

            foreach (NftRule essential in IcmpV6Types.Essentials(FamilyFields.OnBridges[1], Return))
            {
                yield return essential;
            }

            yield return NftRule.Of(Stray);
        }
    }

    private NftSet Links(string name, IEnumerable<Endpoint> pods, string comment)
    {
        Endpoint[] all = [.. pods];
        IEnumerable<int> numbers = links.Where(link => Array.Exists(all, pod => !link.Sources.Intersect(pod.Addresses.Possible).IsEmpty)).Select(link => link.Interface);
        return new NftSet(name, [FieldType.Interface], SetKind.Hash, comment) { Elements = ElementSet.Of(numbers.Select(number => SetElement.Of((UInt128)number))) };
    }

    private string[] SetsOf(AddressFamily family) => [_sources.OwnName(family), SourceRules.RangesName(family)];

    private static NftRule JumpFrom(NftField port, string ports, string chain) =>
        NftRule.Of(new NftExpression.InSet([port], Comparison.Is, ports), new NftExpression.Decide(new NftVerdict.Jump(chain)));

    private static NftChain Base(string name, ChainHook hook, string comment, ValueArray<NftRule> rules) => new(name, rules, comment) { Anchor = new ChainAnchor(hook, Priority) };

    private LogFate Fate => options.Mode == EnforcementMode.Audit ? LogFate.Passed : LogFate.Stopped;

    private IEnumerable<NftRule> Ended => Fate == LogFate.Passed ? [] : [NftRule.Of(new NftExpression.Decide(new NftVerdict.Drop()))];
}
