namespace Ringfence.Nftables.Tests;

/// <summary>A transaction makes the second ruleset of the first, step by step allowed, and does no more than it must.</summary>
public sealed class RulesetDiffTests
{
    [Fact]
    public void Between_AppliedToTheFirst_IsTheSecond()
    {
        RulesetGenerator generator = new(1);
        Ruleset before = Ruleset.Empty;
        for (int i = 0; i < 2_000; i++)
        {
            Ruleset after = generator.Next();

            Assert.Equal(after, TableModel.After(before, RulesetDiff.Between(before, after)));
            before = after;
        }
    }

    [Fact]
    public void Between_EqualRulesets_IsEmpty()
    {
        for (int seed = 0; seed < 200; seed++)
        {
            Assert.Equal(Transaction.Empty, RulesetDiff.Between(new RulesetGenerator(seed).Next(), new RulesetGenerator(seed).Next()));
        }
    }

    /// <summary>A peer that comes or goes costs one element, however many there are.</summary>
    [Fact]
    public void Between_OneMoreElement_IsOneChangeOfOneElement()
    {
        NftSet set = new("web", [FieldType.IPv4Address], SetKind.Hash, string.Empty) { Elements = ElementSet.Of(SetElement.Of(1), SetElement.Of(2)) };
        NftSet more = set with { Elements = ElementSet.Of(SetElement.Of(1), SetElement.Of(2), SetElement.Of(3)) };
        Ruleset before = new([set], [], [], []);
        Ruleset after = new([more], [], [], []);

        Assert.Equal([new RulesetChange.AddElements(more, ElementSet.Of(SetElement.Of(3)))], RulesetDiff.Between(before, after).Changes);
        Assert.Equal([new RulesetChange.DeleteElements(set, ElementSet.Of(SetElement.Of(3)))], RulesetDiff.Between(after, before).Changes);
    }

    /// <summary>The kernel refuses to add a key that is there with another verdict.</summary>
    [Fact]
    public void Between_AnotherVerdictForAKey_TakesTheOldOutFirst()
    {
        NftChain[] chains = [new NftChain("a", [], string.Empty), new NftChain("b", [], string.Empty)];
        VerdictMap To(string chain) => new("dispatch", [FieldType.IPv4Address], string.Empty) { Entries = [new MapEntry(SetElement.Of(1), new NftVerdict.Goto(chain))] };

        Transaction change = RulesetDiff.Between(new Ruleset([], [To("a")], [], chains), new Ruleset([], [To("b")], [], chains));

        Assert.Equal([new RulesetChange.DeleteEntries(To("b"), To("a").Entries), new RulesetChange.AddEntries(To("b"), To("b").Entries)], change.Changes);
    }
}
