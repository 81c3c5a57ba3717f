using Ringfence.Core;
using Ringfence.Core.Tests;

namespace Ringfence.Nftables.Tests;

/// <summary>Whatever is chosen, the text that is compiled loads twice, and the nft program lists what was meant.</summary>
public sealed class CompiledRulesetKernelTests
{
    private static readonly Endpoint[] Pods =
    [
        Given.Pod("shop/web", "app=web", "10.1.0.1 fd00::1", "n1") with { Ports = [new ContainerPort("http", Protocol.Tcp, 8080, ContainerKind.Regular)] },
        Given.Pod("shop/api", "app=api", "10.2.0.1 fd00::2", "n2") with { Ports = [new ContainerPort("http", Protocol.Tcp, 9090, ContainerKind.Regular)] },
    ];

    private static readonly Policy[] Policies =
    [
        Given.Ingress(
            "shop/in",
            "app=web",
            Peers.Pods("shop", "app=api").Always(),
            Peers.Anywhere.Named(new PortName("http", Protocol.Tcp)),
            Block("0.0.0.0/0", "10.0.0.0/8", "255.255.255.255/32"),
            Block("::/0", "fd00::/8"),
            Block("255.255.255.254/31")),
        Given.Egress("shop/out", "app=web", Peers.Pods("shop", "app=api").Named(new PortName("http", Protocol.Tcp)), Peers.Anywhere.On("SCTP 7000-7010"), Peers.Anywhere.On("UDP 53")),
    ];

    private static readonly Tier Denying = Given.FirstMatch(
        "admin",
        EndOfTier.Next,
        Given.Rules(
            "admin",
            Isolation.None,
            (RuleAction.Deny, Peers.Pods("shop", "app=none").On("TCP 22")),
            (RuleAction.Deny, new RuleMatch(new Peer.Except(new Peer.Anywhere(), Selected("app=api")), new TrafficPattern(TrafficSet.Of(Protocol.Tcp, PortSet.Of(22)) with { Other = OtherTraffic.All }, []), FamilyScope.Any))));

    [Fact]
    public void Text_OfEveryChoice_IsListedAsTheRuleset()
    {
        Ruleset[] rulesets =
        [
            .. from choice in ((EnforcementMode Mode, Refusal Refusal, ExistingConnections Existing)[])
                   [
                       (EnforcementMode.Enforce, Refusal.Drop, ExistingConnections.Cut),
                       (EnforcementMode.Enforce, Refusal.Reject, ExistingConnections.Keep),
                       (EnforcementMode.Audit, Refusal.Reject, ExistingConnections.Cut),
                   ]
               from check in (SourceCheck[])[new SourceCheck.Off(), new SourceCheck.Routed([3, 4]), new SourceCheck.Listed([Link(3, "10.1.0.1/32 fd00::1/128"), Link(4, "10.1.0.2/32 10.9.0.0/16 fd00:9::/64")])]
               from tiers in (Tier[][])[[Given.NetworkPolicies(EnforcementProfile.Default, Policies)], [Denying, Given.NetworkPolicies(EnforcementProfile.Default, Policies)]]
               select NodeCompiler.Compile(
                   new Scene { Endpoints = Pods, Tiers = tiers }.Snapshot,
                   new NodeName("n1"),
                   CompileOptions.Default with { Mode = choice.Mode, Refusal = choice.Refusal, ExistingConnections = choice.Existing, SourceCheck = check }).Ruleset,
        ];

        IReadOnlyList<string> listed = FreshNamespace.Load([.. rulesets.SelectMany(ruleset => Enumerable.Repeat(RulesetText.Of(ruleset), 2))]);

        Assert.Equal(18, rulesets.Length);
        for (int i = 0; i < rulesets.Length; i++)
        {
            AssertListed(rulesets[i], listed[2 * i]);
            AssertListed(rulesets[i], listed[(2 * i) + 1]);
        }
    }

    private static void AssertListed(Ruleset meant, string json)
    {
        // nft 1.0.6 does not list comments of chains in JSON.
        Ruleset told = new(meant.Sets, meant.Maps, meant.Counters, meant.Chains.Select(chain => chain with { Comment = string.Empty }));
        Assert.Equal(RulesetText.Of(told), RulesetText.Of(ListedRuleset.Read(json)));
    }

    private static RuleMatch Block(string cidr, params string[] except) =>
        new(new Peer.Networks([Parsed.Cidr(cidr)], [.. except.Select(Parsed.Cidr)], NetworkScope.Every), new TrafficPattern(TrafficSet.Of(Protocol.Tcp, PortSet.Of(443)), []), FamilyScope.Any);

    private static Peer Selected(string labels) => new Peer.Endpoints(new EndpointSelector(new NamespaceScope.Only(new NamespaceName("shop")), Given.Selector(labels)));

    private static PodLink Link(int number, string sources) => new(number, Parsed.Addresses(sources));
}
