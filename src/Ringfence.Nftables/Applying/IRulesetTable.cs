namespace Ringfence.Nftables;

/// <summary>The one place where a ruleset takes effect: our table of one network namespace.</summary>
/// <remarks>Not for several threads at once. Every change takes effect as a whole or not at all.</remarks>
public interface IRulesetTable : IDisposable
{
    /// <summary>Reads what is in the table.</summary>
    /// <exception cref="NetlinkException">It cannot be read.</exception>
    ListedTable List();

    /// <summary>Makes the table, empty, where it is missing.</summary>
    TableAnswer Create();

    /// <summary>Changes a table that is there.</summary>
    /// <exception cref="NetlinkException">Whether the change took effect is not known: list the table.</exception>
    TableAnswer Change(Transaction transaction);

    /// <summary>Asks what would be refused of a change; nothing of it takes effect, whatever the answer.</summary>
    /// <exception cref="NetlinkException">The kernel cannot be asked.</exception>
    TableAnswer Probe(Transaction transaction);

    /// <summary>Puts a ruleset in place of whatever the table holds, in one step: no packet sees a table without rules.</summary>
    /// <exception cref="NetlinkException">Whether the change took effect is not known: list the table.</exception>
    TableAnswer Replace(Ruleset ruleset);

    /// <summary>Removes the table and everything in it; nothing happens when there is none.</summary>
    TableAnswer Remove();
}
