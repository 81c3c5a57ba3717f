namespace Ringfence.Core.Tests;

/// <summary>Tiers: design.md, the intermediate form (first match and additive, end of tier, pass, log, order, rank).</summary>
public sealed class TierTests
{
    private static Endpoint Web => Given.Pod("shop/web", "app=web", "10.0.0.1");
    private static Endpoint Db => Given.Pod("shop/db", "app=db", "10.0.0.2");

    // A first-match admin tier, a NetworkPolicy-like additive tier, and a first-match baseline tier below it.
    private static readonly string[] Admin = ["none", "allow", "deny", "pass", "log", "miss"];
    private static readonly string[] Namespaced = ["open", "match", "miss"];    // not isolated | a rule fits | none does
    private static readonly string[] Baseline = ["none", "allow", "deny", "pass", "log", "miss"];

    public static TheoryData<string, string, string, Verdict, string> TierTable => new()
    {
        // admin                namespaced  baseline                    verdict        decided by
        { "allow",              "*",        "*",                        Verdict.Allow, "admin" },
        { "deny",               "*",        "*",                        Verdict.Deny,  "admin" },
        { "none pass log miss", "match",    "*",                        Verdict.Allow, "namespaced" },
        { "none pass log miss", "miss",     "*",                        Verdict.Deny,  "isolation" },
        { "none pass log miss", "open",     "allow",                    Verdict.Allow, "baseline" },
        { "none pass log miss", "open",     "deny",                     Verdict.Deny,  "baseline" },
        { "none pass log miss", "open",     "none pass log miss",       Verdict.Allow, "default" },
    };

    [Theory]
    [MemberData(nameof(TierTable))]
    public void Evaluate_FollowsTheTierTable(string admin, string namespaced, string baseline, Verdict expected, string decidedBy) =>
        Assert.All(Rows(admin, namespaced, baseline), row =>
        {
            SideDecision side = Stack(row).Into(Db, Web);

            Assert.Equal(expected, side.Verdict);
            Assert.Equal(decidedBy, side.Decider switch
            {
                Decider.ByRules(var rules) => rules[0].Policy.Name,
                Decider.ByIsolation => "isolation",
                Decider.ByDefault => "default",
                _ => side.Decider.ToString(),
            });
        });

    [Fact]
    public void TierTable_CoversEveryCombinationOnce() =>
        Assert.Equal(
            Rows("*", "*", "*").Order(),
            TierTable.SelectMany(row => Rows(row.Data.Item1, row.Data.Item2, row.Data.Item3)).Order());

    [Theory]
    [InlineData(EndOfTier.Next, Verdict.Deny, "second")]
    [InlineData(EndOfTier.Allow, Verdict.Allow, "first")]
    [InlineData(EndOfTier.Deny, Verdict.Deny, "first")]
    public void Evaluate_FirstMatchTierWhereNothingFits_DoesWhatItsEndSays(EndOfTier end, Verdict expected, string decidedBy)
    {
        SideDecision side = Tiers(
            Given.FirstMatch("first", end, Given.Rules("miss", Isolation.None, (RuleAction.Allow, Misses))),
            Given.FirstMatch("second", EndOfTier.Deny, Given.Rules("miss", Isolation.None, (RuleAction.Allow, Misses)))).Into(Db, Web);

        Assert.Equal(expected, side.Verdict);
        Assert.Equal(new Decider.ByEndOfTier(decidedBy), side.Decider);
    }

    // "EndOfTier is Deny when a policy of the tier applies": without one the tier is not there.
    [Fact]
    public void Evaluate_FirstMatchTierWithoutAPolicyForTheSubject_HasNoEnd()
    {
        Policy elsewhere = Given.Policy("pay/none", "");

        SideDecision side = Tiers(Given.FirstMatch("first", EndOfTier.Deny, elsewhere)).Into(Db, Web);

        Assert.Equal(Verdict.Allow, side.Verdict);
        Assert.Equal(new Decider.ByDefault(), side.Decider);
    }

    // Pass leaves the tier, whatever its end says.
    [Fact]
    public void Evaluate_Pass_GoesPastTheEndOfItsTier()
    {
        SideDecision side = Tiers(
            Given.FirstMatch("first", EndOfTier.Deny, Given.Rules("pass", Isolation.None, (RuleAction.Pass, Fits), (RuleAction.Deny, Fits)))).Into(Db, Web);

        Assert.Equal(Verdict.Allow, side.Verdict);
        Assert.Equal(new Decider.ByDefault(), side.Decider);
        Assert.Equal(RuleAction.Pass, Assert.Single(side.Tried).Action);
    }

    // The first that fits and does not log decides; what comes after is not tried.
    [Fact]
    public void Evaluate_FirstMatch_StopsAtTheFirstThatFitsAndDoesNotLog()
    {
        Policy policy = Given.Rules(
            "p", Isolation.None, (RuleAction.Deny, Misses), (RuleAction.Log, Fits), (RuleAction.Allow, Fits), (RuleAction.Deny, Fits));

        SideDecision side = Tiers(Given.FirstMatch("first", EndOfTier.Deny, policy)).Into(Db, Web);

        Assert.Equal(Verdict.Allow, side.Verdict);
        Assert.Equal(new Decider.ByRules([new RuleRef(policy.Ref, Direction.Ingress, 2)]), side.Decider);
        Assert.Equal(
            [(0, RuleAction.Deny, Fit.Misses), (1, RuleAction.Log, Fit.Fits), (2, RuleAction.Allow, Fit.Fits)],
            side.Tried.Select(tried => (tried.Rule.Index, tried.Action, tried.Fit)));
    }

    [Fact]
    public void Evaluate_LogThatFitsLast_LeavesItToTheEndOfTier() =>
        Assert.Equal(
            new Decider.ByEndOfTier("first"),
            Tiers(Given.FirstMatch("first", EndOfTier.Deny, Given.Rules("log", Isolation.None, (RuleAction.Log, Fits)))).Into(Db, Web).Decider);

    // By rank, then as written, whatever namespaces the policies select.
    [Fact]
    public void Evaluate_FirstMatch_GoesByRankThenAsWritten()
    {
        Policy late = Named("late", 9, RuleAction.Deny);
        Policy local = Local("shop/local", 5);
        Policy wide = Named("wide", 5, RuleAction.Log);
        Policy localToo = Local("shop/local-too", 5);
        Policy early = Named("early", 1, RuleAction.Log);

        SideDecision side = Tiers(Given.FirstMatch("first", EndOfTier.Next, late, local, wide, localToo, early)).Into(Db, Web);

        Assert.Equal(["early", "local", "wide", "local-too", "late"], side.Tried.Select(tried => tried.Rule.Policy.Name));
        Assert.Equal(["early", "local", "wide", "local-too", "late"], side.SelectedBy.Select(policy => policy.Name));
        Assert.Equal(Verdict.Deny, side.Verdict);
    }

    // In an additive tier rank is of no account.
    [Fact]
    public void Evaluate_Additive_GoesAsWritten()
    {
        SideDecision side = Tiers(Given.Additive("only", Named("late", 9, RuleAction.Allow), Local("shop/local", 5), Named("early", 1, RuleAction.Allow))).Into(Db, Web);

        Assert.Equal(["late", "local", "early"], side.Tried.Select(tried => tried.Rule.Policy.Name));
    }

    private static readonly string[] OneRule = ["none", "misses", "fits"];
    private static readonly string[] Isolates = ["isolated", "open"];

    public static TheoryData<string, string, string, Verdict, string> AdditiveTable => new()
    {
        // deny           allow            isolation     verdict        decided by
        { "fits",         "*",             "*",          Verdict.Deny,  "deny" },
        { "none misses",  "fits",          "*",          Verdict.Allow, "allow" },
        { "none misses",  "none misses",   "isolated",   Verdict.Deny,  "isolation" },
        { "none misses",  "none misses",   "open",       Verdict.Allow, "default" },
    };

    // "Any matching Deny denies; else any matching Allow allows; else denied when the tier isolates; else the next tier."
    [Theory]
    [MemberData(nameof(AdditiveTable))]
    public void Evaluate_FollowsTheAdditiveTable(string deny, string allow, string isolation, Verdict expected, string decidedBy) =>
        Assert.All(AdditiveRows(deny, allow, isolation), row =>
        {
            List<(RuleAction, RuleMatch)> rules = [(RuleAction.Pass, Fits), (RuleAction.Log, Fits)];
            Add(rules, RuleAction.Allow, row.Allow);
            Add(rules, RuleAction.Deny, row.Deny);
            Policy policy = Given.Rules("p", row.Isolation == "isolated" ? Isolation.DefaultDeny : Isolation.None, rules);

            SideDecision side = Tiers(Given.Additive("only", policy)).Into(Db, Web);

            Assert.Equal(expected, side.Verdict);
            Assert.Equal(row.Isolation == "isolated" ? [policy.Ref] : [], side.IsolatedBy);
            Assert.Equal(rules.Count, side.Tried.Count);
            Assert.Equal(decidedBy, side.Decider switch
            {
                Decider.ByRules(var fitting) => rules[fitting[0].Index].Item1 == RuleAction.Deny ? "deny" : "allow",
                Decider.ByIsolation => "isolation",
                Decider.ByDefault => "default",
                _ => side.Decider.ToString(),
            });
        });

    [Fact]
    public void AdditiveTable_CoversEveryCombinationOnce() =>
        Assert.Equal(
            AdditiveRows("*", "*", "*").Order(),
            AdditiveTable.SelectMany(row => AdditiveRows(row.Data.Item1, row.Data.Item2, row.Data.Item3)).Order());

    // Every rule of the deciding action that fits is named, and no other.
    [Fact]
    public void Evaluate_AdditiveDenies_AreAllNamed()
    {
        Policy policy = Given.Rules(
            "p", Isolation.DefaultDeny, (RuleAction.Deny, Fits), (RuleAction.Allow, Fits), (RuleAction.Deny, Misses), (RuleAction.Deny, Fits));

        Assert.Equal(
            new Decider.ByRules([new RuleRef(policy.Ref, Direction.Ingress, 0), new RuleRef(policy.Ref, Direction.Ingress, 3)]),
            Tiers(Given.Additive("only", policy)).Into(Db, Web).Decider);
    }

    // A tier that decides ends the walk: later tiers are neither tried nor asked for caveats, but they do select.
    [Fact]
    public void Evaluate_LaterTiers_AreNotTriedOnceDecided()
    {
        Policy first = Given.Rules("first", Isolation.DefaultDeny, (RuleAction.Allow, Fits));
        Policy second = Given.Rules("second", Isolation.DefaultDeny, (RuleAction.Deny, Peers.Spaces("team=x").Always()));
        Scene cluster = Tiers(Given.Additive("one", first), Given.Additive("two", second)) with
        {
            Namespaces = [ClusterNamespace.Assumed(new NamespaceName("shop"))],
        };

        SideDecision side = cluster.Into(Db, Web);

        Assert.Equal(first.Ref, Assert.Single(side.Tried).Rule.Policy);
        Assert.Equal([first.Ref, second.Ref], side.SelectedBy);
        Assert.Equal([first.Ref, second.Ref], side.IsolatedBy);
        Assert.Empty(cluster.Ask(Web, Db).Caveats);
    }

    // What a rule rests on matters when it could change what the tier says, and only then.
    public static TheoryData<string, RuleAction[], string, bool> FirstMatchCaveats => new()
    {
        // rules, `?` may fit (an unknown label), `!` fits        end      caveat
        { "an allow that may hide before a deny", [RuleAction.Allow, RuleAction.Deny], "?!", true },
        { "a deny that may hide before an allow", [RuleAction.Deny, RuleAction.Allow], "?!", true },
        { "a pass that may hide before an allow", [RuleAction.Pass, RuleAction.Allow], "?!", true },
        { "an allow before an allow", [RuleAction.Allow, RuleAction.Allow], "?!", false },
        { "a deny before a deny", [RuleAction.Deny, RuleAction.Deny], "?!", false },
        { "a pass before a pass", [RuleAction.Pass, RuleAction.Pass], "?!", false },
        { "a log changes nothing", [RuleAction.Log, RuleAction.Deny], "?!", false },
        { "a log before the end", [RuleAction.Log], "?", false },
        { "an allow before the end", [RuleAction.Allow], "?", true },
        { "a deny before the end, which denies", [RuleAction.Deny], "?", false },
        { "certain rules only", [RuleAction.Allow], "!", false },
        { "what comes after is not reached", [RuleAction.Deny, RuleAction.Allow], "!?", false },
    };

    [Theory]
    [MemberData(nameof(FirstMatchCaveats))]
    public void Evaluate_FirstMatchRulesThatMayFit_RaiseACaveatWhenTheyWouldDecideOtherwise(string what, RuleAction[] actions, string fits, bool expected)
    {
        Policy policy = Given.Rules("p", Isolation.None, actions.Zip(fits, (action, fit) => (action, fit == '!' ? Fits : MayFit)));

        Assert.True(expected == AsksAboutLabels(Given.FirstMatch("only", EndOfTier.Deny, policy)), what);
    }

    [Fact]
    public void Evaluate_FirstMatchRuleThatFitsOnAnAssumption_RaisesIt()
    {
        Policy policy = Given.Rules("p", Isolation.None, (RuleAction.Deny, FitsForNow));

        Assert.True(AsksAboutLabels(Given.FirstMatch("only", EndOfTier.Deny, policy)));
        Assert.False(AsksAboutLabels(Given.FirstMatch("only", EndOfTier.Deny, Given.Rules("p", Isolation.None, (RuleAction.Log, FitsForNow)))));
    }

    [Fact]
    public void Evaluate_TierThatPassesOnAnAssumption_RaisesIt() =>
        Assert.True(AsksAboutLabels(Given.FirstMatch("only", EndOfTier.Next, Given.Rules("p", Isolation.None, (RuleAction.Deny, MayFit)))));

    public static TheoryData<string, RuleAction[], string, Isolation, bool> AdditiveCaveats => new()
    {
        // rules: `?` may fit, `~` fits on an assumption, `!` fits for certain, `x` misses for certain
        { "an allow may hide from isolation", [RuleAction.Allow], "?", Isolation.DefaultDeny, true },
        { "a deny may not: it is denied anyway", [RuleAction.Deny], "?", Isolation.DefaultDeny, false },
        { "a log never matters", [RuleAction.Log], "~", Isolation.DefaultDeny, false },
        { "a pass never matters here", [RuleAction.Pass], "~", Isolation.DefaultDeny, false },
        { "an allow that may fit where nothing isolates", [RuleAction.Allow], "?", Isolation.None, true },
        { "a deny that may fit where nothing isolates", [RuleAction.Deny], "?", Isolation.None, true },
        { "an allow on an assumption", [RuleAction.Allow], "~", Isolation.DefaultDeny, true },
        { "an allow on an assumption beside a certain one", [RuleAction.Allow, RuleAction.Allow], "~!", Isolation.DefaultDeny, false },
        { "an allow on an assumption beside one that misses", [RuleAction.Allow, RuleAction.Allow], "~x", Isolation.DefaultDeny, true },
        { "an allow on an assumption beside a certain log", [RuleAction.Allow, RuleAction.Log], "~!", Isolation.DefaultDeny, true },
        { "a certain allow beside one that may fit", [RuleAction.Allow, RuleAction.Allow], "!?", Isolation.DefaultDeny, false },
        { "a certain allow that a deny may hide", [RuleAction.Allow, RuleAction.Deny], "!?", Isolation.DefaultDeny, true },
        { "a deny on an assumption", [RuleAction.Deny], "~", Isolation.None, true },
        { "a deny on an assumption beside a certain one", [RuleAction.Deny, RuleAction.Deny], "~!", Isolation.None, false },
        { "a certain deny beside an allow on an assumption", [RuleAction.Deny, RuleAction.Allow], "!~", Isolation.None, false },
        { "certain rules only", [RuleAction.Deny, RuleAction.Allow], "!!", Isolation.None, false },
    };

    [Theory]
    [MemberData(nameof(AdditiveCaveats))]
    public void Evaluate_AdditiveRulesThatMayFit_RaiseACaveatWhenTheyMatter(string what, RuleAction[] actions, string fits, Isolation isolation, bool expected)
    {
        Policy policy = Given.Rules(
            "p", isolation, actions.Zip(fits, (action, fit) => (action, fit switch { '!' => Fits, 'x' => Misses, '~' => FitsForNow, _ => MayFit })));

        Assert.True(expected == AsksAboutLabels(Given.Additive("only", policy)), what);
    }

    private static RuleMatch Fits => Peers.Pods("shop", "app=web").Always();

    private static RuleMatch Misses => Peers.Pods("shop", "app=other").Always();

    /// <summary>Asks a namespace for a label that an assumed one may have.</summary>
    private static RuleMatch MayFit => Peers.Spaces("team=x").Always();

    /// <summary>Asks a namespace to lack one.</summary>
    private static RuleMatch FitsForNow => new Peer.Except(Peers.Anywhere, Peers.Spaces("team=x")).Always();

    private static bool AsksAboutLabels(Tier tier)
    {
        Scene cluster = Tiers(tier) with { Namespaces = [ClusterNamespace.Assumed(new NamespaceName("shop"))] };
        return cluster.Ask(Web, Db).Caveats.Any(caveat => caveat.Code == CaveatCode.AssumedNamespace);
    }

    private static Scene Tiers(params Tier[] tiers) => new() { Endpoints = [Web, Db], Tiers = tiers };

    private static Policy Named(string name, int rank, RuleAction action) => Given.Rules(name, Isolation.None, (action, Fits)) with { Rank = rank };

    private static Policy Local(string name, int rank)
    {
        Policy policy = Given.Policy(name, "app=db", rank);
        return policy with { Ingress = new DirectionRules(Isolation.None, [new Rule(new RuleRef(policy.Ref, Direction.Ingress, 0), RuleAction.Log, Fits)]) };
    }

    private static void Add(List<(RuleAction, RuleMatch)> rules, RuleAction action, string fit)
    {
        if (fit != "none")
        {
            rules.Add((action, fit == "fits" ? Fits : Misses));
        }
    }

    private static Scene Stack((string Admin, string Namespaced, string Baseline) row)
    {
        Policy isolating = Given.Rules("namespaced", Isolation.DefaultDeny, (RuleAction.Allow, row.Namespaced == "match" ? Fits : Misses));
        return Tiers(
            Given.FirstMatch("admin", EndOfTier.Next, First("admin", row.Admin)),
            Given.Additive("namespaced", row.Namespaced == "open" ? [] : [isolating]),
            Given.FirstMatch("baseline", EndOfTier.Next, First("baseline", row.Baseline)));
    }

    private static Policy[] First(string name, string says) => says switch
    {
        "none" => [],
        "miss" => [Given.Rules(name, Isolation.None, (RuleAction.Deny, Misses), (RuleAction.Allow, Misses), (RuleAction.Pass, Misses))],
        _ => [Given.Rules(name, Isolation.None, (Enum.Parse<RuleAction>(says, ignoreCase: true), Fits))],
    };

    private static IEnumerable<(string Admin, string Namespaced, string Baseline)> Rows(string admin, string namespaced, string baseline) =>
        from a in Pick(admin, Admin) from n in Pick(namespaced, Namespaced) from b in Pick(baseline, Baseline) select (a, n, b);

    private static IEnumerable<(string Deny, string Allow, string Isolation)> AdditiveRows(string deny, string allow, string isolation) =>
        from d in Pick(deny, OneRule) from a in Pick(allow, OneRule) from i in Pick(isolation, Isolates) select (d, a, i);

    private static string[] Pick(string wanted, string[] all) => wanted == "*" ? all : wanted.Split(' ');
}
