namespace Ringfence.Nftables;

/// <summary>What tables other than ours hold, as far as it matters to us.</summary>
/// <param name="Tables">Their names.</param>
/// <param name="Chains">Names of their chains; those that iptables-nft makes are among them.</param>
/// <param name="FlowTables">Their flowtables.</param>
/// <param name="Hooked">The chains that packets come by.</param>
internal sealed record OtherTables(
    IReadOnlyList<string> Tables, IReadOnlyList<string> Chains, IReadOnlyList<(string Table, string Name)> FlowTables, IReadOnlyList<ForeignChain> Hooked)
{
    /// <summary>Lists them.</summary>
    public static OtherTables Read(NetfilterConnection connection)
    {
        List<string> tables = [];
        List<string> chains = [];
        List<(string Table, string Name)> flowTables = [];
        List<ForeignChain?> hooked = [];
        List(connection, NftMessage.GetTable, tables, (_, attributes) => attributes.Find(NftAttributes.Table.Name).Text);
        List(connection, NftMessage.GetChain, chains, (_, attributes) => attributes.Find(NftAttributes.Chain.Name).Text);
        List(connection, NftMessage.GetChain, hooked, ReadHooked);
        try
        {
            List(connection, NftMessage.GetFlowTable, flowTables, (_, attributes) => (attributes.Find(1).Text, attributes.Find(2).Text));
        }
        catch (NetlinkException exception) when (exception.Error is Errno.NotSupported or Errno.Invalid)
        {
            // A kernel without flowtables has none.
        }

        return new OtherTables(tables, chains, flowTables, [.. hooked.OfType<ForeignChain>()]);
    }

    /// <summary>Null for a chain that only other chains lead to, and for ours.</summary>
    private static ForeignChain? ReadHooked(byte family, NetlinkAttributes attributes)
    {
        string table = attributes.Find(NftAttributes.Chain.Table).Text;
        NetlinkAttribute hook = attributes.Find(NftAttributes.Chain.Hook);
        return !hook.IsPresent || table.StartsWith(Ruleset.Table, StringComparison.Ordinal)
            ? null
            : new ForeignChain(ForeignChain.FamilyOf(family), table, attributes.Find(NftAttributes.Chain.Name).Text, ForeignChain.HookOf(hook.Nested.Find(NftAttributes.Chain.HookNumber).UInt32));
    }

    private static void List<T>(NetfilterConnection connection, NftMessage kind, List<T> into, Reader<T> read) => connection.List(
        NftMessages.TypeOf(kind),
        NftMessages.AnyFamily,
        _ => { },
        into.Clear,
        (in NetlinkMessage message) => into.Add(read(message.Family, message.Attributes)));

    private delegate T Reader<T>(byte family, NetlinkAttributes attributes);
}
