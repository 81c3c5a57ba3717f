using Ringfence.Nftables;

namespace Ringfence.Kernel.Tests;

/// <summary>The kernel's table, with the cost of each transaction noted, and refusing what it is told to refuse.</summary>
internal sealed class CountingTable(KernelTable kernel) : IRulesetTable
{
    /// <summary>The cost of each transaction that took effect, in order.</summary>
    public List<TransactionCost> Costs { get; } = [];

    /// <summary>How many listings were asked for.</summary>
    public int Listings => kernel.Dumps;

    /// <summary>What the kernel is not to take.</summary>
    public Func<RulesetChange, bool> Refuses { get; set; } = _ => false;

    public ListedTable List() => kernel.List();

    public TableAnswer Create() => Noted(kernel.Create());

    public TableAnswer Change(Transaction transaction) => RefusedOf(transaction) ?? Noted(kernel.Change(transaction));

    public TableAnswer Probe(Transaction transaction) => RefusedOf(transaction) ?? kernel.Probe(transaction);

    public TableAnswer Replace(Ruleset ruleset) => RefusedOf(RulesetDiff.Between(Ruleset.Empty, ruleset)) ?? Noted(kernel.Replace(ruleset));

    public TableAnswer Remove() => Noted(kernel.Remove());

    public void Dispose() => kernel.Dispose();

    private TableAnswer Noted(TableAnswer answer)
    {
        Costs.AddRange(answer is TableAnswer.Done(var cost) ? [cost] : []);
        return answer;
    }

    private TableAnswer.Refused? RefusedOf(Transaction transaction)
    {
        RefusedChange[] refused = [.. transaction.Changes.Select((change, i) => new RefusedChange(i, change, Errno.NoBuffers, "too large")).Where(one => Refuses(one.Change!))];
        return refused.Length == 0 ? null : new TableAnswer.Refused([.. refused]);
    }
}
