namespace Ringfence.Nftables.Tests;

/// <summary>Hands everything on to another table, and remembers the transactions.</summary>
internal sealed class RecordingTable(IRulesetTable table) : IRulesetTable
{
    public List<Transaction> Transactions { get; } = [];

    public ListedTable List() => table.List();

    public TableAnswer Create() => table.Create();

    public TableAnswer Change(Transaction transaction)
    {
        Transactions.Add(transaction);
        return table.Change(transaction);
    }

    public TableAnswer Probe(Transaction transaction) => table.Probe(transaction);

    public TableAnswer Replace(Ruleset ruleset) => table.Replace(ruleset);

    public TableAnswer Remove() => table.Remove();

    public void Dispose()
    {
    }
}
