namespace Ringfence.Nftables.Tests;

/// <summary>Behaviour 31: what somebody else does to our table is heard of; what we do, and what is done to other tables, is not.</summary>
public sealed class TableWatchTests
{
    [Theory]
    [InlineData("flush ruleset")]
    [InlineData("delete table inet ringfence")]
    [InlineData("add element inet ringfence hosts { 10.9.9.9 }")]
    [InlineData("flush chain inet ringfence class")]
    [InlineData("add rule inet ringfence class accept")]
    [InlineData("add table bridge ringfence")]
    public async Task WaitAsync_EndsWhenSomebodyElseChangesOurTable(string change)
    {
        using TestNamespace space = new();
        using KernelTable table = space.OpenTable();
        using TableWatch watch = space.Run(() => TableWatch.Open(table));
        table.Replace(EveryStep.Ruleset);
        space.Execute("nft", "add", "table", "inet", "other");
        space.Execute("nft", "add", "table", "ip", "ringfence");

        using CancellationTokenSource soon = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        Task wait = watch.WaitAsync(soon.Token).AsTask();
        table.Change(RulesetDiff.Between(EveryStep.Ruleset, Ruleset.Empty));
        table.Replace(EveryStep.Ruleset);
        await Task.WhenAny(wait, Task.Delay(200, TestContext.Current.CancellationToken));
        Assert.False(wait.IsCompleted, "our own changes were taken for another's");

        space.Execute("nft", change.Split(' '));

        await wait.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }
}
