using Ringfence.Core;

namespace Ringfence.Dialects.Tests;

/// <summary>networkpolicy.md section 5, as the intermediate form says it.</summary>
public sealed class CompilerTests
{
    private static readonly NamespaceScope Own = new NamespaceScope.Only(new NamespaceName("shop"));

    [Fact] // 5.1: pods of the own namespace that the selector matches
    public void Compile_Subject_IsThePodSelectorInTheOwnNamespace() => Assert.Equal(
        new EndpointSelector(Own, new LabelSelector(
        [
            LabelRequirement.Equal("b", "1"),
            LabelRequirement.Equal("a", ""),
            new LabelRequirement("c", LabelOperator.In, ["x", "z"]),
            new LabelRequirement("d", LabelOperator.NotIn, ["w"]),
            new LabelRequirement("e", LabelOperator.Exists, []),
            new LabelRequirement("f", LabelOperator.DoesNotExist, []),
        ])),
        Compile(
            "{podSelector: {matchLabels: {b: '1', a: null}, matchExpressions: [{key: c, operator: In, values: [x, z]}, {key: d, operator: NotIn, values: [w]}, "
            + "{key: e, operator: Exists}, {key: f, operator: DoesNotExist}]}}").Subject);

    [Theory] // 2.3: nil and empty are one, and mean everyone
    [InlineData("{}")]
    [InlineData("{podSelector: {}}")]
    [InlineData("{podSelector: null}")]
    [InlineData("{podSelector: {matchLabels: {}, matchExpressions: []}}")]
    public void Compile_NoSelector_IsEveryPodOfTheNamespace(string spec) =>
        Assert.Equal(new EndpointSelector(Own, LabelSelector.Everything), Compile(spec).Subject);

    [Fact]
    public void Compile_Policy_IsNamedAndUnranked()
    {
        Policy policy = Compile("{}");

        Assert.Equal(new PolicyRef("NetworkPolicy", new NamespaceName("shop"), "p"), policy.Ref);
        Assert.Equal(0, policy.Rank);
    }

    [Theory] // 2.1 and 5.1: only the directions that policyTypes names isolate, and only their rules count
    [InlineData("{}", Isolation.DefaultDeny, 0, Isolation.None, 0)]
    [InlineData("{egress: []}", Isolation.DefaultDeny, 0, Isolation.None, 0)]
    [InlineData("{egress: [{}]}", Isolation.DefaultDeny, 0, Isolation.DefaultDeny, 1)]
    [InlineData("{ingress: [{}, {}]}", Isolation.DefaultDeny, 2, Isolation.None, 0)]
    [InlineData("{policyTypes: [Egress], ingress: [{}]}", Isolation.None, 0, Isolation.DefaultDeny, 0)]
    [InlineData("{policyTypes: [Ingress], egress: [{}]}", Isolation.DefaultDeny, 0, Isolation.None, 0)]
    [InlineData("{policyTypes: [Egress, Ingress], egress: [{}], ingress: [{}]}", Isolation.DefaultDeny, 1, Isolation.DefaultDeny, 1)]
    [InlineData("{policyTypes: [Ingress, Ingress], egress: [{}], ingress: [{}]}", Isolation.DefaultDeny, 1, Isolation.None, 0)]
    public void Compile_Directions_FollowPolicyTypes(string spec, Isolation ingress, int ingressRules, Isolation egress, int egressRules)
    {
        Policy policy = Compile(spec);

        Assert.Equal((ingress, ingressRules), (policy.Ingress.Isolation, policy.Ingress.Rules.Count));
        Assert.Equal((egress, egressRules), (policy.Egress.Isolation, policy.Egress.Rules.Count));
    }

    [Fact] // a rule is named by direction and place as written, and allows
    public void Compile_Rules_AreNamedByTheirPlace()
    {
        Policy policy = Compile("{ingress: [{}, {ports: [{port: 1}]}], egress: [{}]}");

        Assert.Equal(
            [new RuleRef(policy.Ref, Direction.Ingress, 0), new RuleRef(policy.Ref, Direction.Ingress, 1)],
            policy.Ingress.Rules.Select(rule => rule.Ref));
        Assert.Equal([new RuleRef(policy.Ref, Direction.Egress, 0)], policy.Egress.Rules.Select(rule => rule.Ref));
        Assert.All(policy.Ingress.Rules, rule => Assert.Equal((RuleAction.Allow, FamilyScope.Any), (rule.Action, rule.Match.Family)));
    }

    [Theory] // 2.3 and 5.3: an empty rule and an empty list are everyone
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("{from: []}")]
    [InlineData("{from: null, ports: null}")]
    public void Compile_RuleWithoutAnything_AllowsEverything(string rule) =>
        Assert.Equal(RuleMatch.Everything, Assert.Single(Compile($"{{ingress: [{rule}]}}").Ingress.Rules).Match);

    // By text, so that each row is a test of its own to whoever lists or picks tests.
    public static TheoryData<string> Written => new(Peers.Keys);

    private static Dictionary<string, Peer> Peers => new()
    {
        // 5.3: the three ways to select pods
        ["{podSelector: {matchLabels: {a: b}}}"] = Endpoints(Own, new LabelSelector([LabelRequirement.Equal("a", "b")])),
        ["{podSelector: {}}"] = Endpoints(Own, LabelSelector.Everything),
        ["{namespaceSelector: {}}"] = Endpoints(new NamespaceScope.Matching(LabelSelector.Everything), LabelSelector.Everything),
        ["{namespaceSelector: {matchLabels: {k: s}}, podSelector: null}"] = Endpoints(new NamespaceScope.Matching(new LabelSelector([LabelRequirement.Equal("k", "s")])), LabelSelector.Everything),
        ["{namespaceSelector: {matchLabels: {k: s}}, podSelector: {matchLabels: {a: b}}}"] =
            Endpoints(new NamespaceScope.Matching(new LabelSelector([LabelRequirement.Equal("k", "s")])), new LabelSelector([LabelRequirement.Equal("a", "b")])),
        ["{namespaceSelector: {}, podSelector: {}}"] = Endpoints(new NamespaceScope.Matching(LabelSelector.Everything), LabelSelector.Everything),
        // and addresses
        ["{ipBlock: {cidr: 10.0.0.0/8}}"] = new Peer.Networks([Block("10.0.0.0/8")], [], NetworkScope.Every),
        ["{ipBlock: {cidr: '::/0', except: ['2001:db8::/32', '::1/128']}}"] = new Peer.Networks([Block("::/0")], [Block("2001:db8::/32"), Block("::1/128")], NetworkScope.Every),
    };

    [Theory]
    [MemberData(nameof(Written))]
    public void Compile_Peer_FollowsTheTable(string peer)
    {
        Peer expected = Peers[peer];
        Policy policy = Compile($"{{ingress: [{{from: [{peer}]}}], egress: [{{to: [{peer}]}}]}}");

        Assert.Equal(expected, Assert.Single(Assert.IsType<Peer.AnyOf>(policy.Ingress.Rules[0].Match.Peer).Peers));
        Assert.Equal(expected, Assert.Single(Assert.IsType<Peer.AnyOf>(policy.Egress.Rules[0].Match.Peer).Peers));
    }

    [Fact] // 5.2: list elements are alternatives, in the order written
    public void Compile_SeveralPeers_AreAlternatives() => Assert.Equal(
        [Endpoints(Own, LabelSelector.Everything), new Peer.Networks([Block("10.0.0.0/8")], [], NetworkScope.Every)],
        Assert.IsType<Peer.AnyOf>(Compile("{ingress: [{from: [{podSelector: {}}, {ipBlock: {cidr: 10.0.0.0/8}}]}]}").Ingress.Rules[0].Match.Peer).Peers);

    [Theory] // 3.3: before 1.36 sloppy texts are accepted; host bits are cut off and mapped addresses are IPv4
    [InlineData("10.1.2.3/8", "10.0.0.0/8")]
    [InlineData("010.0.0.0/8", "10.0.0.0/8")]
    [InlineData("::ffff:10.0.0.0/104", "10.0.0.0/8")]
    [InlineData("2001:db8::1/32", "2001:db8::/32")]
    public void Compile_SloppyCidr_IsTheBlockThatCounts(string text, string block)
    {
        Policy policy = PolicyCheck.OfPeer($"{{ipBlock: {{cidr: '{text}'}}}}", "1.35").Valid.Policy;

        Peer.Networks networks = Assert.IsType<Peer.Networks>(Assert.Single(Assert.IsType<Peer.AnyOf>(policy.Ingress.Rules[0].Match.Peer).Peers));
        Assert.Equal(block, Assert.Single(networks.Included).ToString());
    }

    [Theory] // 5.4
    [InlineData("[{port: 80}]", "TCP 80")]
    [InlineData("[{port: 80, protocol: UDP}]", "UDP 80")]
    [InlineData("[{port: 1}, {port: 65535, protocol: SCTP}]", "TCP 1; SCTP 65535")]
    [InlineData("[{port: 80, endPort: 80}]", "TCP 80")]
    [InlineData("[{port: 80, endPort: 90}]", "TCP 80-90")]
    [InlineData("[{port: 1, endPort: 65535, protocol: UDP}]", "UDP 1-65535")]
    [InlineData("[{port: 80}, {port: 82}, {port: 81}]", "TCP 80-82")]
    [InlineData("[{}]", "TCP 1-65535")]
    [InlineData("[null]", "TCP 1-65535")]
    [InlineData("[{protocol: SCTP}]", "SCTP 1-65535")]
    [InlineData("[{protocol: TCP}, {protocol: UDP}, {protocol: SCTP}]", "TCP 1-65535; UDP 1-65535; SCTP 1-65535")]
    [InlineData("[{port: http}]", "none")]
    [InlineData("[]", "all")]
    [InlineData("null", "all")]
    public void Compile_Ports_AreTheTrafficTheyMean(string ports, string traffic) => Assert.Equal(
        traffic, Compile($"{{egress: [{{ports: {ports}}}]}}").Egress.Rules[0].Match.Traffic.Numbers.ToString());

    [Fact] // 5.5: names stay names, each with its protocol
    public void Compile_NamedPorts_KeepNameAndProtocol()
    {
        TrafficPattern traffic = Compile("{ingress: [{ports: [{port: http}, {port: dns, protocol: UDP}, {port: 80}, {port: m, protocol: SCTP}]}]}").Ingress.Rules[0].Match.Traffic;

        Assert.Equal([new PortName("http", Protocol.Tcp), new PortName("dns", Protocol.Udp), new PortName("m", Protocol.Sctp)], traffic.Names);
        Assert.Equal("TCP 80", traffic.Numbers.ToString());
    }

    [Theory]
    [InlineData("{generateName: web-}", "web-*")]
    [InlineData("{generateName: web-, name: x}", "x")]
    public void RefOf_GeneratedName_IsTheBeginning(string metadata, string name) => Assert.Equal(name, PolicyCheck.OfMetadata(metadata).Valid.Policy.Ref.Name);

    [Fact] // docs/architecture.md: one additive tier; what it never judges comes from the profile
    public void ToTier_Policies_AreOneAdditiveTier()
    {
        Policy policy = Compile("{}");
        EnforcementProfile profile = EnforcementProfile.Default with { Exemptions = [Exemption.ToOwnNode] };

        Tier tier = NetworkPolicyCompiler.ToTier([policy], profile);

        Assert.Equal(new Tier("NetworkPolicy", 0, TierMode.Additive, EndOfTier.Next, [Exemption.ToOwnNode], [policy]), tier);
    }

    private static Policy Compile(string spec) => PolicyCheck.OfSpec(spec).Valid.Policy;

    private static Peer.Endpoints Endpoints(NamespaceScope scope, LabelSelector pods) => new(new EndpointSelector(scope, pods));

    private static Cidr Block(string text)
    {
        Assert.True(Cidr.TryParse(text, out Cidr block));
        return block;
    }
}
