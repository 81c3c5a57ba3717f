namespace Ringfence.Core.Tests;

/// <summary>Pods in their node's network: networkpolicy.md 5.8, both behaviours that upstream allows.</summary>
public sealed class HostNetworkTests
{
    private static EnforcementProfile LikePods => EnforcementProfile.Default with { HostNetworkPods = HostNetworkTreatment.LikePods };
    private static Endpoint Web => Given.Pod("shop/web", "app=web", "10.0.0.1", "n1");
    private static Endpoint Host => Given.Pod("shop/host", "app=host", "192.0.2.2", "n2") with { Network = PodNetwork.Host };
    private static ClusterNode OwnNode => Given.Node("n1", "192.0.2.1");
    private static ClusterNode HostsNode => Given.Node("n2", "192.0.2.2");

    // (b) "ignored as subjects".
    [Fact]
    public void Evaluate_HostNetworkSubject_IsNotGoverned_AndSaysSoWhenAPolicySelectsIt()
    {
        Decision decision = Cluster(Given.Ingress("shop/in", "app=host")).Ask(Web, Host);

        Assert.Equal(Verdict.Allow, decision.Verdict);
        Assert.Equal(new Decider.NotGoverned(Ungoverned.HostNetwork), decision.Ingress.Decider);
        Assert.Empty(decision.Ingress.SelectedBy);
        Assert.Equal([new Caveat(CaveatCode.HostNetworkSubject, ["shop/host"])], decision.Caveats);
    }

    [Fact]
    public void Evaluate_HostNetworkPodThatNoPolicyGovernsThere_NeedsNoCaveat()
    {
        Assert.Empty(Cluster(Given.Ingress("shop/in", "app=web")).Ask(Web, Host).Caveats);
        Assert.Empty(Cluster(Given.Egress("shop/out", "app=host")).Ask(Web, Host).Caveats);
        Assert.Empty(Cluster(Given.Ingress("shop/in", "app=host")).Ask(Host, Web).Caveats);
    }

    [Fact]
    public void Evaluate_HostNetworkSubjectOfRulesWithoutIsolation_SaysSoToo()
    {
        Scene cluster = Cluster() with { Tiers = [Given.FirstMatch("admin", EndOfTier.Next, Given.Rules("deny", Isolation.None, (RuleAction.Deny, RuleMatch.Everything)))] };

        Assert.Equal([new Caveat(CaveatCode.HostNetworkSubject, ["shop/host"])], cluster.Ask(Web, Host).Caveats);
    }

    // (a) "applies policy normally".
    [Fact]
    public void Evaluate_HostNetworkSubjectLikePods_IsJudged()
    {
        Decision decision = (Cluster(Given.Ingress("shop/in", "app=host")) with { Profile = LikePods }).Ask(Web, Host);

        Assert.Equal(Verdict.Deny, decision.Verdict);
        Assert.Empty(decision.Caveats);
    }

    // (b) "ignored as selector peers".
    [Fact]
    public void Evaluate_SelectorThatWouldTakeAHostNetworkPod_MissesWithACaveat()
    {
        Scene cluster = Cluster(Given.Ingress("shop/in", "app=web", Peers.Pods("shop", "app=host").Always()));
        Decision decision = cluster.Ask(Host, Web);

        Assert.Equal(Verdict.Deny, decision.Verdict);
        Assert.Equal(new Miss.HostNetwork(Host.Id), cluster.OnlyMiss(Direction.Ingress, Host, Web));
        Assert.Equal([new Caveat(CaveatCode.HostNetworkPeer, ["shop/host"])], decision.Caveats);
    }

    [Fact]
    public void Evaluate_SelectorThatWouldNotTakeIt_NeedsNoCaveat()
    {
        Scene cluster = Cluster(Given.Ingress("shop/in", "app=web", Peers.Pods("shop", "app=other").Always()));

        Assert.IsType<Miss.Label>(cluster.OnlyMiss(Direction.Ingress, Host, Web));
        Assert.Empty(cluster.Ask(Host, Web).Caveats);
    }

    [Fact]
    public void Evaluate_HostNetworkPeerThatAnotherRuleAllows_NeedsNoCaveat()
    {
        RuleMatch selector = Peers.Pods("shop", "app=host").Always();
        RuleMatch block = Peers.Block("192.0.2.2/32").Always();
        RuleMatch either = Peers.AnyOf(Peers.Pods("shop", "app=host"), Peers.Block("192.0.2.2/32")).Always();

        Assert.Empty(Cluster(Given.Ingress("shop/in", "app=web", selector, block)).Ask(Host, Web).Caveats);
        Assert.Empty(Cluster(Given.Ingress("shop/in", "app=web", either)).Ask(Host, Web).Caveats);
    }

    // A certain miss of the port settles the rule: that the selector would match does not matter then.
    [Fact]
    public void Evaluate_HostNetworkPeerOfARuleForOtherPorts_NeedsNoCaveat() =>
        Assert.Empty(Cluster(Given.Ingress("shop/in", "app=web", Peers.Pods("shop", "app=host").On("TCP 443"))).Ask(Host, Web).Caveats);

    [Fact]
    public void Evaluate_HostNetworkPeerLikePods_Matches()
    {
        Decision decision = (Cluster(Given.Ingress("shop/in", "app=web", Peers.Pods("shop", "app=host").Always())) with { Profile = LikePods }).Ask(Host, Web);

        Assert.Equal(Verdict.Allow, decision.Verdict);
        Assert.Empty(decision.Caveats);
    }

    // "Their traffic counts as node-IP traffic (ipBlock can match it)"; 5.6: "hostNetwork pods on that node ride along".
    [Fact]
    public void Evaluate_HostNetworkPodOnTheOwnNode_RidesAlongWithIt()
    {
        Endpoint sameNode = Host with { Node = new NodeName("n1") };
        Scene denying = Cluster(Given.Ingress("shop/in", "app=web"));

        Assert.Equal(new Decider.ByExemption(Exemption.FromOwnNode), denying.Into(Web, sameNode).Decider);
        Assert.Equal(Verdict.Deny, denying.Into(Web, Host).Verdict);
        Assert.Equal(Verdict.Deny, (denying with { Profile = LikePods }).Into(Web, sameNode).Verdict);
        Assert.Equal([new Caveat(CaveatCode.ToOwnNode, ["shop/web", "n1"])], Cluster(Given.Egress("shop/out", "app=web")).Ask(Web, sameNode).Caveats);
    }

    // Its address is its node's: what its own status says counts only where the node says nothing.
    [Theory]
    [InlineData("192.0.2.7", "192.0.2.2", "192.0.2.2/32", AddressFamily.IPv4, Verdict.Allow)]
    [InlineData("192.0.2.7", "192.0.2.2", "192.0.2.7/32", AddressFamily.IPv4, Verdict.Deny)]
    [InlineData("", "192.0.2.2", "192.0.2.2/32", AddressFamily.IPv4, Verdict.Allow)]
    [InlineData("192.0.2.7", "", "192.0.2.7/32", AddressFamily.IPv4, Verdict.Allow)]
    [InlineData("192.0.2.7 2001:db8::7", "192.0.2.2", "2001:db8::7/128", AddressFamily.IPv6, Verdict.Allow)]
    [InlineData("192.0.2.7 2001:db8::7", "192.0.2.2 2001:db8::2", "2001:db8::7/128", AddressFamily.IPv6, Verdict.Deny)]
    [InlineData("192.0.2.7", "2001:db8::2", "192.0.2.7/32", AddressFamily.IPv4, Verdict.Allow)]
    public void Evaluate_HostNetworkPodAgainstABlock_HasItsNodesAddress(string own, string nodes, string block, AddressFamily family, Verdict expected)
    {
        Endpoint host = Given.Pod("shop/host", "", own, "n2") with { Network = PodNetwork.Host };
        Scene cluster = Cluster(Given.Ingress("shop/in", "app=web", Peers.Block(block).Always())) with
        {
            Endpoints = [Web, host],
            Nodes = nodes.Length == 0 ? [] : [Given.Node("n2", nodes)],
        };

        Decision decision = cluster.Ask(host, Web, family: family);

        Assert.Equal(expected, decision.Ingress.Verdict);
        Assert.DoesNotContain(decision.Caveats, caveat => caveat.Code == CaveatCode.AddressUnknown);
    }

    // 5.11: it connects with its node's addresses, so it has its node's families.
    [Theory]
    [InlineData("192.0.2.2", "192.0.2.2 2001:db8::2", AddressFamily.IPv6, false)]
    [InlineData("192.0.2.2", "2001:db8::2", AddressFamily.IPv4, false)]
    [InlineData("192.0.2.2", "192.0.2.2", AddressFamily.IPv6, true)]
    [InlineData("192.0.2.2", "", AddressFamily.IPv6, true)]
    [InlineData("", "192.0.2.2", AddressFamily.IPv6, true)]
    public void Evaluate_HostNetworkPod_HasItsNodesFamilies(string own, string nodes, AddressFamily family, bool caveat)
    {
        Endpoint host = Given.Pod("shop/host", "", own, "n2") with { Network = PodNetwork.Host };
        Endpoint both = Given.Pod("shop/both", "", "10.0.0.3 2001:db8:1::3", "n1");
        Scene cluster = new() { Endpoints = [host, both], Nodes = nodes.Length == 0 ? [] : [Given.Node("n2", nodes)] };
        Caveat[] expected = caveat ? [new Caveat(CaveatCode.NoCommonFamily, [family.ToString()])] : [];

        Assert.Equal(expected, cluster.Ask(host, both, family: family).Caveats);
        Assert.Equal(expected, cluster.Ask(both, host, family: family).Caveats);
    }

    [Fact]
    public void Evaluate_HostNetworkPodWithoutAnyAddress_IsUnknown()
    {
        Endpoint nowhere = Given.Pod("shop/host", "", "", "n9") with { Network = PodNetwork.Host };
        Endpoint unsure = Given.Pod("shop/host", "", "", "n3") with { Network = PodNetwork.Host };
        Scene cluster = Cluster(Given.Ingress("shop/in", "app=web", Peers.Block("192.0.2.2/32").Always())) with
        {
            Nodes = [OwnNode, new ClusterNode(new NodeName("n3"), LabelSet.Empty, EndpointAddresses.Unknown)],
        };

        Assert.Equal([new Caveat(CaveatCode.AddressUnknown, ["shop/host"])], cluster.Ask(nowhere, Web).Caveats);
        Assert.Equal([new Caveat(CaveatCode.AddressUnknown, ["shop/host"])], cluster.Ask(unsure, Web).Caveats);
        // The cluster's pod range says nothing of a pod that has its node's address.
        Endpoint inRange = nowhere with { Addresses = EndpointAddresses.SomewhereIn(Parsed.Addresses("192.0.2.2")) };
        Assert.Equal(Verdict.Deny, cluster.Ask(inRange, Web).Verdict);
        Assert.Equal([new Caveat(CaveatCode.AddressUnknown, ["shop/host"])], cluster.Ask(inRange, Web).Caveats);
    }

    // Node peers (other dialects) take node traffic under (b), and pods under (a) never.
    [Fact]
    public void Evaluate_HostNetworkPodAgainstANodePeer_IsNodeTraffic()
    {
        Scene cluster = Cluster(Given.Ingress("shop/in", "app=web", Peers.Nodes(NodeScope.Other).Always()));
        Scene unmanaged = Cluster(Given.Ingress("shop/in", "app=web", Peers.Block("192.0.2.0/24", "", NetworkScope.Unmanaged).Always()));

        Assert.Equal(Verdict.Allow, cluster.Into(Web, Host).Verdict);
        Assert.Equal(Verdict.Deny, (cluster with { Profile = LikePods }).Into(Web, Host).Verdict);
        Assert.Equal(Verdict.Allow, unmanaged.Into(Web, Host).Verdict);
        Assert.Equal(Verdict.Deny, (unmanaged with { Profile = LikePods }).Into(Web, Host).Verdict);
    }

    private static Scene Cluster(params Policy[] policies) => new() { Endpoints = [Web, Host], Nodes = [OwnNode, HostsNode], Policies = policies };
}
