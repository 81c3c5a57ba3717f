namespace Ringfence.Nftables.Tests;

/// <summary>A packet on its way meets full chains and full sets, whichever rules it began with: what is new is there before anything leads to it, and what is old until nothing does.</summary>
public sealed class RulesetStepsTests
{
    [Fact]
    public void Between_MakesWhatIsNewBeforeAnythingLeadsThere_AndRemovesNothingThatWasInUse()
    {
        RulesetGenerator generator = new(5);
        Ruleset held = generator.Next();
        for (int i = 0; i < 500; i++)
        {
            Ruleset wanted = generator.Next();
            Ruleset[] steps = [.. RulesetSteps.Between(held, wanted, RulesetKeeper.ElementsAtOnce)];

            Ruleset made = held;
            foreach (Ruleset step in steps.SkipLast(1))
            {
                Assert.All(RulesetDiff.Between(made, step).Changes, change => AssertIdle(change, held));
                made = step;
            }

            Transaction last = RulesetDiff.Between(made, steps[^1]);
            Assert.DoesNotContain(last.Changes, change =>
                change is RulesetChange.AddSet or RulesetChange.AddMap or RulesetChange.AddCounter or RulesetChange.DeleteSet or RulesetChange.DeleteMap or RulesetChange.DeleteCounter
                    or RulesetChange.AddChain { Chain.Anchor: null } or RulesetChange.DeleteChain { Chain.Anchor: null });
            Assert.Equal(wanted, TableModel.After(steps[^1], RulesetDiff.Between(steps[^1], wanted)));
            Assert.Equal(wanted.Chains.Where(chain => chain.Anchor is not null), steps[^1].Chains.Where(chain => chain.Anchor is not null));
            held = wanted;
        }
    }

    /// <summary>A change in parts that stay, as when a pod comes or goes, is one step.</summary>
    [Fact]
    public void Between_RulesetsOfTheSameParts_IsOneStep()
    {
        NftSet set = new("web", [FieldType.IPv4Address], SetKind.Hash, string.Empty) { Elements = ElementSet.Of(SetElement.Of(1)) };
        Ruleset wanted = new([set with { Elements = ElementSet.Of(SetElement.Of(2)) }], [], [], []);

        Assert.Same(wanted, Assert.Single(RulesetSteps.Between(new Ruleset([set], [], [], []), wanted, RulesetKeeper.ElementsAtOnce)));
    }

    /// <summary>It only adds, and only to what was not there.</summary>
    private static void AssertIdle(RulesetChange change, Ruleset held) => Assert.True(
        change switch
        {
            RulesetChange.AddSet or RulesetChange.AddMap or RulesetChange.AddCounter or RulesetChange.AddChain { Chain.Anchor: null } => true,
            RulesetChange.AddElements(var set, _) => held.Sets.All(one => one.Name != set.Name),
            RulesetChange.AddEntries(var map, _) => held.Maps.All(one => one.Name != map.Name),
            RulesetChange.AddRule(var chain, _) => held.Chains.All(one => one.Name != chain),
            _ => false,
        },
        $"{change}");
}
