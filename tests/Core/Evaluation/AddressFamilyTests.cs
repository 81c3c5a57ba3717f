namespace Ringfence.Core.Tests;

/// <summary>Dual stack (networkpolicy.md 5.11) and addresses that a Service may rewrite (5.7).</summary>
public sealed class AddressFamilyTests
{
    private static Endpoint Web => Given.Pod("shop/web", "app=web", "10.0.0.1 2001:db8::1", "n1");
    private static Endpoint Db => Given.Pod("shop/db", "app=db", "10.0.0.2 2001:db8::2", "n2");
    private static ServiceName Name => new(new NamespaceName("shop"), "db");
    private static Caveat Rewritten => new(CaveatCode.RewrittenAddress, ["svc/shop/db"]);

    // "ipBlock must be tested per family of the actual connection."
    [Theory]
    [InlineData("10.0.0.0/8", AddressFamily.IPv4, Verdict.Allow)]
    [InlineData("10.0.0.0/8", AddressFamily.IPv6, Verdict.Deny)]
    [InlineData("2001:db8::/32", AddressFamily.IPv4, Verdict.Deny)]
    [InlineData("2001:db8::/32", AddressFamily.IPv6, Verdict.Allow)]
    [InlineData("0.0.0.0/0", AddressFamily.IPv6, Verdict.Deny)]
    [InlineData("::/0", AddressFamily.IPv4, Verdict.Deny)]
    [InlineData("::/0", AddressFamily.IPv6, Verdict.Allow)]
    public void Evaluate_BlockOnADualStackPod_IsOfTheConnectionsFamily(string block, AddressFamily family, Verdict expected)
    {
        Decision decision = Cluster(Given.Ingress("shop/in", "app=db", Peers.Block(block).Always())).Ask(Web, Db, family: family);

        Assert.Equal(expected, decision.Verdict);
        Assert.Empty(decision.Caveats);
    }

    [Fact] // a block of the family is there, so it is the address that does not fit, not the family
    public void Evaluate_BlocksOfBothFamilies_MissByTheAddress()
    {
        Scene cluster = Cluster(Given.Ingress("shop/in", "app=db", Peers.Block("2001:db8:1::/48 10.9.0.0/16").Always()));

        Assert.IsType<Miss.OutsideBlocks>(cluster.OnlyMiss(Direction.Ingress, Web, Db));
        Assert.IsType<Miss.OutsideBlocks>(cluster.OnlyMiss(Direction.Ingress, Web, Db, family: AddressFamily.IPv6));
    }

    // "Selector peers mean the pod, hence all its IPs."
    [Theory]
    [InlineData(AddressFamily.IPv4)]
    [InlineData(AddressFamily.IPv6)]
    public void Evaluate_SelectorOnADualStackPod_TakesBothFamilies(AddressFamily family) =>
        Assert.Equal(Verdict.Allow, Cluster(Given.Ingress("shop/in", "app=db", Peers.Pods("shop").Always())).Ask(Web, Db, family: family).Verdict);

    [Fact]
    public void Evaluate_EndWithoutTheFamily_SaysThatTheyCannotConnect()
    {
        Endpoint old = Given.Pod("shop/old", "", "10.0.0.3");
        ClusterNode node = Given.Node("n9", "192.0.2.9");
        Scene cluster = Cluster() with { Endpoints = [Web, Db, old] };
        Caveat none = new(CaveatCode.NoCommonFamily, ["IPv6"]);

        Assert.Equal([none], cluster.Ask(old, Web, family: AddressFamily.IPv6).Caveats);
        Assert.Equal([none], cluster.Ask(Web, old, family: AddressFamily.IPv6).Caveats);
        Assert.Equal([none], cluster.Ask(Web, node, family: AddressFamily.IPv6).Caveats);
        Assert.Equal([none], cluster.Ask("203.0.113.0/24", Web, family: AddressFamily.IPv6).Caveats);
        Assert.Equal([new Caveat(CaveatCode.NoCommonFamily, ["IPv4"])], cluster.Ask("2001:db8::/32", Web).Caveats);
    }

    [Fact]
    public void Evaluate_EndsThatHaveOrMayHaveTheFamily_NeedNoCaveat()
    {
        Endpoint unknown = Given.Pod("shop/unknown");
        ClusterNode unknownNode = new(new NodeName("n9"), LabelSet.Empty, EndpointAddresses.Unknown);
        Scene cluster = Cluster() with { Endpoints = [Web, Db, unknown] };

        Assert.Empty(cluster.Ask(Web, Db, family: AddressFamily.IPv6).Caveats);
        Assert.Empty(cluster.Ask(unknown, Web, family: AddressFamily.IPv6).Caveats);
        Assert.Empty(cluster.Ask(unknownNode, Web, family: AddressFamily.IPv6).Caveats);
        Assert.Empty(cluster.Ask("2001:db8::/32", Given.Node("n8", "2001:db8::8"), family: AddressFamily.IPv6).Caveats);
    }

    // 5.7: "whether rewriting happens before or after policy is undefined"; a pod's own address survives on its way into a backend.
    [Theory]
    [InlineData(ServiceKind.ClusterIP, true)]
    [InlineData(ServiceKind.NodePort, true)]
    [InlineData(ServiceKind.LoadBalancer, true)]
    [InlineData(ServiceKind.Headless, false)]
    public void Evaluate_EgressBlockBehindAService_HasACaveatWhereAddressesAreRewritten(ServiceKind kind, bool caveat)
    {
        Scene cluster = Cluster(Given.Egress("shop/out", "app=web", Peers.Block("10.0.0.2/32").Always()));
        Decision decision = cluster.Ask(Web, Db, via: new Via.Through(Name, kind));

        Assert.Equal(Verdict.Allow, decision.Verdict);
        Assert.Equal(caveat ? [Rewritten] : [], decision.Caveats);
        Assert.Empty(cluster.Ask(Web, Db).Caveats);
    }

    [Fact]
    public void Evaluate_EgressBlockThatMissesBehindAService_HasACaveatToo() =>
        Assert.Equal([Rewritten], Cluster(Given.Egress("shop/out", "app=web", Peers.Block("10.96.0.0/12").Always())).Ask(Web, Db, via: ClusterIP).Caveats);

    [Fact]
    public void Evaluate_SelectorBehindAService_NeedsNoCaveat() =>
        Assert.Empty(Cluster(Given.Egress("shop/out", "app=web", Peers.Pods("shop").Always())).Ask(Web, Db, via: ClusterIP).Caveats);

    // Any address is in the block, or none is: rewriting cannot change the answer.
    [Theory]
    [InlineData("0.0.0.0/0")]
    [InlineData("2001:db8::/32")]
    public void Evaluate_BlockOfAllOrNothingBehindAService_NeedsNoCaveat(string block) =>
        Assert.Empty(Cluster(Given.Egress("shop/out", "app=web", Peers.Block(block).Always())).Ask(Web, Db, via: ClusterIP).Caveats);

    [Fact]
    public void Evaluate_UnmanagedAddressesBehindAService_HaveACaveatEvenIfAll() =>
        Assert.Equal([Rewritten], Cluster(Given.Egress("shop/out", "app=web", Peers.Block("0.0.0.0/0", "", NetworkScope.Unmanaged).Always())).Ask(Web, Db, via: ClusterIP).Caveats);

    [Fact]
    public void Evaluate_IngressBlockBehindAService_HasACaveatUnlessThePodsAddressSurvives()
    {
        Scene cluster = Cluster(Given.Ingress("shop/in", "app=db", Peers.Block("10.0.0.0/8 192.0.2.0/24 203.0.113.0/24").Always()));
        Endpoint host = Given.Pod("shop/host", "", "192.0.2.3", "n3") with { Network = PodNetwork.Host };

        Assert.Empty(cluster.Ask(Web, Db, via: ClusterIP).Caveats);
        Assert.Equal([Rewritten], cluster.Ask("203.0.113.7", Db, via: ClusterIP).Caveats);
        Assert.Equal([Rewritten], cluster.Ask(Given.Node("n3", "192.0.2.3"), Db, via: ClusterIP).Caveats);
        Assert.Equal([Rewritten], cluster.Ask(host, Db, via: ClusterIP).Caveats);
        Assert.Empty(cluster.Ask("203.0.113.7", Db).Caveats);
    }

    private static Via ClusterIP => new Via.Through(Name, ServiceKind.ClusterIP);

    private static Scene Cluster(params Policy[] policies) => new() { Endpoints = [Web, Db], Policies = policies };
}
