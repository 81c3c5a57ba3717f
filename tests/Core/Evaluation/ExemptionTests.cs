namespace Ringfence.Core.Tests;

/// <summary>Built-in exceptions: networkpolicy.md 5.6 (self, own node both ways, hairpin), and workloads (docs/semantics.md 5.14).</summary>
public sealed class ExemptionTests
{
    private static Endpoint Web => Given.Pod("shop/web", "app=web", "10.0.0.1", "n1");
    private static Endpoint Db => Given.Pod("shop/db", "app=db", "10.0.0.2", "n1");
    private static ClusterNode OwnNode => Given.Node("n1", "192.0.2.1");
    private static ClusterNode OtherNode => Given.Node("n2", "192.0.2.2");
    private static Via Service => new Via.Through(new ServiceName(new NamespaceName("shop"), "web"), ServiceKind.ClusterIP);
    private static Policy NoIngress => Given.Ingress("shop/no-in", "");
    private static Policy NoEgress => Given.Egress("shop/no-out", "");

    // "Pod to itself (direct): cannot be blocked."
    [Fact]
    public void Evaluate_PodToItself_IsAllowedWhateverPoliciesSay()
    {
        Decision decision = Cluster(NoIngress, NoEgress).Ask(Web, Web);

        Assert.Equal(Verdict.Allow, decision.Verdict);
        Assert.Equal(new Decider.ByExemption(Exemption.Self), decision.Egress.Decider);
        Assert.Equal(new Decider.ByExemption(Exemption.Self), decision.Ingress.Decider);
        Assert.Equal([NoIngress.Ref], decision.Ingress.IsolatedBy);
        Assert.Empty(decision.Caveats);
    }

    [Fact]
    public void Evaluate_PodToItselfWithoutPolicies_IsAllowedByDefault() =>
        Assert.Equal(new Decider.ByDefault(), Cluster().Ask(Web, Web).Ingress.Decider);

    [Fact]
    public void Evaluate_PodToItself_StillTriesTheRules() =>
        Assert.Equal(Fit.Misses, Assert.Single(Cluster(Given.Ingress("shop/in", "", Peers.Pods("pay").Always())).Into(Web, Web).Tried).Fit);

    // "Hairpin through a Service: not defined"; we allow it, and say so when a rule did not.
    [Fact]
    public void Evaluate_PodToItselfThroughAService_IsAllowedWithACaveat()
    {
        Decision decision = Cluster(NoIngress).Ask(Web, Web, via: Service);

        Assert.Equal(Verdict.Allow, decision.Verdict);
        Assert.Equal([new Caveat(CaveatCode.Hairpin, ["shop/web", "svc/shop/web"])], decision.Caveats);
    }

    [Fact]
    public void Evaluate_PodToItselfThroughAServiceThatARuleAllows_NeedsNoCaveat()
    {
        Assert.Empty(Cluster(Given.Ingress("shop/in", "", Peers.Pods("shop").Always())).Ask(Web, Web, via: Service).Caveats);
        Assert.Empty(Cluster().Ask(Web, Web, via: Service).Caveats);
    }

    // "Own node → pod (ingress): always allowed." Such an answer says that another node would not get in.
    [Fact]
    public void Evaluate_OwnNodeToPod_IsAllowedAndSaysThatItRestsOnThat()
    {
        Decision decision = Cluster(NoIngress).Ask(OwnNode, Web);

        Assert.Equal(Verdict.Allow, decision.Verdict);
        Assert.Equal(new Decider.ByExemption(Exemption.FromOwnNode), decision.Ingress.Decider);
        Assert.Equal([new Caveat(CaveatCode.OnlyFromOwnNode, ["shop/web", "n1"])], decision.Caveats);
    }

    [Fact]
    public void Evaluate_OwnNodeThatARuleAllowsToo_NeedsNoCaveat()
    {
        Assert.Empty(Cluster(Given.Ingress("shop/in", "", Peers.Block("192.0.2.1/32").Always())).Ask(OwnNode, Web).Caveats);
        Assert.Empty(Cluster().Ask(OwnNode, Web).Caveats);
    }

    // "Only the node the pod runs on; other nodes need an ipBlock rule."
    [Fact]
    public void Evaluate_OtherNodeToPod_IsJudged()
    {
        Decision decision = Cluster(NoIngress).Ask(OtherNode, Web);

        Assert.Equal(Verdict.Deny, decision.Verdict);
        Assert.Empty(decision.Caveats);
        Assert.Equal(Verdict.Allow, Cluster(Given.Ingress("shop/in", "", Peers.Block("192.0.2.2/32").Always())).Ask(OtherNode, Web).Verdict);
    }

    // "Pod → own node (egress): contradictory upstream"; we judge it, and a denial says so.
    [Fact]
    public void Evaluate_PodToOwnNode_IsJudgedAndADenialHasACaveat()
    {
        Decision denied = Cluster(NoEgress).Ask(Web, OwnNode);
        Decision allowed = Cluster(Given.Egress("shop/out", "", Peers.Block("192.0.2.1/32").Always())).Ask(Web, OwnNode);

        Assert.Equal(Verdict.Deny, denied.Verdict);
        Assert.Equal([new Caveat(CaveatCode.ToOwnNode, ["shop/web", "n1"])], denied.Caveats);
        Assert.Equal(Verdict.Allow, allowed.Verdict);
        Assert.Empty(allowed.Caveats);
    }

    [Fact]
    public void Evaluate_PodToOtherNode_IsJudgedWithoutCaveat()
    {
        Decision decision = Cluster(NoEgress).Ask(Web, OtherNode);

        Assert.Equal(Verdict.Deny, decision.Verdict);
        Assert.Empty(decision.Caveats);
    }

    // The profile may grant the way to the own node as well; that is an assumption as much as not granting it.
    [Fact]
    public void Evaluate_PodToOwnNodeUnderAProfileThatGrantsIt_IsAllowedWithACaveat()
    {
        EnforcementProfile granting = EnforcementProfile.Default with { Exemptions = [Exemption.ToOwnNode] };
        Decision denying = (Cluster(NoEgress) with { Profile = granting }).Ask(Web, OwnNode);
        Decision open = (Cluster(Given.Egress("shop/out", "", RuleMatch.Everything)) with { Profile = granting }).Ask(Web, OwnNode);

        Assert.Equal(Verdict.Allow, denying.Verdict);
        Assert.Equal(new Decider.ByExemption(Exemption.ToOwnNode), denying.Egress.Decider);
        Assert.Equal([new Caveat(CaveatCode.ToOwnNode, ["shop/web", "n1"])], denying.Caveats);
        Assert.Empty(open.Caveats);
        Assert.Equal(Verdict.Deny, (Cluster(NoEgress) with { Profile = granting }).Ask(Web, OtherNode).Verdict);
        Assert.Equal(Verdict.Deny, (Cluster(NoIngress) with { Profile = granting }).Ask(OwnNode, Web).Verdict);
    }

    // Exemptions are the profile's, not constants.
    [Fact]
    public void Evaluate_ProfileWithoutExemptions_JudgesSelfAndOwnNode()
    {
        Scene strict = Cluster(NoIngress) with { Profile = EnforcementProfile.Default with { Exemptions = [] } };

        Assert.Equal(Verdict.Deny, strict.Ask(Web, Web).Verdict);
        Assert.Equal(Verdict.Deny, strict.Ask(OwnNode, Web).Verdict);
        Assert.Empty(strict.Ask(Web, Web).Caveats);
        Assert.Empty(strict.Ask(OwnNode, Web).Caveats);
        Assert.Empty(strict.Ask(OwnNode, Web with { Node = null }).Caveats);
        Assert.Empty(strict.Ask(Given.Workload("shop", "web"), Given.Workload("shop", "web")).Caveats);
    }

    [Fact]
    public void Default_Profile_IsWhatMostPluginsDo()
    {
        Assert.Equal(HostNetworkTreatment.NodeTraffic, EnforcementProfile.Default.HostNetworkPods);
        Assert.Equal([Exemption.Self, Exemption.FromOwnNode], EnforcementProfile.Default.Exemptions);
    }

    // Exemptions belong to a tier: what one never judges, the next may.
    [Fact]
    public void Evaluate_ExemptInTheFirstTierOnly_IsJudgedByTheNext()
    {
        Policy deny = Given.Rules("deny", Isolation.None, (RuleAction.Deny, RuleMatch.Everything));
        Tier exempting = new("first", 0, TierMode.FirstMatch, EndOfTier.Next, [Exemption.Self], [deny]);
        Policy second = Given.Rules("second", Isolation.None, (RuleAction.Deny, RuleMatch.Everything));
        Scene both = new() { Endpoints = [Web], Tiers = [exempting, Given.FirstMatch("second", EndOfTier.Next, second)] };

        SideDecision side = both.Into(Web, Web);

        Assert.Equal(Verdict.Deny, side.Verdict);
        Assert.Equal(new Decider.ByRules([new RuleRef(second.Ref, Direction.Ingress, 0)]), side.Decider);
        Assert.Equal(new Decider.ByExemption(Exemption.Self), (both with { Tiers = [exempting] }).Into(Web, Web).Decider);
        Assert.Equal(2, side.Tried.Count);
    }

    [Fact]
    public void Evaluate_ExemptInATierThatWouldHaveLeftItOpen_IsAllowedByDefault()
    {
        Policy silent = Given.Rules("silent", Isolation.None, (RuleAction.Deny, Peers.Pods("pay").Always()));
        Tier tier = new("first", 0, TierMode.FirstMatch, EndOfTier.Next, [Exemption.Self], [silent]);

        Assert.Equal(new Decider.ByDefault(), new Scene { Endpoints = [Web], Tiers = [tier] }.Into(Web, Web).Decider);
    }

    [Fact]
    public void Evaluate_SeveralTiersExempt_NamesTheFirstThatWouldHaveDecided()
    {
        Policy deny = Given.Rules("deny", Isolation.None, (RuleAction.Deny, RuleMatch.Everything));
        Endpoint host = Given.Pod("shop/host", "", "192.0.2.1", "n1") with { Network = PodNetwork.Host };
        Scene cluster = new()
        {
            Endpoints = [Web, host],
            Nodes = [OwnNode],
            Tiers =
            [
                new("first", 0, TierMode.FirstMatch, EndOfTier.Next, [Exemption.Self, Exemption.FromOwnNode], [deny]),
                new("second", 1, TierMode.Additive, EndOfTier.Next, [Exemption.FromOwnNode], [deny]),
            ],
        };

        Assert.Equal(new Decider.ByExemption(Exemption.FromOwnNode), cluster.Into(Web, host).Decider);
        Assert.Equal([new Caveat(CaveatCode.OnlyFromOwnNode, ["shop/web", "n1"])], cluster.Ask(host, Web).Caveats);
    }

    [Fact]
    public void Evaluate_LaterExemptTierThatWouldHaveLeftItOpen_ChangesNothing()
    {
        Policy deny = Given.Rules("deny", Isolation.None, (RuleAction.Deny, RuleMatch.Everything));
        Policy silent = Given.Rules("silent", Isolation.None, (RuleAction.Deny, Peers.Pods("pay").Always()));
        Scene cluster = new()
        {
            Endpoints = [Web],
            Tiers =
            [
                new("first", 0, TierMode.FirstMatch, EndOfTier.Next, [Exemption.Self], [deny]),
                new("second", 1, TierMode.Additive, EndOfTier.Next, [Exemption.Self], [silent]),
            ],
        };

        Assert.Equal(new Decider.ByExemption(Exemption.Self), cluster.Into(Web, Web).Decider);
    }

    // A pod whose node the input does not give may run on the very node that asks.
    [Fact]
    public void Evaluate_NodeToPodWithoutNode_IsJudgedAndADenialHasACaveat()
    {
        Endpoint unscheduled = Web with { Node = null };
        Decision denied = Cluster(NoIngress).Ask(OwnNode, unscheduled);

        Assert.Equal(Verdict.Deny, denied.Verdict);
        Assert.Equal([new Caveat(CaveatCode.NodeUnknown, ["shop/web"])], denied.Caveats);
        Assert.Equal([new Caveat(CaveatCode.NodeUnknown, ["shop/web"])], Cluster(NoEgress).Ask(unscheduled, OwnNode).Caveats);
        Assert.Empty(Cluster(Given.Ingress("shop/in", "", RuleMatch.Everything)).Ask(OwnNode, unscheduled).Caveats);
        Assert.Empty(Cluster(NoIngress).Ask("192.0.2.9", unscheduled).Caveats);
        Assert.Empty(Cluster(NoIngress).Ask(Db, unscheduled).Caveats);
    }

    [Fact]
    public void Evaluate_NodeTrafficFromAnUnknownNode_IsJudgedAndADenialHasACaveat()
    {
        Endpoint host = Given.Pod("shop/host", "app=host", "192.0.2.1") with { Network = PodNetwork.Host };
        Decision denied = Cluster(NoIngress).Ask(host, Web);

        Assert.Equal(Verdict.Deny, denied.Verdict);
        Assert.Contains(new Caveat(CaveatCode.NodeUnknown, ["shop/host"]), denied.Caveats);
    }

    // 5.14: a workload's pods are several, so a workload is not itself; but each pod reaches itself.
    [Fact]
    public void Evaluate_WorkloadToItself_IsJudgedAndADenialHasACaveat()
    {
        Endpoint workload = Given.Workload("shop", "web", "app=web");
        Scene denying = new() { Endpoints = [workload], Policies = [NoIngress, NoEgress] };

        Decision denied = denying.Ask(workload, workload);

        Assert.Equal(Verdict.Deny, denied.Verdict);
        Assert.Equal([new Caveat(CaveatCode.WorkloadToItself, ["shop/Deployment/web"])], denied.Caveats);
        Assert.Empty((denying with { Policies = [Given.Ingress("shop/in", "", Peers.Pods("shop").Always())] }).Ask(workload, workload).Caveats);
        Assert.Empty((denying with { Endpoints = [workload, Web] }).Ask(workload, Web).Caveats);
    }

    // Node peers in rules: which node is unknown leaves the scope open, and says so.
    [Theory]
    [InlineData(NodeScope.Own)]
    [InlineData(NodeScope.Other)]
    public void Evaluate_NodePeerWhenANodeIsUnknown_MissesWithACaveat(NodeScope scope)
    {
        Scene cluster = Cluster(Given.Ingress("shop/in", "", Peers.Nodes(scope).Always())) with { Profile = EnforcementProfile.Default with { Exemptions = [] } };
        Endpoint unscheduled = Web with { Node = null };
        Endpoint host = Given.Pod("shop/host", "", "192.0.2.1") with { Network = PodNetwork.Host };

        Assert.Equal(new Miss.NodeOutOfScope(scope), cluster.OnlyMiss(Direction.Ingress, OwnNode, unscheduled));
        Assert.Equal([new Caveat(CaveatCode.NodeUnknown, ["shop/web"])], cluster.Ask(OwnNode, unscheduled).Caveats);
        Assert.Equal([new Caveat(CaveatCode.NodeUnknown, ["shop/host"])], cluster.Ask(host, Web).Caveats);
        Assert.Empty((cluster with { Policies = [Given.Ingress("shop/in", "", Peers.Nodes().Always())] }).Ask(OwnNode, unscheduled).Caveats);
    }

    [Fact]
    public void Evaluate_NodeLabelsWhenTheNodeIsUnknown_MissWithACaveat()
    {
        Scene cluster = Cluster(Given.Ingress("shop/in", "", Peers.Nodes(NodeScope.Any, "zone=a").Always())) with { Profile = EnforcementProfile.Default with { Exemptions = [] } };
        Endpoint unknown = Given.Pod("shop/host", "", "192.0.2.1") with { Network = PodNetwork.Host };
        Endpoint unlisted = unknown with { Node = new NodeName("n9") };

        Assert.Equal(new Miss.NotANode(new Party.Pod(unknown)), cluster.OnlyMiss(Direction.Ingress, unknown, Web));
        Assert.Equal([new Caveat(CaveatCode.NodeUnknown, ["shop/host"])], cluster.Ask(unknown, Web).Caveats);
        Assert.Equal([new Caveat(CaveatCode.NodeUnknown, ["shop/host"])], cluster.Ask(unlisted, Web).Caveats);
        Assert.Empty(cluster.Ask(OtherNode, Web).Caveats);
    }

    private static Scene Cluster(params Policy[] policies) => new() { Endpoints = [Web, Db], Nodes = [OwnNode, OtherNode], Policies = policies };
}
