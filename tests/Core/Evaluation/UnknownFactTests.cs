namespace Ringfence.Core.Tests;

/// <summary>Facts that the input lacks: addresses (docs/semantics.md 5.10), labels of assumed namespaces (4.4), and pods that have ended (5.10).</summary>
public sealed class UnknownFactTests
{
    private static Endpoint Db => Given.Pod("shop/db", "app=db", "10.0.0.2", "n1");
    private static EndpointAddresses PodRange => EndpointAddresses.SomewhereIn(Parsed.Addresses("10.0.0.0/16"));

    // design.md: "IPv4 is assumed; an ipBlock of 0.0.0.0/0 without except matches, narrower ones do not, each with a caveat".
    [Theory]
    //          block           except            family            fit          caveat
    [InlineData("0.0.0.0/0",    "",               AddressFamily.IPv4, Fit.Fits,   true)]
    [InlineData("0.0.0.0/0",    "10.0.0.0/8",     AddressFamily.IPv4, Fit.Misses, true)]
    [InlineData("10.0.0.0/8",   "",               AddressFamily.IPv4, Fit.Misses, true)]
    [InlineData("0.0.0.0/1",    "",               AddressFamily.IPv4, Fit.Misses, true)]
    // No address of the family could be in these: nothing is open.
    [InlineData("2001:db8::/32", "",              AddressFamily.IPv4, Fit.Misses, false)]
    [InlineData("::/0",         "",               AddressFamily.IPv4, Fit.Misses, false)]
    [InlineData("10.0.0.0/8",   "10.0.0.0/9 10.128.0.0/9", AddressFamily.IPv4, Fit.Misses, false)]
    // A connection in IPv6 shows that there is an IPv6 address, so all of IPv6 holds it.
    [InlineData("::/0",         "",               AddressFamily.IPv6, Fit.Fits,   true)]
    [InlineData("2001:db8::/32", "",              AddressFamily.IPv6, Fit.Misses, true)]
    [InlineData("10.0.0.0/8",   "",               AddressFamily.IPv6, Fit.Misses, false)]
    public void Evaluate_UnknownAddressAgainstABlock(string block, string except, AddressFamily family, Fit expected, bool caveat)
    {
        Endpoint web = Given.Pod("shop/web", "app=web");
        Decision decision = Cluster(web, Peers.Block(block, except).Always()).Ask(web, Db, family: family);

        Assert.Equal(expected, decision.Ingress.Tried[0].Fit);
        Assert.Equal(caveat ? [new Caveat(CaveatCode.AddressUnknown, ["shop/web"])] : [], decision.Caveats.Where(one => one.Code == CaveatCode.AddressUnknown));
        if (expected == Fit.Misses && caveat)
        {
            Assert.Equal([new Miss.AddressUnknown(Parsed.Cidrs(block))], decision.Ingress.Tried[0].Misses);
        }
    }

    // 5.10: where the subject may have both families too, only the assumption of an IPv4 address speaks against the block.
    [Theory]
    //          subject                  block            family            caveat
    [InlineData("",                      "::/0",          AddressFamily.IPv4, true)]
    [InlineData("",                      "2001:db8::/32", AddressFamily.IPv4, true)]
    [InlineData("10.0.0.2 2001:db8::2",  "::/0",          AddressFamily.IPv4, true)]
    [InlineData("10.0.0.2 2001:db8::2",  "10.0.0.0/8",    AddressFamily.IPv6, true)]
    [InlineData("10.0.0.2",              "::/0",          AddressFamily.IPv4, false)]
    [InlineData("2001:db8::2",           "10.0.0.0/8",    AddressFamily.IPv6, false)]
    public void Evaluate_UnknownAddressAgainstABlockOfTheOtherFamily(string subject, string block, AddressFamily family, bool caveat)
    {
        Endpoint web = Given.Pod("shop/web", "app=web");
        Endpoint db = Given.Pod("shop/db", "app=db", subject);
        Scene cluster = Cluster(web, Peers.Block(block).Always()) with { Endpoints = [db, web] };

        Assert.Equal(new Miss.OtherFamily(family), cluster.OnlyMiss(Direction.Ingress, web, db, family: family));
        Assert.Equal(caveat ? [new Caveat(CaveatCode.AddressUnknown, ["shop/web"])] : [], cluster.Ask(web, db, family: family).Caveats);
    }

    // `--pod-cidr` says where pods lie: blocks around the range and blocks apart from it are certain.
    [Theory]
    [InlineData("10.0.0.0/16", "", Fit.Fits, false)]
    [InlineData("10.0.0.0/8", "", Fit.Fits, false)]
    [InlineData("0.0.0.0/0", "", Fit.Fits, false)]
    [InlineData("10.1.0.0/16", "", Fit.Misses, false)]
    [InlineData("10.0.0.0/8", "10.0.0.0/15", Fit.Misses, false)]
    [InlineData("10.0.0.0/17", "", Fit.Misses, true)]
    [InlineData("10.0.0.0/8", "10.0.5.0/24", Fit.Misses, true)]
    [InlineData("2001:db8::/32", "", Fit.Misses, false)]
    public void Evaluate_PodRangeAgainstABlock(string block, string except, Fit expected, bool caveat)
    {
        Endpoint web = Given.Pod("shop/web", "app=web") with { Addresses = PodRange };
        Decision decision = Cluster(web, Peers.Block(block, except).Always()).Ask(web, Db);

        Assert.Equal(expected, decision.Ingress.Tried[0].Fit);
        Assert.Equal(caveat ? [new Caveat(CaveatCode.AddressUnknown, ["shop/web"])] : [], decision.Caveats);
    }

    [Fact]
    public void Evaluate_UnknownAddressThatNoBlockAsksFor_NeedsNoCaveat()
    {
        Endpoint web = Given.Pod("shop/web", "app=web");
        RuleMatch selector = Peers.Pods("shop").Always();
        RuleMatch block = Peers.Block("10.0.0.0/8").Always();
        Scene cluster = Cluster(web, selector);

        Assert.Empty(cluster.Ask(web, Db).Caveats);
        Assert.Empty((cluster with { Policies = [Given.Ingress("shop/in", "", block, selector)] }).Ask(web, Db).Caveats);
        Assert.Empty((cluster with { Policies = [Given.Ingress("shop/in", "", Peers.AnyOf(Peers.Block("10.0.0.0/8"), Peers.Pods("shop")).Always())] }).Ask(web, Db).Caveats);
        Assert.Empty((cluster with { Policies = [Given.Ingress("shop/in", "", Peers.AnyOf(Peers.Pods("shop"), Peers.Block("10.0.0.0/8")).Always())] }).Ask(web, Db).Caveats);
        // The subject's own address is of no account for its own rules.
        Assert.Empty((cluster with { Policies = [Given.Egress("shop/out", "app=web", Peers.Block("10.0.0.0/8").Always())] }).Ask(web, Db).Caveats);
    }

    // Allowed by a rule that rests on an assumption: another that misses on an assumption adds nothing to that.
    [Fact]
    public void Evaluate_FitThatRestsOnOneAssumption_NamesThatOneOnly()
    {
        Endpoint web = Given.Pod("pay/web", "app=web");
        ClusterNamespace pay = ClusterNamespace.Assumed(new NamespaceName("pay"));
        Peer unknownAddress = Peers.Block("0.0.0.0/0");
        Peer unknownLabels = Peers.Spaces("team=pay");
        Caveat address = new(CaveatCode.AddressUnknown, ["pay/web"]);

        Assert.All(
            (RuleMatch[][])[[unknownAddress.Always(), unknownLabels.Always()], [unknownLabels.Always(), unknownAddress.Always()], [Peers.AnyOf(unknownAddress, unknownLabels).Always()], [Peers.AnyOf(unknownLabels, unknownAddress).Always()]],
            rules => Assert.Equal([address], (Cluster(web, rules) with { Namespaces = [pay] }).Ask(web, Db).Caveats));
        // Required together, the fit is no reason for the miss.
        Assert.All(
            (Peer[])[new Peer.Both(unknownAddress, unknownLabels), new Peer.Both(unknownLabels, unknownAddress)],
            both => Assert.Equal([CaveatCode.AssumedNamespace], (Cluster(web, both.Always()) with { Namespaces = [pay] }).Ask(web, Db).Caveats.Select(one => one.Code)));
        // Both miss, so both would have to be otherwise; or both fit, and either may be otherwise.
        Assert.Equal(
            [CaveatCode.AddressUnknown, CaveatCode.AssumedNamespace],
            (Cluster(web, new Peer.Both(Peers.Block("10.0.0.0/8"), unknownLabels).Always()) with { Namespaces = [pay] }).Ask(web, Db).Caveats.Select(one => one.Code));
        Assert.Equal(
            [CaveatCode.AddressUnknown, CaveatCode.AssumedNamespace],
            (Cluster(web, new Peer.Both(unknownAddress, new Peer.Except(Peers.Anywhere, unknownLabels)).Always()) with { Namespaces = [pay] }).Ask(web, Db).Caveats.Select(one => one.Code));
        Assert.Equal(
            [CaveatCode.AddressUnknown, CaveatCode.AssumedNamespace],
            (Cluster(web, Peers.AnyOf(unknownAddress, new Peer.Except(Peers.Anywhere, unknownLabels)).Always()) with { Namespaces = [pay] }).Ask(web, Db).Caveats.Select(one => one.Code));
    }

    // A certain miss of one part settles the rule, whatever another part rests on.
    [Theory]
    [InlineData("TCP 443", false)]
    [InlineData("TCP 80", true)]
    public void Evaluate_UnknownAddressOfARuleForOtherPorts_NeedsNoCaveat(string port, bool caveat)
    {
        Endpoint web = Given.Pod("shop/web", "app=web");

        Assert.Equal(caveat ? 1 : 0, Cluster(web, Peers.Block("10.0.0.0/8").On(port)).Ask(web, Db).Caveats.Count);
        Assert.Equal(caveat ? 1 : 0, Cluster(web, new Peer.Both(Peers.Block("10.0.0.0/8"), Peers.Pods(caveat ? "shop" : "pay")).Always()).Ask(web, Db).Caveats.Count);
    }

    // 4.4: an assumed namespace has the automatic label and no other that we know of.
    [Theory]
    [InlineData("team=pay", Fit.Misses, true)]
    [InlineData("kubernetes.io/metadata.name=pay", Fit.Fits, false)]
    [InlineData("kubernetes.io/metadata.name=shop", Fit.Misses, false)]
    [InlineData("kubernetes.io/metadata.name=pay,team=pay", Fit.Misses, true)]
    [InlineData("kubernetes.io/metadata.name=shop,team=pay", Fit.Misses, false)]
    [InlineData("", Fit.Fits, false)]
    public void Evaluate_SelectorOnAnAssumedNamespace(string labels, Fit expected, bool caveat)
    {
        Endpoint web = Given.Pod("pay/web", "app=web");
        Scene cluster = Cluster(web, Peers.Spaces(labels).Always());
        Decision assumed = (cluster with { Namespaces = [ClusterNamespace.Assumed(new NamespaceName("pay"))] }).Ask(web, Db);

        Assert.Equal(expected, assumed.Ingress.Tried[0].Fit);
        Assert.Equal(caveat ? [new Caveat(CaveatCode.AssumedNamespace, ["pay", Given.Selector(labels).ToString()])] : [], assumed.Caveats);
        Assert.Empty(cluster.Ask(web, Db).Caveats);
    }

    // What an assumed namespace does not have may still be asked for as absent: that too rests on what we cannot see.
    [Fact]
    public void Evaluate_AbsentLabelOfAnAssumedNamespace_FitsWithACaveat()
    {
        Endpoint web = Given.Pod("pay/web", "app=web");
        LabelSelector noTeam = new([new LabelRequirement("team", LabelOperator.DoesNotExist, [])]);
        Peer peer = new Peer.Endpoints(new EndpointSelector(new NamespaceScope.Matching(noTeam), LabelSelector.Everything));
        Scene cluster = Cluster(web, peer.Always()) with { Namespaces = [ClusterNamespace.Assumed(new NamespaceName("pay"))] };

        Assert.Equal(Verdict.Allow, cluster.Ask(web, Db).Verdict);
        Assert.Equal([new Caveat(CaveatCode.AssumedNamespace, ["pay", "!team"])], cluster.Ask(web, Db).Caveats);
        // A pod label that misses for certain settles the peer.
        Peer other = new Peer.Endpoints(new EndpointSelector(new NamespaceScope.Matching(noTeam), Given.Selector("app=api")));
        Assert.Empty((cluster with { Policies = [Given.Ingress("shop/in", "", other.Always())] }).Ask(web, Db).Caveats);
    }

    // 5.10: Succeeded and Failed pods are neither subjects nor peers.
    [Fact]
    public void Evaluate_FinishedPod_IsNeitherSubjectNorPeer()
    {
        Endpoint ended = Given.Pod("shop/job", "app=web", "10.0.0.9") with { Phase = PodPhase.Finished };
        Scene cluster = Cluster(ended, Peers.Pods("shop", "app=web").Always());
        Caveat caveat = new(CaveatCode.FinishedPod, ["shop/job"]);

        Decision from = cluster.Ask(ended, Db);
        Assert.Equal(new Decider.NotGoverned(Ungoverned.Finished), from.Egress.Decider);
        Assert.Equal(new Miss.Finished(ended.Id), cluster.OnlyMiss(Direction.Ingress, ended, Db));
        Assert.Equal(Verdict.Deny, from.Verdict);
        Assert.Equal([caveat], from.Caveats);

        Decision to = cluster.Ask(Db, ended);
        Assert.Equal(Verdict.Allow, to.Verdict);
        Assert.Equal(new Decider.NotGoverned(Ungoverned.Finished), to.Ingress.Decider);
        Assert.Equal([caveat], to.Caveats);
        Assert.Equal([caveat], cluster.Ask(ended, ended).Caveats);
    }

    // Not even a host-network pod is more than ended; and no label it may have could change that.
    [Fact]
    public void Evaluate_FinishedPod_NeedsNoOtherCaveat()
    {
        Endpoint ended = Given.Pod("pay/job", "app=web", "10.0.0.9") with { Phase = PodPhase.Finished };
        Scene cluster = Cluster(ended, Peers.Spaces("team=pay").Always()) with { Namespaces = [ClusterNamespace.Assumed(new NamespaceName("pay"))] };

        Assert.Equal([CaveatCode.FinishedPod], cluster.Ask(ended, Db).Caveats.Select(one => one.Code));
        Assert.IsType<Miss.Label>(cluster.OnlyMiss(Direction.Ingress, ended, Db));
        Endpoint host = ended with { Network = PodNetwork.Host };
        Assert.Equal(new Decider.NotGoverned(Ungoverned.Finished), (cluster with { Policies = [Given.Egress("pay/out", "")] }).Ask(host, Db).Egress.Decider);
    }

    // A live pod is ordinary, whatever its phase is called.
    [Fact]
    public void Evaluate_LivePod_NeedsNoCaveat() => Assert.Empty(Cluster(Given.Pod("shop/web"), Peers.Pods("shop").Always()).Ask(Given.Pod("shop/web"), Db).Caveats);

    private static Scene Cluster(Endpoint other, params RuleMatch[] rules) => new() { Endpoints = [Db, other], Policies = [Given.Ingress("shop/in", "app=db", rules)] };
}
