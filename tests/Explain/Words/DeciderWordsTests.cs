using Ringfence.Core;
using static Ringfence.Explain.Tests.TestCluster;

namespace Ringfence.Explain.Tests;

public sealed class DeciderWordsTests
{
    private static readonly PolicyRef Db = new("NetworkPolicy", new NamespaceName("shop"), "db");
    private static readonly PolicyRef All = new("NetworkPolicy", new NamespaceName("shop"), "all");

    private static readonly (Decider Decider, Verdict Verdict, string Words)[] Table =
    [
        (new Decider.ByRules([Rule(0)]), Verdict.Allow, "shop/db ingress[0] allows it"),
        (new Decider.ByRules([Rule(0), Rule(1)]), Verdict.Allow, "shop/db ingress[0] and shop/db ingress[1] allow it"),
        (new Decider.ByRules([Rule(0), Rule(1), Rule(2)]), Verdict.Deny, "shop/db ingress[0] and 2 others deny it"),
        (new Decider.ByIsolation([Db]), Verdict.Deny, "isolated by shop/db, which has no rule for traffic in"),
        (new Decider.ByIsolation([Db, All]), Verdict.Deny, "isolated by shop/db and shop/all, which have no rule for traffic in"),
        (new Decider.ByEndOfTier("security"), Verdict.Deny, "no rule matches, and tier security denies what is left"),
        (new Decider.ByEndOfTier("security"), Verdict.Allow, "no rule matches, and tier security allows what is left"),
        (new Decider.ByExemption(Exemption.Self), Verdict.Allow, "a pod can always reach itself"),
        (new Decider.ByExemption(Exemption.FromOwnNode), Verdict.Allow, "a node can always reach its own pods"),
        (new Decider.ByExemption(Exemption.ToOwnNode), Verdict.Allow, "a pod can always reach its own node"),
        (new Decider.ByDefault(), Verdict.Allow, "no policy isolates it for ingress"),
        (new Decider.NotGoverned(Ungoverned.Address), Verdict.Allow, "an address outside the cluster, which no policy governs"),
        (new Decider.NotGoverned(Ungoverned.Node), Verdict.Allow, "a node, which no policy governs"),
        (new Decider.NotGoverned(Ungoverned.HostNetwork), Verdict.Allow, "a pod in its node's network, which policies leave alone"),
        (new Decider.NotGoverned(Ungoverned.Finished), Verdict.Allow, "a pod that has ended, which policies no longer govern"),
    ];

    public static TheoryData<int> Rows => [.. Enumerable.Range(0, Table.Length)];

    [Theory, MemberData(nameof(Rows))]
    public void Of_EveryDecider_SaysWhatSettledIt(int row) =>
        Assert.Equal(Table[row].Words, DeciderWords.Of(Side(Table[row].Decider, Table[row].Verdict)));

    [Fact]
    public void Table_HasEveryCaseOfDecider() => Assert.Equal(
        typeof(Decider).GetNestedTypes().Where(type => type.IsSubclassOf(typeof(Decider))).Select(type => type.Name).Order(),
        Table.Select(row => row.Decider.GetType().Name).Distinct().Order());

    [Fact]
    public void Of_IsolationWithRules_SaysThatNoneMatches()
    {
        ExplainedSide side = Side(new Decider.ByIsolation([Db]), Verdict.Deny) with
        {
            Tried = [new TriedRule(Rule(0), RuleAction.Allow, Fit.Misses, [new Miss.MatchesNothing()])],
        };

        Assert.Equal("isolated by shop/db, and no rule matches", DeciderWords.Of(side));
    }

    [Theory]
    [InlineData(Exemption.Self, "self")]
    [InlineData(Exemption.FromOwnNode, "own-node")]
    [InlineData(Exemption.ToOwnNode, "own-node")]
    public void NameOf_Exemption_IsTheContractsWord(Exemption exemption, string name) => Assert.Equal(name, DeciderWords.NameOf(exemption));

    private static RuleRef Rule(int index) => new(Db, Direction.Ingress, index);

    private static ExplainedSide Side(Decider decider, Verdict verdict) =>
        new(Direction.Ingress, new Party.External(Block("10.0.0.1")), verdict, decider, TrafficSet.None);
}
