namespace Ringfence.Nftables.Tests;

/// <summary>The table is listed once, changed by the least, and never emptied on the way.</summary>
public sealed class RulesetKeeperTests
{
    private static readonly Ruleset First = new RulesetGenerator(1).Next();
    private static readonly Ruleset Second = new RulesetGenerator(2).Next();

    [Fact]
    public void Keep_OfATableThatIsMissing_MakesIt_AndListsOnce()
    {
        using FakeTable table = new();
        RulesetKeeper keeper = new(table);

        AssertDone(keeper.Keep(First));
        AssertDone(keeper.Keep(Second));
        AssertDone(keeper.Keep(Second));

        Assert.Equal(Second, table.Content);
        Assert.Equal(1, table.Listings);
        Assert.Equal([RulesetDiff.Between(Ruleset.Empty, First), RulesetDiff.Between(First, Second), Transaction.Empty], table.Transactions);
    }

    /// <summary>Behaviour 26: after a restart what is there stays in force until what differs is changed, in one transaction.</summary>
    [Fact]
    public void Keep_AfterARestart_ChangesOnlyWhatDiffers()
    {
        using FakeTable table = new();
        new RulesetKeeper(table).Keep(First);
        table.Transactions.Clear();

        AssertDone(new RulesetKeeper(table).Keep(Second));

        Assert.Equal([RulesetDiff.Between(First, Second)], table.Transactions);
    }

    [Fact]
    public void Keep_AfterSomebodyFlushedTheTable_MakesItAnew()
    {
        using FakeTable table = new();
        RulesetKeeper keeper = new(table);
        AssertDone(keeper.Keep(First));
        table.Overwrite(null);

        AssertDone(keeper.Keep(Second));

        Assert.Equal(Second, table.Content);
    }

    [Fact]
    public void Keep_AfterAnAnswerWasLost_ListsBeforeItWritesAgain()
    {
        using FakeTable table = new();
        RulesetKeeper keeper = new(table);
        AssertDone(keeper.Keep(First));
        table.LosesNextAnswer = true;
        Assert.Throws<NetlinkException>(() => keeper.Keep(Second));

        AssertDone(keeper.Keep(Second));

        Assert.Equal(2, table.Listings);
        Assert.Equal(Second, table.Content);
    }

    /// <summary>Behaviour 36: no transaction is large; all but the last only fill sets that no rule uses yet.</summary>
    [Fact]
    public void Keep_OfMuchAtOnce_FillsNewSetsAhead()
    {
        NftSet[] sets = [.. Enumerable.Range(0, 3).Select(i => new NftSet($"s{i}", [FieldType.IPv4Address], SetKind.Hash, string.Empty)
        {
            Elements = ElementSet.Of(Enumerable.Range(0, 25_000).Select(host => SetElement.Of((UInt128)((i * 100_000) + host)))),
        })];
        NftRule[] rules = [.. sets.Select(set => NftRule.Of(new NftExpression.Compare(NftField.Family, Comparison.Is, 2), new NftExpression.InSet([NftField.IPv4Source], Comparison.Is, set.Name), new NftExpression.Decide(new NftVerdict.Accept())))];
        Ruleset large = new(sets, [], [], [new NftChain("c", [.. rules], string.Empty)]);
        using TestNamespace space = new();
        using KernelTable kernel = space.OpenTable();
        using RecordingTable table = new(kernel);

        AssertDone(new RulesetKeeper(table).Keep(large));

        Assert.Equal(large, Assert.IsType<ListedTable.Held>(kernel.List()).Ruleset);
        Assert.Equal([20_000, 20_000, 20_000, 15_000], table.Transactions.Select(ElementsOf));
        Assert.All(table.Transactions.SkipLast(1), transaction => Assert.All(transaction.Changes, change => Assert.True(change is RulesetChange.AddSet or RulesetChange.AddElements)));
    }

    [Fact]
    public void Keep_WhereTheKernelHoldsOnToWhatWasUsed_RemovesItAfterwards()
    {
        using FakeTable table = new();
        RulesetKeeper keeper = new(table);
        AssertDone(keeper.Keep(First));
        bool mixed = true;
        table.Refuses = change => change is RulesetChange.DeleteChain && mixed ? Errno.Busy : null;
        table.Transactions.Clear();
        // The kernel lets go once a transaction without the removals is over.
        table.Committed = () => mixed = false;

        AssertDone(keeper.Keep(Ruleset.Empty));

        Assert.Equal(Ruleset.Empty, table.Content);
        Assert.Equal(2, table.Transactions.Count);
    }

    private static int ElementsOf(Transaction transaction) => transaction.Changes.OfType<RulesetChange.AddElements>().Sum(change => change.Elements.Count);

    private static void AssertDone(TableAnswer answer) => Assert.True(answer is TableAnswer.Done, answer.ToString());
}
