using Ringfence.Core;

namespace Ringfence.Nftables.Tests;

/// <summary>A table with every kind of part, key, step and verdict.</summary>
internal static class EveryStep
{
    private static readonly NftExpression IPv4 = new NftExpression.Compare(NftField.Family, Comparison.Is, FamilyNumber.IPv4);
    private static readonly NftExpression IPv6 = new NftExpression.Compare(NftField.Family, Comparison.Is, FamilyNumber.IPv6);
    private static readonly NftExpression Tcp = new NftExpression.Compare(NftField.Protocol, Comparison.Is, ProtocolNumber.Tcp);
    private static readonly NftExpression Accept = new NftExpression.Decide(new NftVerdict.Accept());
    private static readonly NftExpression Drop = new NftExpression.Decide(new NftVerdict.Drop());

    public static Ruleset Ruleset { get; } = new(
        [
            new NftSet("hosts", [FieldType.IPv4Address], SetKind.Hash, "some hosts") { Elements = Of("10.0.0.1", "10.0.0.2") },
            new NftSet("hosts6", [FieldType.IPv6Address], SetKind.Hash, string.Empty) { Elements = Of("fd00::1") },
            new NftSet("whole", [FieldType.IPv4Address], SetKind.Interval, string.Empty) { Elements = Range("0.0.0.0", "255.255.255.255") },
            new NftSet("blocks", [FieldType.IPv4Address], SetKind.Interval, string.Empty)
            {
                Elements = Range("10.0.0.0", "10.0.0.255").Union(Range("10.0.1.0", "10.0.1.7")).Union(Range("200.0.0.0", "255.255.255.255")),
            },
            new NftSet("blocks6", [FieldType.IPv6Address], SetKind.Interval, string.Empty) { Elements = Range("::", "::ffff").Union(Range("fd00::", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff")) },
            new NftSet("ports", [FieldType.Protocol, FieldType.Port], SetKind.Interval, string.Empty)
            {
                Elements = ElementSet.Of(SetElement.Of(ProtocolNumber.Tcp, new PortRange(80, 80)), SetElement.Of(ProtocolNumber.Sctp, new PortRange(1, 65535))),
            },
            new NftSet("own", [FieldType.Interface, FieldType.IPv4Address], SetKind.Hash, string.Empty) { Capacity = 1000, Elements = ElementSet.Of(SetElement.Of(1, 0x0A000001)) },
            new NftSet("self6", [FieldType.IPv6Address, FieldType.IPv6Address], SetKind.Hash, string.Empty) { Elements = ElementSet.Of(SetElement.Of(7, 7)) },
            new NftSet("essentials", [FieldType.IcmpV6Type], SetKind.Hash, string.Empty) { Elements = ElementSet.Of(SetElement.Of(135), SetElement.Of(136)) },
            new NftSet("revoked", [FieldType.IPv4Address, FieldType.IPv4Address, FieldType.Protocol, FieldType.Port, FieldType.Port], SetKind.Hash, string.Empty)
            {
                Elements = ElementSet.Of(SetElement.Of(1, 2, 6, 80, 81)),
            },
            new NftSet("noisy", [FieldType.IPv4Address], SetKind.Dynamic, string.Empty) { Capacity = 1000, Expiry = TimeSpan.FromSeconds(10) },
            new NftSet("empty", [FieldType.IPv6Address], SetKind.Hash, string.Empty),
        ],
        [
            new VerdictMap("dispatch", [FieldType.IPv4Address], "local pods")
            {
                Capacity = 1000,
                Entries = [new MapEntry(SetElement.Of(1), new NftVerdict.Goto("class")), new MapEntry(SetElement.Of(2), new NftVerdict.Jump("class")), new MapEntry(SetElement.Of(3), new NftVerdict.Drop())],
            },
            new VerdictMap("dispatch6", [FieldType.IPv6Address], string.Empty) { Entries = [new MapEntry(SetElement.Of(1), new NftVerdict.Goto("class"))] },
        ],
        [new NftCounter("denied", "what is denied"), new NftCounter("quiet", string.Empty)],
        [
            new NftChain("class", ClassRules(), "what a class does"),
            new NftChain("forward", ForwardRules(), string.Empty) { Anchor = new ChainAnchor(ChainHook.Forward, -6) },
            new NftChain("input", [NftRule.Of(new NftExpression.Compare(NftField.InputInterface, Comparison.Is, 1), Accept)], string.Empty) { Anchor = new ChainAnchor(ChainHook.Input, 5) },
            new NftChain("nothing", [], string.Empty),
        ]);

    private static ValueArray<NftRule> ClassRules() =>
    [
        new NftRule([IPv4, new NftExpression.InSet([NftField.IPv4Destination], Comparison.Is, "hosts"), new NftExpression.InSet([NftField.Protocol, NftField.DestinationPort], Comparison.Is, "ports"), Accept], "shop/web"),
        NftRule.Of(new NftExpression.Compare(NftField.DestinationPort, Comparison.Is, 8080), Tcp, IPv4, new NftExpression.InSet([NftField.IPv4Destination], Comparison.Is, "hosts"), Accept),
        NftRule.Of(IPv6, new NftExpression.InSet([NftField.IPv6Destination], Comparison.IsNot, "blocks6"), Drop),
        NftRule.Of(IPv4, new NftExpression.LimitEach([NftField.IPv4Source], "noisy", new NftRate(10, 20)), new NftExpression.Limit(new NftRate(100, 200)), new NftExpression.Log("rf1|P|D|E|0000000000000001", 77, 128, 32)),
        NftRule.Of(new NftExpression.Count("denied")),
        NftRule.Of(Tcp, new NftExpression.FlagsOfTcp(TcpFlags.Syn | TcpFlags.Ack, Comparison.IsNot, TcpFlags.Syn), new NftExpression.Reject(RejectKind.TcpReset)),
        NftRule.Of(new NftExpression.Reject(RejectKind.Prohibited)),
        NftRule.Of(new NftExpression.Decide(new NftVerdict.Return())),
    ];

    private static ValueArray<NftRule> ForwardRules() =>
    [
        NftRule.Of(new NftExpression.SourceNotRoutedBack(), Drop),
        NftRule.Of(new NftExpression.InterfaceNamed(InterfaceSide.Input, "cali"), new NftExpression.Compare(NftField.InputInterface, Comparison.IsNot, 1), Drop),
        NftRule.Of(new NftExpression.InterfaceNamed(InterfaceSide.Output, "veth"), new NftExpression.Compare(NftField.OutputInterface, Comparison.IsNot, 1), Drop),
        NftRule.Of(IPv4, new NftExpression.InSet([NftField.InputInterface, NftField.IPv4Source], Comparison.IsNot, "own"), Drop),
        NftRule.Of(IPv6, new NftExpression.Compare(NftField.Protocol, Comparison.Is, ProtocolNumber.IcmpV6), new NftExpression.InSet([NftField.IcmpV6Type], Comparison.Is, "essentials"), new NftExpression.Compare(NftField.HopLimit, Comparison.Is, 255), Accept),
        NftRule.Of(new NftExpression.ConnectionIs(ConnectionStates.Established | ConnectionStates.Related), Accept),
        NftRule.Of(new NftExpression.DestinationTranslated(), IPv6, new NftExpression.InSet([NftField.IPv6Source, NftField.IPv6Destination], Comparison.Is, "self6"), Accept),
        NftRule.Of(IPv4, new NftExpression.InSet([NftField.IPv4Source, NftField.IPv4Destination, NftField.Protocol, NftField.SourcePort, NftField.DestinationPort], Comparison.Is, "revoked"), Drop),
        NftRule.Of(IPv4, new NftExpression.Dispatch([NftField.IPv4Source], "dispatch")),
        NftRule.Of(IPv6, new NftExpression.Dispatch([NftField.IPv6Source], "dispatch6")),
        NftRule.Of(new NftExpression.Decide(new NftVerdict.Jump("nothing"))),
    ];

    private static ElementSet Of(params string[] addresses) => ElementSet.Of(addresses.Select(text => SetElement.Of(Read(text))));

    private static ElementSet Range(string first, string last) => ElementSet.Of(SetElement.Of(new AddressRange(Read(first), Read(last))));

    private static Address Read(string text) => Address.TryParse(text, out Address address) ? address : throw new ArgumentException(text, nameof(text));
}
