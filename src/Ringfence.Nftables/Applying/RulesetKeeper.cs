namespace Ringfence.Nftables;

/// <summary>Keeps the table equal to the ruleset it was told last: lists the table once, and from then on knows what it holds.</summary>
/// <remarks>
/// The table is never emptied first: what shall be there is made beside what is there, and takes its place in one transaction. What is left then
/// stays until it is swept, for packets may still be on their way through it.
/// </remarks>
/// <param name="table">The table.</param>
/// <param name="time">Measures how long parts have been left.</param>
public sealed class RulesetKeeper(IRulesetTable table, TimeProvider time)
{
    /// <summary>How many elements a transaction may have before new sets are filled ahead of it: large ones keep the kernel from anything else for long.</summary>
    public const int ElementsAtOnce = 20_000;

    private readonly Leftovers _left = new(time);

    // Null when nobody can tell what the table holds.
    private ListedTable? _known;
    private Ruleset? _inForce;

    /// <summary>Makes the next change begin with a listing: somebody else may have changed the table.</summary>
    public void Doubt() => _known = null;

    /// <summary>Whether the table holds parts that nothing leads to any more.</summary>
    public bool HasLeftovers => Held is not null && _left.Any;

    /// <summary>What the table holds; null when nobody can tell before it is listed.</summary>
    private Ruleset? Held => (_known as ListedTable.Held)?.Ruleset;

    /// <summary>What the table holds; it is listed when that is not known.</summary>
    /// <exception cref="NetlinkException">The table cannot be read.</exception>
    public ListedTable Look() => _known ??= table.List();

    /// <summary>Makes a ruleset that which is in force. What the table holds besides stays until it is swept.</summary>
    /// <exception cref="NetlinkException">The table cannot be read or written.</exception>
    public TableAnswer Keep(Ruleset ruleset)
    {
        bool isKnown = _known is not null;
        TableAnswer answer = Try(ruleset);

        // Somebody may have changed the table behind our back: what is refused then fits once it is listed anew.
        if (answer is TableAnswer.Refused && isKnown)
        {
            _known = null;
            answer = Try(ruleset);
        }

        if (answer is TableAnswer.Done)
        {
            _inForce = ruleset;
        }

        // Also what was made for a change that is refused.
        Note();
        return answer;
    }

    /// <summary>Removes parts that nothing leads to any more.</summary>
    /// <param name="age">For how long nothing must have led there: longer than any packet is on its way.</param>
    /// <exception cref="NetlinkException">The table cannot be written; it will be listed before the next change.</exception>
    public TableAnswer Sweep(TimeSpan age)
    {
        if (!HasLeftovers || Held is not { } held || _inForce is not { } inForce)
        {
            return new TableAnswer.Done(TransactionCost.None);
        }

        TableAnswer answer = Sure(() => Go(inForce.With(held.Beyond(inForce).Where(name => _left.IsYoung(name, age))), TransactionCost.None));
        if (answer is TableAnswer.Refused)
        {
            // Somebody else changed the table; it is listed before the next change.
            _known = null;
        }

        Note();
        return answer;
    }

    /// <summary>Lists the table, and puts right what somebody else changed; null when nothing had to be.</summary>
    /// <exception cref="NetlinkException">The table cannot be read or written.</exception>
    public TableAnswer? Repair()
    {
        if (Held is not { } expected || _inForce is not { } inForce)
        {
            return null;
        }

        _known = null;
        return Look() is ListedTable.Held(var held) && held.Equals(expected) ? null : Keep(inForce);
    }

    /// <summary>Asks what the kernel has to say against a ruleset; nothing takes effect.</summary>
    public TableAnswer Probe(Ruleset ruleset) => table.Probe(RulesetDiff.Between(Held ?? Ruleset.Empty, ruleset));

    private TableAnswer Try(Ruleset ruleset) => Sure(() => Look() switch
    {
        ListedTable.Held(var held) => Change(held, ruleset, TransactionCost.None),
        ListedTable.Missing => Fill(ruleset),
        _ => Noted(table.Replace(ruleset), ruleset, TransactionCost.None),
    });

    private TableAnswer Sure(Func<TableAnswer> change)
    {
        try
        {
            return change();
        }
        catch (NetlinkException)
        {
            _known = null;
            throw;
        }
    }

    private TableAnswer Fill(Ruleset ruleset)
    {
        TableAnswer created = Noted(table.Create(), Ruleset.Empty, TransactionCost.None);
        return created is TableAnswer.Done(var cost) ? Change(Ruleset.Empty, ruleset, cost) : created;
    }

    private TableAnswer Change(Ruleset held, Ruleset ruleset, TransactionCost before)
    {
        TransactionCost spent = before;
        foreach (Ruleset next in RulesetSteps.Between(held, ruleset, ElementsAtOnce))
        {
            TableAnswer answer = Go(next, spent);
            if (answer is not TableAnswer.Done(var cost))
            {
                return answer;
            }

            spent = cost;
        }

        return new TableAnswer.Done(spent);
    }

    private TableAnswer Go(Ruleset next, TransactionCost before)
    {
        Transaction transaction = RulesetDiff.Between(Held!, next);
        return Noted(transaction.IsEmpty ? new TableAnswer.Done(TransactionCost.None) : Commit(transaction), next, before);
    }

    private TableAnswer Commit(Transaction transaction)
    {
        TableAnswer answer = table.Change(transaction);
        if (answer is not TableAnswer.Refused(var refused) || !refused.All(change => change.Error == Errno.Busy && IsRemoval(change.Change)))
        {
            return answer;
        }

        // Older kernels hold on to what was used until the transaction is over.
        TableAnswer first = table.Change(new Transaction([.. transaction.Changes.Where(change => !IsRemoval(change))]));
        return first is TableAnswer.Done(var cost) && table.Change(new Transaction([.. transaction.Changes.Where(IsRemoval)])) is var second
            ? second is TableAnswer.Done(var more) ? new TableAnswer.Done(cost.Plus(more)) : second
            : first;
    }

    private void Note()
    {
        if (Held is { } held && _inForce is { } inForce)
        {
            _left.Note(held.Beyond(inForce));
        }
    }

    private TableAnswer Noted(TableAnswer answer, Ruleset ruleset, TransactionCost before)
    {
        if (answer is not TableAnswer.Done(var cost))
        {
            return answer;
        }

        _known = new ListedTable.Held(ruleset);
        return new TableAnswer.Done(before.Plus(cost));
    }

    private static bool IsRemoval(RulesetChange? change) =>
        change is RulesetChange.DeleteChain or RulesetChange.DeleteSet or RulesetChange.DeleteMap or RulesetChange.DeleteCounter;
}
