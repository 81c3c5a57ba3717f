namespace Ringfence.Core.Tests;

/// <summary>Selection and isolation: networkpolicy.md 5.1.</summary>
public sealed class IsolationTests
{
    private static Endpoint Web => Given.Pod("shop/web", "app=web", "10.0.0.1");
    private static Endpoint Db => Given.Pod("shop/db", "app=db", "10.0.0.2");
    private static RuleRef AllowAllRule => new(new PolicyRef("NetworkPolicy", new NamespaceName("shop"), "in"), Direction.Ingress, 0);

    private static readonly string[] Says = ["open", "allow", "deny"];      // no policy | isolated with a rule that fits | isolated without

    [Theory]
    //          egress   ingress   verdict
    [InlineData("open",  "open",   Verdict.Allow)]
    [InlineData("open",  "allow",  Verdict.Allow)]
    [InlineData("open",  "deny",   Verdict.Deny)]
    [InlineData("allow", "open",   Verdict.Allow)]
    [InlineData("allow", "allow",  Verdict.Allow)]
    [InlineData("allow", "deny",   Verdict.Deny)]
    [InlineData("deny",  "open",   Verdict.Deny)]
    [InlineData("deny",  "allow",  Verdict.Deny)]
    [InlineData("deny",  "deny",   Verdict.Deny)]
    public void Evaluate_BothSidesMustAllow(string egress, string ingress, Verdict expected)
    {
        List<Policy> policies = [];
        if (egress != "open")
        {
            policies.Add(Given.Egress("shop/out", "app=web", egress == "allow" ? [RuleMatch.Everything] : []));
        }

        if (ingress != "open")
        {
            policies.Add(Given.Ingress("shop/in", "app=db", ingress == "allow" ? [RuleMatch.Everything] : []));
        }

        Decision decision = Cluster([.. policies]).Ask(Web, Db);

        Assert.Equal(expected, decision.Verdict);
        Assert.Equal(egress == "deny" ? Verdict.Deny : Verdict.Allow, decision.In(Direction.Egress).Verdict);
        Assert.Equal(ingress == "deny" ? Verdict.Deny : Verdict.Allow, decision.In(Direction.Ingress).Verdict);
        Assert.Equal(Direction.Egress, decision.Egress.Direction);
        Assert.Equal(Direction.Ingress, decision.Ingress.Direction);
        Assert.Empty(decision.Caveats);
    }

    [Fact]
    public void BothSidesTable_CoversEveryCombinationOnce() =>
        Assert.Equal(
            from egress in Says from ingress in Says select $"{egress} {ingress}",
            TruthTable.Rows(typeof(IsolationTests), nameof(Evaluate_BothSidesMustAllow), 2));

    [Fact]
    public void Evaluate_NoPolicyApplies_AllowsByDefault()
    {
        SideDecision side = Cluster(Given.Ingress("other/deny", ""), Given.Ingress("shop/deny", "app=web"), Given.Egress("shop/out", "app=db")).Into(Db, Web);

        Assert.Equal(Verdict.Allow, side.Verdict);
        Assert.Equal(new Decider.ByDefault(), side.Decider);
        Assert.Empty(side.IsolatedBy);
        Assert.Empty(side.Tried);
    }

    // Selecting and isolating differ: the egress policy selects db, and isolates it in its own direction only.
    [Fact]
    public void Evaluate_PolicyOfTheOtherDirection_SelectsButDoesNotIsolate()
    {
        Policy egressOnly = Given.Egress("shop/out", "app=db");
        Decision into = Cluster(egressOnly).Ask(Web, Db);
        Decision outOf = Cluster(egressOnly).Ask(Db, Web);

        Assert.Equal(Verdict.Allow, into.Verdict);
        Assert.Equal([egressOnly.Ref], into.Ingress.SelectedBy);
        Assert.Empty(into.Ingress.IsolatedBy);
        Assert.Equal(Verdict.Deny, outOf.Verdict);
        Assert.Equal([egressOnly.Ref], outOf.Egress.SelectedBy);
        Assert.Equal([egressOnly.Ref], outOf.Egress.IsolatedBy);
        Assert.Empty(outOf.Ingress.SelectedBy);
    }

    [Fact]
    public void Evaluate_IsolatedAndNothingFits_DeniesByIsolationOfAllThatIsolate()
    {
        Policy none = Given.Ingress("shop/none", "");
        Policy miss = Given.Ingress("shop/miss", "app=db", Peers.Pods("shop", "app=api").Always());

        SideDecision side = Cluster(none, miss, Given.Egress("shop/out", "")).Into(Db, Web);

        Assert.Equal(Verdict.Deny, side.Verdict);
        Assert.Equal(new Decider.ByIsolation([none.Ref, miss.Ref]), side.Decider);
        Assert.Equal([none.Ref, miss.Ref], side.IsolatedBy);
    }

    // "Union over all applying policies": order never matters, an allow-all anywhere wins, and every rule that fits is named.
    [Fact]
    public void Evaluate_SeveralPolicies_AddUpInAnyOrder()
    {
        Policy deny = Given.Ingress("shop/deny", "");
        Policy all = Given.Ingress("shop/in", "app=db", RuleMatch.Everything);
        Policy web = Given.Ingress("shop/web", "app=db", Peers.Pods("shop", "app=api").Always(), Peers.Pods("shop", "app=web").Always());
        RuleRef webRule = new(web.Ref, Direction.Ingress, 1);

        SideDecision one = Cluster(deny, all, web).Into(Db, Web);
        SideDecision other = Cluster(web, all, deny).Into(Db, Web);

        Assert.Equal((Verdict.Allow, Verdict.Allow), (one.Verdict, other.Verdict));
        Assert.Equal(new Decider.ByRules([AllowAllRule, webRule]), one.Decider);
        Assert.Equal(new Decider.ByRules([webRule, AllowAllRule]), other.Decider);
        Assert.Equal([deny.Ref, all.Ref, web.Ref], one.SelectedBy);
    }

    // An additive tier holds every rule against the connection, in the order written, and says what came of each.
    [Fact]
    public void Evaluate_AdditiveTier_TriesEveryRuleInOrder()
    {
        Policy first = Given.Ingress("shop/first", "", Peers.Pods("shop", "app=web").Always(), Peers.Pods("shop", "app=api").Always());
        Policy second = Given.Ingress("shop/second", "", Peers.Pods("shop", "app=cache").Always());

        ValueArray<TriedRule> tried = Cluster(first, second).Into(Db, Web).Tried;

        Assert.Equal(
            [(new RuleRef(first.Ref, Direction.Ingress, 0), Fit.Fits), (new RuleRef(first.Ref, Direction.Ingress, 1), Fit.Misses), (new RuleRef(second.Ref, Direction.Ingress, 0), Fit.Misses)],
            tried.Select(one => (one.Rule, one.Fit)));
        Assert.All(tried, one => Assert.Equal(RuleAction.Allow, one.Action));
        Assert.Equal([0, 1, 1], tried.Select(one => one.Misses.Count));
    }

    // "External endpoints have no side to judge"; nodes are no subjects either.
    [Fact]
    public void Evaluate_AddressOrNode_IsNotGoverned()
    {
        Scene cluster = Cluster(Given.Ingress("shop/in", ""), Given.Egress("shop/out", ""));

        Assert.Equal(new Decider.NotGoverned(Ungoverned.Address), cluster.Ask("203.0.113.0/24", Db).Egress.Decider);
        Assert.Equal(new Decider.NotGoverned(Ungoverned.Address), cluster.Ask(Db, "203.0.113.0/24").Ingress.Decider);
        Decision fromNode = cluster.Ask(Given.Node("n1", "192.0.2.1"), Db with { Node = new NodeName("n2") });
        Assert.Equal(new Decider.NotGoverned(Ungoverned.Node), fromNode.Egress.Decider);
        Assert.Equal(Verdict.Allow, fromNode.Egress.Verdict);
        Assert.Empty(fromNode.Egress.SelectedBy);
        Assert.Empty(fromNode.Egress.Tried);
        Assert.Equal(Verdict.Deny, fromNode.Verdict);
    }

    [Fact]
    public void ProgramOf_Endpoint_HoldsTheTiersThatSelectIt()
    {
        Policy deny = Given.Ingress("shop/deny", "app=db");
        Evaluator evaluator = new(Cluster(deny).Snapshot, EnforcementProfile.Default);

        DirectionProgram program = evaluator.ProgramOf(Db, Direction.Ingress);

        Assert.Equal(Direction.Ingress, program.Direction);
        Assert.Equal([deny.Ref], Assert.Single(program.Tiers).IsolatedBy);
        Assert.Empty(evaluator.ProgramOf(Web, Direction.Ingress).Tiers);
        Assert.Empty(Assert.Single(evaluator.ProgramOf(Db, Direction.Egress).Tiers).IsolatedBy);
        Assert.Empty(evaluator.ProgramOf(Db with { Phase = PodPhase.Finished }, Direction.Ingress).Tiers);
        Assert.Equal(Direction.Egress, evaluator.ProgramOf(Db with { Network = PodNetwork.Host }, Direction.Egress).Direction);
        Assert.Empty(evaluator.ProgramOf(Db with { Network = PodNetwork.Host }, Direction.Ingress).Tiers);
    }

    private static Scene Cluster(params Policy[] policies) => new() { Endpoints = [Web, Db], Policies = policies };
}
