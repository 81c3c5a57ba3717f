namespace Ringfence.Nftables;

/// <summary>All that enforcement on a node needs of its kernel.</summary>
/// <param name="Table">Our table.</param>
/// <param name="Connections">The live connections.</param>
/// <param name="Watch">Hears of changes that others make to our table.</param>
public sealed record NodeKernel(IRulesetTable Table, IConnectionTable Connections, ITableWatch Watch) : IDisposable
{
    /// <summary>Opens the kernel's ends in the network namespace of this thread; they stay there, whichever thread uses them later.</summary>
    /// <exception cref="NetlinkException">The caller lacks CAP_NET_ADMIN, or the kernel has no nf_tables.</exception>
    public static NodeKernel Open()
    {
        KernelTable? table = null;
        ConnectionTable? connections = null;
        try
        {
            table = new KernelTable();
            connections = new ConnectionTable();
            return new NodeKernel(table, connections, TableWatch.Open(table));
        }
        catch
        {
            connections?.Dispose();
            table?.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Watch.Dispose();
        Connections.Dispose();
        Table.Dispose();
    }
}
