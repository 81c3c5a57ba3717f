namespace Ringfence.Nftables;

/// <summary>Keeps the table for bridges equal to what it was told last. Where it has nothing to hold there is no table.</summary>
internal sealed class BridgeKeeper(IRulesetTable table, TimeProvider time)
{
    private readonly RulesetKeeper _keeper = new(table, time);
    private Ruleset _wanted = Ruleset.Empty;
    private bool _isRefused;

    /// <summary>Makes the table hold a ruleset; an empty one means that there is to be no table.</summary>
    /// <remarks>What the kernel refused once is not asked for again, nor told again, before the ruleset is another or the table is looked at.</remarks>
    /// <exception cref="NetlinkException">The table cannot be read or written.</exception>
    public TableAnswer Keep(Ruleset ruleset)
    {
        if (_isRefused && ruleset.Equals(_wanted))
        {
            return new TableAnswer.Done(TransactionCost.None);
        }

        _wanted = ruleset;
        TableAnswer answer = Put(ruleset);
        _isRefused = answer is TableAnswer.Refused;
        return answer;
    }

    /// <summary>Lists the table, and puts right what somebody else changed; null when nothing had to be.</summary>
    /// <exception cref="NetlinkException">The table cannot be read or written.</exception>
    public TableAnswer? Repair()
    {
        if (!_isRefused && !_wanted.Equals(Ruleset.Empty))
        {
            return _keeper.Repair();
        }

        _keeper.Doubt();
        _isRefused = false;
        return _wanted.Equals(Ruleset.Empty) && _keeper.Look() is ListedTable.Missing ? null : Keep(_wanted);
    }

    /// <inheritdoc cref="RulesetKeeper.HasLeftovers"/>
    public bool HasLeftovers => _keeper.HasLeftovers;

    /// <inheritdoc cref="RulesetKeeper.Sweep"/>
    public TableAnswer Sweep(TimeSpan age) => _keeper.Sweep(age);

    private TableAnswer Put(Ruleset ruleset)
    {
        if (!ruleset.Equals(Ruleset.Empty))
        {
            return _keeper.Keep(ruleset);
        }

        if (_keeper.Look() is ListedTable.Missing)
        {
            return new TableAnswer.Done(TransactionCost.None);
        }

        _keeper.Doubt();
        return table.Remove();
    }
}
