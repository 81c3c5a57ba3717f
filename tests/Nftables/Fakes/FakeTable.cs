namespace Ringfence.Nftables.Tests;

/// <summary>
/// A table in memory that answers as the kernel does: it refuses what refers to nothing (ENOENT), what is there already (EEXIST) and the
/// removal of what is in use (EBUSY), reports everything that it refuses, and does all of a transaction or nothing.
/// </summary>
internal sealed class FakeTable : IRulesetTable
{
    private FakeParts? _parts;

    /// <summary>What the kernel refuses besides; null for what it takes.</summary>
    public Func<RulesetChange, Errno?> Refuses { get; set; } = _ => null;

    /// <summary>What the kernel refuses without a word on which change it is; null for what it takes.</summary>
    public Func<Transaction, Errno?> RefusesAsAWhole { get; set; } = _ => null;

    /// <summary>Set to make the next change fail without a word on whether it took effect.</summary>
    public bool LosesNextAnswer { get; set; }

    /// <summary>Called after each transaction that took effect.</summary>
    public Action Committed { get; set; } = () => { };

    public int Listings { get; private set; }

    public List<Transaction> Transactions { get; } = [];

    /// <summary>What is in the table; null when there is none.</summary>
    public Ruleset? Content => _parts?.ToRuleset();

    /// <summary>Somebody else puts this in the place of the table, or removes it.</summary>
    public void Overwrite(Ruleset? ruleset) => _parts = ruleset is null ? null : new FakeParts(ruleset);

    /// <summary>What the base chains of a hook do with a packet.</summary>
    public FakeOutcome Send(ChainHook hook, FakePacket packet) => FakeWalk.Through(Content ?? Ruleset.Empty, hook, packet);

    public ListedTable List()
    {
        Listings++;
        return Content is { } ruleset ? new ListedTable.Held(ruleset) : new ListedTable.Missing();
    }

    public TableAnswer Create()
    {
        _parts ??= new FakeParts(Ruleset.Empty);
        return new TableAnswer.Done(new TransactionCost(1, 0, 0));
    }

    public TableAnswer Change(Transaction transaction)
    {
        TableAnswer answer = Run(transaction, out FakeParts after);
        if (answer is TableAnswer.Done)
        {
            Transactions.Add(transaction);
            _parts = after;
            Committed();
        }

        if (LosesNextAnswer)
        {
            LosesNextAnswer = false;
            throw NetlinkException.For(Errno.NoBuffers, "read the kernel's answer");
        }

        return answer;
    }

    public TableAnswer Probe(Transaction transaction) => Run(transaction, out _);

    public TableAnswer Replace(Ruleset ruleset)
    {
        FakeParts? before = _parts;
        _parts = new FakeParts(Ruleset.Empty);
        TableAnswer answer = Change(RulesetDiff.Between(Ruleset.Empty, ruleset));
        if (answer is TableAnswer.Refused)
        {
            _parts = before;
        }

        return answer;
    }

    public TableAnswer Remove()
    {
        _parts = null;
        return new TableAnswer.Done(new TransactionCost(2, 0, 0));
    }

    public void Dispose()
    {
    }

    private TableAnswer Run(Transaction transaction, out FakeParts after)
    {
        List<RefusedChange> refused = [];
        after = new FakeParts(Content ?? Ruleset.Empty);
        for (int i = 0; i < transaction.Changes.Count; i++)
        {
            RulesetChange change = transaction.Changes[i];
            Errno error = _parts is null ? Errno.NoEntry : Refuses(change) ?? after.Do(change);
            if (error != Errno.None)
            {
                refused.Add(new RefusedChange(i, change, error, string.Empty));
            }
        }

        if (refused.Count == 0 && RefusesAsAWhole(transaction) is { } whole)
        {
            refused.Add(new RefusedChange(-1, null, whole, string.Empty));
        }

        return refused.Count > 0 ? new TableAnswer.Refused([.. refused]) : new TableAnswer.Done(new TransactionCost(transaction.Changes.Count, 0, 0));
    }
}
