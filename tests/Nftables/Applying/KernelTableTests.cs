using System.Text.Json;
using System.Text.RegularExpressions;

namespace Ringfence.Nftables.Tests;

/// <summary>Our table over netlink in a real kernel; the program nft, which knows nothing of us, says what is there.</summary>
public sealed partial class KernelTableTests
{
    private static readonly Ruleset[] Rulesets = [EveryStep.Ruleset, .. Enumerable.Range(0, 40).Select(seed => new RulesetGenerator(seed).Next())];

    [Fact]
    public void Replace_IsListedByNft_AsTheTextIs()
    {
        using TestNamespace ours = new();
        using TestNamespace theirs = new();
        using KernelTable table = ours.OpenTable();
        foreach (Ruleset ruleset in Rulesets)
        {
            AssertDone(table.Replace(ruleset));
            theirs.Load(RulesetText.Of(ruleset));

            Assert.Equal(PartsOf(theirs), PartsOf(ours));
        }
    }

    [Fact]
    public void List_ReadsBack_WhatWeWrote_AndWhatTheTextMakes()
    {
        using TestNamespace space = new();
        using KernelTable table = space.OpenTable();
        Assert.Equal(new ListedTable.Missing(), table.List());
        foreach (Ruleset ruleset in Rulesets)
        {
            AssertDone(table.Replace(ruleset));
            AssertHolds(ruleset, table);

            space.Load(RulesetText.Of(ruleset));
            AssertHolds(ruleset, table);
        }
    }

    [Fact]
    public void Change_MakesTheSecondRuleset_OfTheFirst()
    {
        using TestNamespace space = new();
        using KernelTable table = space.OpenTable();
        AssertDone(table.Create());
        Ruleset before = Ruleset.Empty;
        foreach (Ruleset after in Rulesets.Concat(Rulesets.Reverse()))
        {
            AssertDone(table.Change(RulesetDiff.Between(before, after)));
            AssertHolds(after, table);
            before = after;
        }
    }

    /// <summary>enforcers: a failing transaction leaves the ruleset as it is; the kernel says which message it refuses.</summary>
    [Fact]
    public void Change_ThatIsRefused_ChangesNothing_AndSaysWhich()
    {
        using TestNamespace space = new();
        using KernelTable table = space.OpenTable();
        AssertDone(table.Replace(EveryStep.Ruleset));
        NftSet hosts = EveryStep.Ruleset.Sets.Single(set => set.Name == "hosts");
        NftRule lost = NftRule.Of(new NftExpression.InSet([NftField.Protocol], Comparison.Is, "no such set"), new NftExpression.Decide(new NftVerdict.Accept()));
        Transaction transaction = new(
        [
            new RulesetChange.AddElements(hosts, ElementSet.Of(SetElement.Of(99))),
            new RulesetChange.AddRule("class", lost),
            new RulesetChange.AddElements(hosts, hosts.Elements),
        ]);

        TableAnswer.Refused refused = Assert.IsType<TableAnswer.Refused>(table.Change(transaction));

        Assert.Equal([(1, Errno.NoEntry), (2, Errno.Exists)], refused.Changes.Select(change => (change.Place, change.Error)));
        AssertHolds(EveryStep.Ruleset, table);
    }

    [Fact]
    public void Probe_SaysWhatWouldBeRefused_AndChangesNothing()
    {
        using TestNamespace space = new();
        using KernelTable table = space.OpenTable();
        AssertDone(table.Replace(EveryStep.Ruleset));
        NftSet hosts = EveryStep.Ruleset.Sets.Single(set => set.Name == "hosts");
        RulesetChange fine = new RulesetChange.AddElements(hosts, ElementSet.Of(SetElement.Of(99)));
        RulesetChange wrong = new RulesetChange.FlushChain("no such chain");

        AssertDone(table.Probe(new Transaction([fine])));
        TableAnswer.Refused refused = Assert.IsType<TableAnswer.Refused>(table.Probe(new Transaction([fine, wrong])));

        Assert.Equal(1, Assert.Single(refused.Changes).Place);
        AssertHolds(EveryStep.Ruleset, table);
    }

    [Fact]
    public void Change_OfATableThatIsGone_IsRefused()
    {
        using TestNamespace space = new();
        using KernelTable table = space.OpenTable();
        AssertDone(table.Replace(EveryStep.Ruleset));
        space.Execute("nft", "flush", "ruleset");

        TableAnswer answer = table.Change(RulesetDiff.Between(EveryStep.Ruleset, Ruleset.Empty));

        Assert.Equal(Errno.NoEntry, Assert.IsType<TableAnswer.Refused>(answer).Changes[0].Error);
        Assert.Equal(new ListedTable.Missing(), table.List());
    }

    /// <summary>One peer costs one message of one element, however many there are, and nothing is listed.</summary>
    [Fact]
    public void Change_OfOneElement_IsOneMessage()
    {
        using TestNamespace space = new();
        using KernelTable table = space.OpenTable();
        NftSet many = new("many", [Nftables.FieldType.IPv4Address], SetKind.Hash, string.Empty) { Elements = ElementSet.Of(Enumerable.Range(0, 100_000).Select(i => SetElement.Of((UInt128)i))) };
        AssertDone(table.Replace(new Ruleset([many], [], [], [])));

        TableAnswer.Done done = Assert.IsType<TableAnswer.Done>(table.Change(new Transaction([new RulesetChange.AddElements(many, ElementSet.Of(SetElement.Of(200_000)))])));

        Assert.Equal((1, 1), (done.Cost.Messages, done.Cost.Elements));
        Assert.True(done.Cost.Bytes < 200, $"{done.Cost.Bytes} bytes");
        Assert.Equal(0, table.Dumps);
    }

    /// <summary>Behaviours 32 and 33: other tables stay byte for byte, and after clean-up nothing of ours is left.</summary>
    [Fact]
    public void Remove_LeavesOtherTables_AndNothingOfOurs()
    {
        using TestNamespace space = new();
        using KernelTable table = space.OpenTable();
        space.Load("table inet other {\n chain c {\n type filter hook forward priority 0; policy accept;\n counter drop\n }\n set s {\n type ipv4_addr\n elements = { 10.0.0.1 }\n }\n}\ntable ip nat { }\n");
        string before = space.Execute("nft", "-a", "list", "ruleset");
        foreach (Ruleset ruleset in Rulesets)
        {
            AssertDone(table.Replace(ruleset));
        }

        AssertDone(table.Remove());
        AssertDone(table.Remove());

        Assert.Equal(before, space.Execute("nft", "-a", "list", "ruleset"));
    }

    /// <summary>Who came by with another idea of our table is told apart from us.</summary>
    [Theory]
    [InlineData("add rule inet ringfence class ip ttl 5 accept", "held")]
    [InlineData("add rule inet ringfence class meta mark set 1", "held")]
    [InlineData("add element inet ringfence hosts { 10.9.9.9 }", "held")]
    [InlineData("add set inet ringfence odd { type ether_addr; }", "strange")]
    [InlineData("add chain inet ringfence odd { type filter hook output priority 0; policy drop; }", "strange")]
    public void List_OfATableThatSomebodyChanged_IsNotTheRuleset(string change, string expected)
    {
        using TestNamespace space = new();
        using KernelTable table = space.OpenTable();
        AssertDone(table.Replace(EveryStep.Ruleset));
        space.Execute("nft", change.Split(' '));

        ListedTable listed = table.List();

        Assert.Equal(expected, listed is ListedTable.Held ? "held" : "strange");
        if (listed is ListedTable.Held(var ruleset))
        {
            Assert.NotEqual(EveryStep.Ruleset, ruleset);
            AssertDone(table.Change(RulesetDiff.Between(ruleset, EveryStep.Ruleset)));
        }
        else
        {
            AssertDone(table.Replace(EveryStep.Ruleset));
        }

        AssertHolds(EveryStep.Ruleset, table);
    }

    private static void AssertDone(TableAnswer answer) => Assert.True(answer is TableAnswer.Done, answer.ToString());

    private static void AssertHolds(Ruleset expected, KernelTable table)
    {
        Ruleset held = Assert.IsType<ListedTable.Held>(table.List()).Ruleset;
        Assert.Equal(RulesetText.Of(expected), RulesetText.Of(held));
        Assert.Equal(expected, held);
    }

    /// <summary>What nft lists, part by part and without the handles that the kernel deals out; in which order parts were made is no matter.</summary>
    private static IEnumerable<string> PartsOf(TestNamespace space)
    {
        using JsonDocument document = JsonDocument.Parse(space.Execute("nft", "-j", "list", "table", "inet", "ringfence"));
        return [.. document.RootElement.GetProperty("nftables").EnumerateArray().Select(part => Handle().Replace(part.GetRawText(), string.Empty)).Order(StringComparer.Ordinal)];
    }

    [GeneratedRegex("\"handle\": [0-9]+,? ?", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Handle();
}
