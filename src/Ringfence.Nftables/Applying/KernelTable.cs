namespace Ringfence.Nftables;

/// <summary>A table of ours in the kernel, over netlink, in the network namespace of the thread that opens it.</summary>
/// <param name="family">Which of them.</param>
public sealed class KernelTable(TableFamily family) : IRulesetTable
{
    private readonly NetfilterConnection _connection = new();

    /// <summary>The table that judges policies.</summary>
    public KernelTable()
        : this(TableFamily.Inet)
    {
    }

    /// <summary>How many listings were asked of the kernel so far.</summary>
    public int Dumps => _connection.Dumps;

    /// <summary>What the kernel calls our end; reports of changes name it.</summary>
    internal uint Port => _connection.Port;

    /// <inheritdoc/>
    public ListedTable List() => new TableReader(_connection, family).Read();

    /// <inheritdoc/>
    public TableAnswer Create() => Commit(encoder => encoder.AddTable());

    /// <inheritdoc/>
    public TableAnswer Change(Transaction transaction) => Commit(encoder => encoder.Write(transaction));

    /// <inheritdoc/>
    public TableAnswer Probe(Transaction transaction) => Probe(encoder => encoder.Write(transaction));

    /// <summary>Asks what would be refused of parts that are no part of any ruleset of ours, whether there is a table or not; nothing of it takes effect.</summary>
    internal TableAnswer ProbeAnew(Ruleset parts) => Probe(encoder =>
    {
        encoder.AddTable();
        encoder.Write(RulesetDiff.Between(Ruleset.Empty, parts));
    });

    /// <inheritdoc/>
    public TableAnswer Replace(Ruleset ruleset) => Commit(encoder =>
    {
        // Made first, so that it can be removed whether it was there or not.
        encoder.AddTable();
        encoder.DeleteTable();
        encoder.AddTable();
        encoder.Write(RulesetDiff.Between(Ruleset.Empty, ruleset));
    });

    /// <inheritdoc/>
    public TableAnswer Remove() => Commit(encoder =>
    {
        encoder.AddTable();
        encoder.DeleteTable();
    });

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();

    private TableAnswer Commit(Action<TransactionEncoder> write)
    {
        TransactionEncoder encoder = new(family);
        write(encoder);
        if (encoder.Batch.Messages == 0)
        {
            return new TableAnswer.Done(TransactionCost.None);
        }

        return Answer(encoder, _connection.Transact(encoder.Batch));
    }

    private TableAnswer Probe(Action<TransactionEncoder> write)
    {
        TransactionEncoder encoder = new(family);
        write(encoder);
        int certain = encoder.Batch.Messages;
        // What is sure to be refused keeps the rest from taking effect.
        encoder.DeleteNothing();
        return Answer(encoder, [.. _connection.Transact(encoder.Batch).Where(message => message.Index != certain)]);
    }

    private static TableAnswer Answer(TransactionEncoder encoder, List<RefusedMessage> refused) => refused.Count == 0
        ? new TableAnswer.Done(new TransactionCost(encoder.Batch.Messages, encoder.Elements, encoder.Batch.Bytes))
        : new TableAnswer.Refused([.. refused.Select(message => encoder.Refused(message))]);
}
