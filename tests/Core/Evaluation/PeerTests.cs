namespace Ringfence.Core.Tests;

/// <summary>Peers: networkpolicy.md 5.2 and 5.3, and the rest of the peer algebra (design.md, the intermediate form).</summary>
public sealed class PeerTests
{
    private static Endpoint Db => Given.Pod("shop/db", "app=db", "10.0.0.2", "n1");
    private static Endpoint Web => Given.Pod("shop/web", "app=web", "10.0.0.1", "n2");
    private static Endpoint Api => Given.Pod("shop/api", "app=api", "10.0.0.3", "n1");
    private static Endpoint PayWeb => Given.Pod("pay/web", "app=web", "10.0.1.1", "n2");
    private static Endpoint PayApi => Given.Pod("pay/api", "app=api", "10.0.1.3", "n2");
    private static ClusterNode OwnNode => Given.Node("n1", "192.0.2.1", "zone=a");
    private static ClusterNode OtherNode => Given.Node("n2", "192.0.2.2", "zone=b");

    private static (string Name, End Remote)[] Remotes =>
    [
        ("shop/web", Web), ("shop/api", Api), ("pay/web", PayWeb), ("pay/api", PayApi),
        ("node/n1", OwnNode), ("node/n2", OtherNode), ("outside", "203.0.113.7/32"),
    ];

    // By name, so that each row is a test of its own to whoever lists or picks tests: a peer has no text to be known by.
    public static TheoryData<string> Clauses => new(Table.Select(row => row.Clause));

    private static (string Clause, Peer Peer, string Expected)[] Table =>
    [
        ("podSelector alone: own namespace", Peers.Pods("shop", "app=web"), "shop/web"),
        ("empty podSelector: all pods of the own namespace", Peers.Pods("shop"), "shop/web shop/api"),
        ("namespaceSelector alone: all pods of matching namespaces", Peers.Spaces("team=pay"), "pay/web pay/api"),
        ("namespaceSelector may match the own namespace", Peers.Spaces("team=shop"), "shop/web shop/api"),
        ("empty namespaceSelector: every pod, nobody outside", Peers.Spaces(""), "shop/web shop/api pay/web pay/api"),
        ("the automatic namespace label", Peers.Spaces("kubernetes.io/metadata.name=pay"), "pay/web pay/api"),
        ("both in one element: both required", Peers.Spaces("team=pay", "app=web"), "pay/web"),
        ("two elements: either will do", Peers.AnyOf(Peers.Spaces("team=pay"), Peers.Pods("shop", "app=web")), "shop/web pay/web pay/api"),
        ("an address block takes pods and nodes by their addresses", Peers.Block("10.0.0.0/24 192.0.2.0/31"), "shop/web shop/api node/n1"),
        ("except carves a hole", Peers.Block("10.0.0.0/16", "10.0.1.0/24"), "shop/web shop/api"),
        ("another element may allow what is in the hole", Peers.AnyOf(Peers.Block("10.0.0.0/16", "10.0.1.0/24"), Peers.Block("10.0.1.3/32")), "shop/web shop/api pay/api"),
        ("0.0.0.0/0: every IPv4 address", Peers.Block("0.0.0.0/0"), "shop/web shop/api pay/web pay/api node/n1 node/n2 outside"),
        ("::/0: no IPv4 address", Peers.Block("::/0"), ""),
        ("unmanaged addresses only: no pods", Peers.Block("0.0.0.0/0", "", NetworkScope.Unmanaged), "node/n1 node/n2 outside"),
        ("anywhere", Peers.Anywhere, "shop/web shop/api pay/web pay/api node/n1 node/n2 outside"),
        ("nothing", new Peer.Nothing(), ""),
        ("no peer of an empty list", Peers.AnyOf(), ""),
        ("names that nobody can resolve", new Peer.Names(["example.com"]), ""),
        ("nodes", Peers.Nodes(), "node/n1 node/n2"),
        ("the own node", Peers.Nodes(NodeScope.Own), "node/n1"),
        ("other nodes", Peers.Nodes(NodeScope.Other), "node/n2"),
        ("nodes by label", Peers.Nodes(NodeScope.Any, "zone=b"), "node/n2"),
        ("the own node by label", Peers.Nodes(NodeScope.Own, "zone=b"), ""),
        ("both", new Peer.Both(Peers.Pods("shop"), Peers.Block("10.0.0.1/32")), "shop/web"),
        ("all but", new Peer.Except(Peers.Spaces(""), Peers.Spaces("", "app=web")), "shop/api pay/api"),
        ("nothing left out", new Peer.Except(Peers.Nodes(), new Peer.Nothing()), "node/n1 node/n2"),
    ];

    [Theory]
    [MemberData(nameof(Clauses))]
    public void Evaluate_Peer_TakesExactlyTheseRemotes(string clause)
    {
        (_, Peer peer, string expected) = Table.Single(row => row.Clause == clause);
        Scene cluster = Cluster(peer.Always());

        // The own node always gets in, so what the peer says of it is read from the rule that was tried.
        IEnumerable<string> taken = Remotes.Where(remote => cluster.Into(Db, remote.Remote).Tried[0].Fit == Fit.Fits).Select(remote => remote.Name);

        Assert.True(expected == string.Join(' ', taken), $"{clause}: {string.Join(' ', taken)}");
    }

    [Theory]
    [MemberData(nameof(Clauses))]
    public void Evaluate_Peer_MeansTheSameForEgress(string clause)
    {
        (_, Peer peer, string expected) = Table.Single(row => row.Clause == clause);
        Scene cluster = Cluster() with { Policies = [Given.Egress("shop/out", "app=db", peer.Always())] };

        IEnumerable<string> taken = Remotes.Where(remote => cluster.Ask(Db, remote.Remote).Egress.Tried[0].Fit == Fit.Fits).Select(remote => remote.Name);

        Assert.True(expected == string.Join(' ', taken), $"{clause}: {string.Join(' ', taken)}");
    }

    // 5.2: (ports empty or some entry matches) and (peers empty or some peer matches).
    [Theory]
    [InlineData("app=web", "TCP 80", Verdict.Allow)]
    [InlineData("app=web", "TCP 81", Verdict.Deny)]
    [InlineData("app=api", "TCP 80", Verdict.Deny)]
    [InlineData("app=api", "TCP 81", Verdict.Deny)]
    public void Evaluate_Rule_NeedsPeerAndPort(string peer, string traffic, Verdict expected)
    {
        Decision decision = Cluster(Peers.Pods("shop", peer).On(traffic)).Ask(Web, Db);

        Assert.Equal(expected, decision.Verdict);
        // Every reason is told, not the first only.
        Assert.Equal((peer == "app=web" ? 0 : 1) + (traffic == "TCP 80" ? 0 : 1), decision.Ingress.Tried[0].Misses.Count);
    }

    [Fact]
    public void Evaluate_Subject_IsTheSubjectAlone()
    {
        Scene cluster = Cluster(new Peer.Subject().Always());

        Assert.Equal(Fit.Fits, cluster.Into(Db, Db).Tried[0].Fit);
        Assert.Equal(new Miss.NotTheSubject(), cluster.OnlyMiss(Direction.Ingress, Web, Db));
    }

    // A rule's family scope: docs/semantics.md 5.11; 0.0.0.0/0 and ::/0 in networkpolicy.md 5.3.
    [Theory]
    [InlineData(FamilyScope.Any, AddressFamily.IPv4, Verdict.Allow)]
    [InlineData(FamilyScope.Any, AddressFamily.IPv6, Verdict.Allow)]
    [InlineData(FamilyScope.IPv4, AddressFamily.IPv4, Verdict.Allow)]
    [InlineData(FamilyScope.IPv4, AddressFamily.IPv6, Verdict.Deny)]
    [InlineData(FamilyScope.IPv6, AddressFamily.IPv4, Verdict.Deny)]
    [InlineData(FamilyScope.IPv6, AddressFamily.IPv6, Verdict.Allow)]
    public void Evaluate_FamilyOfARule_MustBeTheConnections(FamilyScope scope, AddressFamily family, Verdict expected)
    {
        Scene cluster = Cluster(new RuleMatch(Peers.Anywhere, TrafficPattern.All, scope));
        SideDecision side = cluster.Into(Db, Web, family: family);

        Assert.Equal(expected, side.Verdict);
        Assert.Equal(expected == Verdict.Allow ? [] : [new Miss.OtherFamily(family)], side.Tried[0].Misses);
    }

    [Fact]
    public void Evaluate_LabelsThatDiffer_SayWhich()
    {
        LabelRequirement app = LabelRequirement.Equal("app", "cache");

        Assert.Equal(
            new Miss.Label(LabelHolder.Pod, "shop/web", app, Web.Labels),
            Cluster(Peers.Pods("shop", "app=cache").Always()).OnlyMiss(Direction.Ingress, Web, Db));
        Assert.Equal(
            new Miss.Label(LabelHolder.Namespace, "pay", LabelRequirement.Equal("team", "x"), Given.Labels("team=pay,kubernetes.io/metadata.name=pay")),
            Cluster(Peers.Spaces("team=x").Always()).OnlyMiss(Direction.Ingress, PayWeb, Db));
        Assert.Equal(
            new Miss.Label(LabelHolder.Node, "n2", LabelRequirement.Equal("zone", "c"), OtherNode.Labels),
            Cluster(Peers.Nodes(NodeScope.Any, "zone=c").Always()).OnlyMiss(Direction.Ingress, OtherNode, Db));
    }

    [Fact]
    public void Evaluate_SeveralLabelsThatDiffer_SayEach()
    {
        SideDecision side = Cluster(Peers.Spaces("team=x,kubernetes.io/metadata.name=pay", "app=cache,tier=y").Always()).Into(Db, PayWeb);

        Assert.Equal(
            ["team=x", "app=cache", "tier=y"],
            side.Tried[0].Misses.Select(miss => ((Miss.Label)miss).Requirement.ToString()));
    }

    [Fact]
    public void Evaluate_PodOfAnotherNamespace_SaysSo() =>
        Assert.Equal(
            new Miss.OtherNamespace(new NamespaceName("shop"), new NamespaceName("pay")),
            Cluster(Peers.Pods("shop").Always()).OnlyMiss(Direction.Ingress, PayWeb, Db));

    [Fact]
    public void Evaluate_SelectorOnNodeOrAddress_SaysItIsNoPod()
    {
        Scene cluster = Cluster(Peers.Spaces("").Always());

        Assert.Equal(new Miss.NotAPod(new Party.Node(OtherNode)), cluster.OnlyMiss(Direction.Ingress, OtherNode, Db));
        Assert.Equal(new Miss.NotAPod(new Party.External(Parsed.Cidr("203.0.113.7"))), cluster.OnlyMiss(Direction.Ingress, "203.0.113.7", Db));
    }

    [Fact]
    public void Evaluate_NodePeerOnPodOrAddress_SaysItIsNoNode()
    {
        Scene cluster = Cluster(Peers.Nodes().Always());

        Assert.Equal(new Miss.NotANode(new Party.Pod(Web)), cluster.OnlyMiss(Direction.Ingress, Web, Db));
        Assert.Equal(new Miss.NotANode(new Party.External(Parsed.Cidr("203.0.113.7"))), cluster.OnlyMiss(Direction.Ingress, "203.0.113.7", Db));
    }

    [Theory]
    [InlineData(NodeScope.Own)]
    [InlineData(NodeScope.Other)]
    public void Evaluate_NodeOutOfScope_SaysSo(NodeScope scope) =>
        Assert.Equal(
            new Miss.NodeOutOfScope(scope),
            Cluster(Peers.Nodes(scope).Always()).OnlyMiss(Direction.Ingress, scope == NodeScope.Own ? OtherNode : OwnNode, Db));

    [Fact]
    public void Evaluate_PeersThatTakeNobody_SayWhy()
    {
        Assert.Equal(new Miss.MatchesNothing(), Cluster(new Peer.Nothing().Always()).OnlyMiss(Direction.Ingress, Web, Db));
        Assert.Equal(new Miss.MatchesNothing(), Cluster(Peers.AnyOf().Always()).OnlyMiss(Direction.Ingress, Web, Db));
        Assert.Equal(new Miss.NameUnknown(["example.com"]), Cluster(new Peer.Names(["example.com"]).Always()).OnlyMiss(Direction.Ingress, Web, Db));
        Assert.Equal(new Miss.LeftOut(), Cluster(new Peer.Except(Peers.Anywhere, Peers.Pods("shop")).Always()).OnlyMiss(Direction.Ingress, Web, Db));
    }

    [Fact]
    public void Evaluate_ListOfPeers_NumbersTheReasonsOfEach()
    {
        Scene cluster = Cluster(Peers.AnyOf(Peers.Pods("pay"), new Peer.Nothing()).Always());

        Assert.Equal(
            [
                new Miss.InPeer(0, [new Miss.OtherNamespace(new NamespaceName("pay"), new NamespaceName("shop"))]),
                new Miss.InPeer(1, [new Miss.MatchesNothing()]),
            ],
            cluster.Into(Db, Web).Tried[0].Misses);
    }

    [Fact]
    public void Evaluate_AddressOutsideTheBlocks_SaysHow()
    {
        AddressSet web = Parsed.Addresses("10.0.0.1");

        Assert.Equal(
            new Miss.OutsideBlocks([Parsed.Cidr("10.9.0.0/16")], web),
            Cluster(Peers.Block("10.9.0.0/16").Always()).OnlyMiss(Direction.Ingress, Web, Db));
        Assert.Equal(
            new Miss.CarvedOut(Parsed.Cidr("10.0.0.0/30"), web),
            Cluster(Peers.Block("10.0.0.0/16", "10.0.5.0/24 10.0.0.0/30").Always()).OnlyMiss(Direction.Ingress, Web, Db));
        // The hole is beside the point for an address that the blocks do not take anyway.
        Assert.Equal(
            new Miss.OutsideBlocks([Parsed.Cidr("10.9.0.0/16")], web),
            Cluster(Peers.Block("10.9.0.0/16", "10.0.0.0/16").Always()).OnlyMiss(Direction.Ingress, Web, Db));
        Assert.Equal(
            new Miss.OtherFamily(AddressFamily.IPv4),
            Cluster(Peers.Block("2001:db8::/32").Always()).OnlyMiss(Direction.Ingress, Web, Db));
        Assert.Equal(
            new Miss.OtherFamily(AddressFamily.IPv6),
            Cluster(Peers.Block("2001:db8::/32").Always()).OnlyMiss(Direction.Ingress, Web, Db, family: AddressFamily.IPv6));
        Assert.Equal(
            new Miss.OutsideBlocks([Parsed.Cidr("0.0.0.0/0")], web),
            Cluster(Peers.Block("0.0.0.0/0", "", NetworkScope.Unmanaged).Always()).OnlyMiss(Direction.Ingress, Web, Db));
    }

    // A block of outside addresses is judged as a whole: it must lie in the peer's blocks altogether.
    [Theory]
    [InlineData("203.0.113.0/25", Fit.Fits)]
    [InlineData("203.0.113.0/24", Fit.Fits)]
    [InlineData("203.0.112.0/23", Fit.Misses)]
    public void Evaluate_OutsideBlock_MustBeCoveredWhole(string block, Fit expected) =>
        Assert.Equal(expected, Cluster(Peers.Block("203.0.113.0/24").Always()).Into(Db, block).Tried[0].Fit);

    private static Scene Cluster(params RuleMatch[] allowed) => new()
    {
        Namespaces = [Given.Namespace("shop", "team=shop"), Given.Namespace("pay", "team=pay")],
        Endpoints = [Db, Web, Api, PayWeb, PayApi],
        Nodes = [OwnNode, OtherNode],
        Policies = [Given.Ingress("shop/in", "app=db", allowed)],
    };
}
