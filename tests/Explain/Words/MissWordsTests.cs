using Ringfence.Core;
using static Ringfence.Explain.Tests.TestCluster;

namespace Ringfence.Explain.Tests;

/// <summary>Every reason why a rule did not match, in the words that the issue and docs/semantics.md ask for.</summary>
public sealed class MissWordsTests
{
    private static readonly LabelSet Web = Labels("app=web");
    private static readonly Party Outside = new Party.External(Block("203.0.113.7"));

    private static readonly (Miss Miss, string Words)[] Table =
    [
        (new Miss.Port(Protocol.Tcp, 8080, Tcp(8443).Numbers), "port 8080 is not in 8443"),
        (new Miss.Port(Protocol.Tcp, 8080, TrafficSet.Of(Protocol.Udp, PortSet.Of(53))), "TCP 8080 is not in UDP 53"),
        (new Miss.Port(Protocol.Udp, 53, Tcp(53).Numbers.Union(TrafficSet.Of(Protocol.Udp, PortSet.Of(54)))), "UDP 53 is not in TCP 53, UDP 54"),
        (new Miss.Port(Protocol.Tcp, 80, TrafficSet.None), "the rule lists no port"),
        (new Miss.Port(Protocol.Other, 0, Tcp(80).Numbers), "a protocol without ports is not in TCP 80"),
        (new Miss.PortNamed(new PortName("http", Protocol.Tcp), []), "the destination has no port named http"),
        (new Miss.PortNamed(new PortName("http", Protocol.Tcp), [new ContainerPort("http", Protocol.Tcp, 8080, ContainerKind.Regular)]), "port name http means TCP 8080 there"),
        (new Miss.PortNamed(new PortName("dns", Protocol.Tcp), [new ContainerPort("dns", Protocol.Udp, 53, ContainerKind.Regular)]), "port name dns means UDP 53 there, and the rule wants TCP"),
        (Label(LabelHolder.Pod, "shop/web-1", LabelRequirement.Equal("app", "api")), "label app=web is not app=api"),
        (Label(LabelHolder.Pod, "shop/web-1", LabelRequirement.Equal("tier", "front")), "pod shop/web-1 lacks tier=front"),
        (Label(LabelHolder.Pod, "shop/web-1", new LabelRequirement("app", LabelOperator.In, ["api", "db"])), "label app=web is not app in (api,db)"),
        (Label(LabelHolder.Pod, "shop/web-1", new LabelRequirement("app", LabelOperator.NotIn, ["web"])), "label app=web is ruled out by app notin (web)"),
        (Label(LabelHolder.Pod, "shop/web-1", new LabelRequirement("team", LabelOperator.Exists, [])), "pod shop/web-1 lacks label team"),
        (Label(LabelHolder.Pod, "shop/web-1", new LabelRequirement("app", LabelOperator.DoesNotExist, [])), "label app=web is there, and the rule is for those without app"),
        (new Miss.Label(LabelHolder.Namespace, "shop", LabelRequirement.Equal("team", "payments"), LabelSet.Empty), "namespace shop lacks team=payments"),
        (new Miss.Label(LabelHolder.Namespace, "shop", LabelRequirement.Equal("team", "payments"), Labels("team=web")), "label team=web of namespace shop is not team=payments"),
        (new Miss.Label(LabelHolder.Namespace, "shop", LabelRequirement.Equal(ClusterNamespace.NameLabel, "dev"), LabelSet.Empty.With(ClusterNamespace.NameLabel, "shop")), "namespace shop is not dev"),
        (new Miss.Label(LabelHolder.Namespace, "shop", new LabelRequirement(ClusterNamespace.NameLabel, LabelOperator.In, ["a", "b"]), LabelSet.Empty), "namespace shop is none of a, b"),
        (new Miss.Label(LabelHolder.Node, "n1", LabelRequirement.Equal("zone", "a"), LabelSet.Empty), "node n1 lacks zone=a"),
        (new Miss.OtherNamespace(new NamespaceName("shop"), new NamespaceName("dev")), "namespace dev is not shop"),
        (new Miss.NotAPod(Outside), "203.0.113.7 is no pod, and the rule is about pods"),
        (new Miss.NotANode(Outside), "203.0.113.7 is no node, and the rule is about nodes"),
        (new Miss.NodeOutOfScope(NodeScope.Own), "it is not the node the pod runs on"),
        (new Miss.NodeOutOfScope(NodeScope.Other), "it is the node the pod runs on"),
        (new Miss.HostNetwork(new EndpointId("shop/agent")), "the labels of shop/agent fit, but it lives in its node's network"),
        (new Miss.Finished(new EndpointId("shop/job-1")), "the labels of shop/job-1 fit, but it has ended"),
        (new Miss.OutsideBlocks([Block("10.0.0.0/8"), Block("192.168.0.0/16")], AddressSet.Of(Block("203.0.113.7"))), "203.0.113.7 is not in 10.0.0.0/8, 192.168.0.0/16"),
        (new Miss.CarvedOut(Block("10.1.0.0/16"), AddressSet.Of(Block("10.1.2.3"))), "10.1.2.3 is carved out by except 10.1.0.0/16"),
        (new Miss.OtherFamily(AddressFamily.IPv6), "the rule's addresses are not IPv6, and this connection is"),
        (new Miss.AddressUnknown([Block("10.0.0.0/8")]), "the address is not known, and 10.0.0.0/8 does not cover every address"),
        (new Miss.MatchesNothing(), "the rule matches nobody"),
        (new Miss.NotTheSubject(), "the rule is for the pod itself"),
        (new Miss.NameUnknown(["example.org"]), "whether the address belongs to example.org is not known"),
        (new Miss.LeftOut(), "it is among those the rule leaves out"),
        (new Miss.InPeer(1, [new Miss.LeftOut()]), "peer 1: it is among those the rule leaves out"),
    ];

    public static TheoryData<int> Rows => [.. Enumerable.Range(0, Table.Length)];

    [Theory, MemberData(nameof(Rows))]
    public void Of_EveryMiss_SaysWhatIsWrong(int row) => Assert.Equal(Table[row].Words, MissWords.Of(Table[row].Miss));

    [Fact]
    public void Table_HasEveryCaseOfMiss() => Assert.Equal(
        typeof(Miss).GetNestedTypes().Where(type => type.IsSubclassOf(typeof(Miss))).Select(type => type.Name).Order(),
        Table.Select(row => row.Miss.GetType().Name).Distinct().Order());

    [Fact]
    public void Of_OnePeer_DoesNotNumberIt() =>
        Assert.Equal(
            "port 80 is not in 443; namespace dev is not shop",
            MissWords.Of([new Miss.Port(Protocol.Tcp, 80, Tcp(443).Numbers), new Miss.InPeer(0, [OtherNamespace])]));

    [Fact]
    public void Of_SeveralPeers_NumbersThem() =>
        Assert.Equal(
            "peer 0: namespace dev is not shop and the rule matches nobody; peer 1: it is among those the rule leaves out",
            MissWords.Of([new Miss.InPeer(0, [OtherNamespace, new Miss.MatchesNothing()]), new Miss.InPeer(1, [new Miss.LeftOut()])]));

    private static Miss OtherNamespace => new Miss.OtherNamespace(new NamespaceName("shop"), new NamespaceName("dev"));

    private static Miss Label(LabelHolder holder, string name, LabelRequirement requirement) => new Miss.Label(holder, name, requirement, Web);
}
