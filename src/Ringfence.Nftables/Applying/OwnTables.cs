using Ringfence.Core;

namespace Ringfence.Nftables;

/// <summary>Everything of ours in the kernel, in the network namespace of the thread that asks: the tables that bear our name, whatever they hold.</summary>
public static class OwnTables
{
    private static readonly (byte Number, string Word)[] Families = [.. Enum.GetValues<TableFamily>().Select(family => ((byte)family, TableFamilyWord.Of(family)))];

    /// <summary>The tables, as <c>inet ringfence</c>; empty when nothing of ours is there.</summary>
    /// <exception cref="NetlinkException">The caller lacks CAP_NET_ADMIN, or the kernel has no nf_tables.</exception>
    public static ValueArray<string> Find()
    {
        using NetfilterConnection connection = new();
        return [.. FamiliesAt(connection).Select(family => $"{family.Word} {Ruleset.Table}")];
    }

    /// <summary>Removes the tables with all that is in them, in one step.</summary>
    /// <returns>What was there, as <see cref="Find"/> says it.</returns>
    /// <exception cref="NetlinkException">The kernel refuses; nothing is removed then.</exception>
    public static ValueArray<string> Remove()
    {
        using NetfilterConnection connection = new();
        (byte Number, string Word)[] there = [.. FamiliesAt(connection)];
        NetlinkBatch batch = new();
        foreach ((byte number, _) in there)
        {
            // Made first, where it is there already: so it does not matter when somebody else removes it just now.
            Write(batch, NftMessage.NewTable, NetlinkFlags.Create, number);
            Write(batch, NftMessage.DeleteTable, NetlinkFlags.None, number);
        }

        return connection.Transact(batch) is [var refused, ..]
            ? throw NetlinkException.For(refused.Error, $"remove the table {Ruleset.Table}")
            : [.. there.Select(family => $"{family.Word} {Ruleset.Table}")];
    }

    private static IEnumerable<(byte Number, string Word)> FamiliesAt(NetfilterConnection connection)
    {
        HashSet<byte> found = [];
        connection.List(
            NftMessages.TypeOf(NftMessage.GetTable),
            NftMessages.AnyFamily,
            _ => { },
            found.Clear,
            (in NetlinkMessage message) =>
            {
                if (message.Attributes.Find(NftAttributes.Table.Name).Text == Ruleset.Table)
                {
                    found.Add(message.Family);
                }
            });
        return Families.Where(family => found.Contains(family.Number));
    }

    private static void Write(NetlinkBatch batch, NftMessage kind, NetlinkFlags flags, byte family)
    {
        batch.Begin(kind, flags, family).Text(NftAttributes.Table.Name, Ruleset.Table);
        batch.End();
    }
}
