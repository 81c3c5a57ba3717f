namespace Ringfence.Nftables;

/// <summary>What tables other than ours hold, as far as it matters to us.</summary>
/// <param name="Tables">Their names.</param>
/// <param name="Chains">Names of their chains; those that iptables-nft makes are among them.</param>
/// <param name="FlowTables">Their flowtables.</param>
internal sealed record OtherTables(IReadOnlyList<string> Tables, IReadOnlyList<string> Chains, IReadOnlyList<(string Table, string Name)> FlowTables)
{
    /// <summary>Lists them.</summary>
    public static OtherTables Read(NetfilterConnection connection)
    {
        List<string> tables = [];
        List<string> chains = [];
        List<(string Table, string Name)> flowTables = [];
        List(connection, NftMessage.GetTable, tables, attributes => attributes.Find(NftAttributes.Table.Name).Text);
        List(connection, NftMessage.GetChain, chains, attributes => attributes.Find(NftAttributes.Chain.Name).Text);
        try
        {
            List(connection, NftMessage.GetFlowTable, flowTables, attributes => (attributes.Find(1).Text, attributes.Find(2).Text));
        }
        catch (NetlinkException exception) when (exception.Error is Errno.NotSupported or Errno.Invalid)
        {
            // A kernel without flowtables has none.
        }

        return new OtherTables(tables, chains, flowTables);
    }

    private static void List<T>(NetfilterConnection connection, NftMessage kind, List<T> into, Reader<T> read) => connection.List(
        NftMessages.TypeOf(kind),
        NftMessages.AnyFamily,
        _ => { },
        into.Clear,
        (in NetlinkMessage message) => into.Add(read(message.Attributes)));

    private delegate T Reader<T>(NetlinkAttributes attributes);
}
