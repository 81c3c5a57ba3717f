using Ringfence.Core;

namespace Ringfence.Nftables;

/// <summary>What became of a change of the table; a closed set of cases.</summary>
public abstract record TableAnswer
{
    private TableAnswer()
    {
    }

    /// <summary>It took effect, all of it.</summary>
    public sealed record Done(TransactionCost Cost) : TableAnswer;

    /// <summary>It was refused, and nothing of it took effect.</summary>
    /// <param name="Changes">What was refused; the first one may be the cause of the others.</param>
    public sealed record Refused(ValueArray<RefusedChange> Changes) : TableAnswer;
}
