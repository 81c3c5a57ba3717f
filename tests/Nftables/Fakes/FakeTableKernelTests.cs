namespace Ringfence.Nftables.Tests;

/// <summary>The table in memory takes and refuses what the kernel takes and refuses, for the same reasons.</summary>
public sealed class FakeTableKernelTests
{
    [Fact]
    public void Change_OfBrokenTransactions_IsAnsweredAsTheKernelDoes()
    {
        using TestNamespace space = new();
        using KernelTable kernel = space.OpenTable();
        using FakeTable fake = new();
        kernel.Create();
        fake.Create();
        Random random = new(7);
        RulesetGenerator generator = new(7);
        int refusals = 0;
        for (int i = 0; i < 400; i++)
        {
            Transaction broken = Break([.. RulesetDiff.Between(fake.Content!, generator.Next()).Changes], random);

            TableAnswer expected = kernel.Change(broken);
            TableAnswer actual = fake.Change(broken);

            Assert.Equal(Said(expected), Said(actual));
            refusals += actual is TableAnswer.Refused ? 1 : 0;
        }

        Assert.Equal(RulesetText.Of(Assert.IsType<ListedTable.Held>(kernel.List()).Ruleset), RulesetText.Of(fake.Content!));
        Assert.InRange(refusals, 50, 350);
    }

    /// <summary>What is refused first, and why; later refusals may follow from it.</summary>
    private static string Said(TableAnswer answer) => answer is TableAnswer.Refused(var changes) ? $"{changes[0].Place} {changes[0].Error}" : "done";

    /// <summary>Now and then leaves a change out or does one twice.</summary>
    private static Transaction Break(List<RulesetChange> changes, Random random)
    {
        if (changes.Count > 0 && random.Next(3) > 0)
        {
            int at = random.Next(changes.Count);
            if (random.Next(2) == 0)
            {
                changes.RemoveAt(at);
            }
            else if (changes[at] is not RulesetChange.AddRule and not RulesetChange.FlushChain)
            {
                changes.Insert(at, changes[at]);
            }
        }

        return new Transaction([.. changes]);
    }
}
