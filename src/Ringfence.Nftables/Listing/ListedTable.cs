namespace Ringfence.Nftables;

/// <summary>What the kernel holds of our table; a closed set of cases.</summary>
public abstract record ListedTable
{
    private ListedTable()
    {
    }

    /// <summary>There is no such table.</summary>
    public sealed record Missing : ListedTable;

    /// <summary>The table, read back into our own words. A rule that is none of ours is one without steps.</summary>
    public sealed record Held(Ruleset Ruleset) : ListedTable;

    /// <summary>The table is there and has parts that can be no part of a ruleset of ours, so it can only be replaced.</summary>
    /// <param name="Reason">Which part and why.</param>
    public sealed record Strange(string Reason) : ListedTable;
}
