namespace Ringfence.Nftables;

/// <summary>Keeps the table equal to the ruleset it was told last: lists the table once, and from then on knows what it holds.</summary>
/// <remarks>The table is never emptied first: what is there judges packets until what shall be there takes its place, in one transaction.</remarks>
public sealed class RulesetKeeper(IRulesetTable table)
{
    /// <summary>How many elements a transaction may have before new sets are filled ahead of it: large ones keep the kernel from anything else for long.</summary>
    public const int ElementsAtOnce = 20_000;

    // Null when nobody can tell what the table holds.
    private ListedTable? _known;

    /// <summary>Makes the next change begin with a listing: somebody else may have changed the table.</summary>
    public void Doubt() => _known = null;

    /// <summary>What the table holds; null when nobody can tell before it is listed.</summary>
    public Ruleset? Held => (_known as ListedTable.Held)?.Ruleset;

    /// <summary>What the table holds; it is listed when that is not known.</summary>
    /// <exception cref="NetlinkException">The table cannot be read.</exception>
    public ListedTable Look() => _known ??= table.List();

    /// <summary>Makes the table hold a ruleset.</summary>
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

        return answer;
    }

    /// <summary>Asks what the kernel has to say against a ruleset; nothing takes effect.</summary>
    public TableAnswer Probe(Ruleset ruleset) => table.Probe(RulesetDiff.Between(Held ?? Ruleset.Empty, ruleset));

    private TableAnswer Try(Ruleset ruleset)
    {
        try
        {
            return Look() switch
            {
                ListedTable.Held(var held) => Change(held, ruleset, TransactionCost.None),
                ListedTable.Missing => Fill(ruleset),
                _ => Noted(table.Replace(ruleset), ruleset, TransactionCost.None),
            };
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
            TableAnswer answer = Noted(Commit(RulesetDiff.Between(Held!, next)), next, spent);
            if (answer is not TableAnswer.Done(var cost))
            {
                return answer;
            }

            spent = cost;
        }

        return new TableAnswer.Done(spent);
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
