namespace Ringfence.Nftables.Tests;

/// <summary>What the text makes of a kernel is what the ruleset says, as the nft program lists it.</summary>
public sealed class RulesetTextKernelTests
{
    private static readonly Ruleset[] Rulesets = [.. Enumerable.Range(0, 40).Select(seed => new RulesetGenerator(seed).Next())];

    [Fact]
    public void Text_LoadedAnyNumberOfTimes_IsListedAsTheRuleset()
    {
        IReadOnlyList<string> listed = FreshNamespace.Load([.. Rulesets.SelectMany(ruleset => new[] { RulesetText.Of(ruleset, "once", string.Empty), RulesetText.Of(ruleset) })]);

        for (int i = 0; i < Rulesets.Length; i++)
        {
            AssertListed(Rulesets[i], listed[2 * i]);
            AssertListed(Rulesets[i], listed[(2 * i) + 1]);
        }
    }

    [Fact]
    public void Transaction_AppliedToWhatTheKernelHolds_MakesTheOtherRuleset()
    {
        List<string> texts = [];
        Ruleset before = Ruleset.Empty;
        foreach (Ruleset after in Rulesets)
        {
            texts.Add(TransactionText.Of(RulesetDiff.Between(before, after)));
            before = after;
        }

        Assert.All(Rulesets.Zip(FreshNamespace.Load(texts)), pair => AssertListed(pair.First, pair.Second));
    }

    // As text, since a difference is easier to see there.
    private static void AssertListed(Ruleset meant, string json)
    {
        Ruleset told = new(meant.Sets, meant.Maps, meant.Counters, meant.Chains.Select(chain => chain with { Comment = string.Empty }));
        Assert.Equal(RulesetText.Of(told), RulesetText.Of(ListedRuleset.Read(json)));
    }
}
