namespace Ringfence.Nftables.Tests;

/// <summary>The table is listed once, changed by the least, and never emptied on the way; what nothing leads to any more goes a while later.</summary>
public sealed class RulesetKeeperTests
{
    private static readonly Ruleset First = new RulesetGenerator(1).Next();
    private static readonly Ruleset Second = new RulesetGenerator(2).Next();

    [Fact]
    public void Keep_OfATableThatIsMissing_MakesIt_AndListsOnce()
    {
        using FakeTable table = new();
        RulesetKeeper keeper = new(table, TimeProvider.System);

        AssertDone(keeper.Keep(First));
        AssertDone(keeper.Keep(Second));
        AssertDone(keeper.Sweep(TimeSpan.Zero));
        int transactions = table.Transactions.Count;
        AssertDone(keeper.Keep(Second));
        AssertDone(keeper.Sweep(TimeSpan.Zero));

        Assert.Equal(Second, table.Content);
        Assert.Equal(1, table.Listings);
        Assert.Equal(transactions, table.Transactions.Count);
    }

    /// <summary>Behaviour 26: after a restart what is there stays in force until what differs is changed; that takes no change more than if it were one transaction.</summary>
    [Fact]
    public void Keep_AfterARestart_ChangesOnlyWhatDiffers()
    {
        using FakeTable table = new();
        new RulesetKeeper(table, TimeProvider.System).Keep(First);
        table.Transactions.Clear();

        RulesetKeeper keeper = new(table, TimeProvider.System);
        AssertDone(keeper.Keep(Second));
        AssertDone(keeper.Sweep(TimeSpan.Zero));

        Assert.Equal(Second, table.Content);
        RulesetChange[] changes = [.. table.Transactions.SelectMany(transaction => transaction.Changes)];
        Assert.Equal(RulesetDiff.Between(First, Second).Changes.ToHashSet(), changes.ToHashSet());
        Assert.Equal(changes.Distinct().Count(), changes.Length);
    }

    /// <summary>Behaviour 26: what was made ahead is used, or removed, by whoever comes next.</summary>
    [Fact]
    public void Keep_AfterAnEndBetweenTwoSteps_LeavesNothingOfIt()
    {
        foreach (Ruleset step in RulesetSteps.Between(First, Second, RulesetKeeper.ElementsAtOnce))
        {
            foreach (Ruleset next in (Ruleset[])[First, Second])
            {
                using FakeTable table = new();
                table.Overwrite(step);
                RulesetKeeper keeper = new(table, TimeProvider.System);
                AssertDone(keeper.Keep(next));
                AssertDone(keeper.Sweep(TimeSpan.Zero));
                Assert.Equal(next, table.Content);
            }
        }
    }

    /// <summary>A packet may still be on its way there.</summary>
    [Fact]
    public void Sweep_OfWhatWasJustLeft_WaitsUntilPacketsHavePassed()
    {
        HandClock clock = new();
        using FakeTable table = new();
        RulesetKeeper keeper = new(table, clock);
        AssertDone(keeper.Keep(First));
        AssertDone(keeper.Keep(Second));
        Ruleset both = Second.With(First.Beyond(Second).WithoutHooks());
        Assert.NotEqual(Second, both);

        clock.Go(TimeSpan.FromMilliseconds(99));
        AssertDone(keeper.Sweep(TimeSpan.FromMilliseconds(100)));
        Assert.Equal(both, table.Content);
        Assert.True(keeper.HasLeftovers);

        clock.Go(TimeSpan.FromMilliseconds(1));
        AssertDone(keeper.Sweep(TimeSpan.FromMilliseconds(100)));
        Assert.Equal(Second, table.Content);
        Assert.False(keeper.HasLeftovers);
    }

    /// <summary>What comes back in time was never away, and its time begins anew when it is left again.</summary>
    [Fact]
    public void Keep_OfWhatWasLeft_TakesItBack()
    {
        HandClock clock = new();
        using FakeTable table = new();
        RulesetKeeper keeper = new(table, clock);
        AssertDone(keeper.Keep(First));
        AssertDone(keeper.Keep(Second));
        table.Transactions.Clear();

        clock.Go(TimeSpan.FromMilliseconds(60));
        AssertDone(keeper.Keep(First));
        AssertDone(keeper.Keep(Second));
        clock.Go(TimeSpan.FromMilliseconds(60));
        AssertDone(keeper.Sweep(TimeSpan.FromMilliseconds(100)));

        Assert.True(keeper.HasLeftovers);
        Assert.DoesNotContain(table.Transactions.SelectMany(transaction => transaction.Changes), change =>
            change is RulesetChange.AddSet or RulesetChange.DeleteSet or RulesetChange.AddChain { Chain.Anchor: null } or RulesetChange.DeleteChain { Chain.Anchor: null });
    }

    [Fact]
    public void Keep_OfWhatTheKernelRefuses_LeavesNothingBehindOnceSwept()
    {
        using FakeTable table = new();
        RulesetKeeper keeper = new(table, TimeProvider.System);
        AssertDone(keeper.Keep(First));
        // What leads to the new parts.
        table.Refuses = change => change is RulesetChange.AddRule(var chain, _) && chain.StartsWith("base", StringComparison.Ordinal) ? Errno.NoBuffers : null;

        Assert.IsType<TableAnswer.Refused>(keeper.Keep(Second));
        table.Refuses = _ => null;
        AssertDone(keeper.Sweep(TimeSpan.Zero));

        Assert.Equal(First, table.Content);
    }

    [Fact]
    public void Keep_AfterSomebodyFlushedTheTable_MakesItAnew()
    {
        using FakeTable table = new();
        RulesetKeeper keeper = new(table, TimeProvider.System);
        AssertDone(keeper.Keep(First));
        table.Overwrite(null);

        AssertDone(keeper.Keep(Second));

        Assert.Equal(Second, table.Content);
    }

    [Fact]
    public void Keep_AfterAnAnswerWasLost_ListsBeforeItWritesAgain()
    {
        using FakeTable table = new();
        RulesetKeeper keeper = new(table, TimeProvider.System);
        AssertDone(keeper.Keep(First));
        table.LosesNextAnswer = true;
        Assert.Throws<NetlinkException>(() => keeper.Keep(Second));

        AssertDone(keeper.Keep(Second));
        AssertDone(keeper.Sweep(TimeSpan.Zero));

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

        AssertDone(new RulesetKeeper(table, TimeProvider.System).Keep(large));

        Assert.Equal(large, Assert.IsType<ListedTable.Held>(kernel.List()).Ruleset);
        Assert.Equal([20_000, 20_000, 20_000, 15_000], table.Transactions.Select(ElementsOf));
        Assert.All(table.Transactions.SkipLast(1), transaction => Assert.All(transaction.Changes, change => Assert.True(change is RulesetChange.AddSet or RulesetChange.AddElements)));
    }

    [Fact]
    public void Keep_WhereTheKernelHoldsOnToWhatWasUsed_RemovesItAfterwards()
    {
        using FakeTable table = new();
        RulesetKeeper keeper = new(table, TimeProvider.System);
        AssertDone(keeper.Keep(First));
        AssertDone(keeper.Keep(Ruleset.Empty));
        bool mixed = true;
        table.Refuses = change => change is RulesetChange.DeleteChain && mixed ? Errno.Busy : null;
        table.Transactions.Clear();
        // The kernel lets go once a transaction without the removals is over.
        table.Committed = () => mixed = false;

        AssertDone(keeper.Sweep(TimeSpan.Zero));

        Assert.Equal(Ruleset.Empty, table.Content);
        Assert.Equal(2, table.Transactions.Count);
    }

    private static int ElementsOf(Transaction transaction) => transaction.Changes.OfType<RulesetChange.AddElements>().Sum(change => change.Elements.Count);

    private static void AssertDone(TableAnswer answer) => Assert.True(answer is TableAnswer.Done, answer.ToString());
}
