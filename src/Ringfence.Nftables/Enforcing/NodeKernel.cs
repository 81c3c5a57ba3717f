namespace Ringfence.Nftables;

/// <summary>All that enforcement on a node needs of its kernel.</summary>
/// <param name="Table">Our table that judges policies.</param>
/// <param name="Bridges">Our table for bridges; it is only there where pods share one.</param>
/// <param name="Connections">The live connections.</param>
/// <param name="Watch">Hears of changes that others make to our tables.</param>
public sealed record NodeKernel(IRulesetTable Table, IRulesetTable Bridges, IConnectionTable Connections, ITableWatch Watch) : IDisposable
{
    /// <summary>Finds the namespaces of pods, to end sockets there. Default: by the machine's processes.</summary>
    public IPodNamespaces Pods { get; init; } = new ProcessNamespaces();

    /// <summary>Opens the kernel's ends in the network namespace of this thread; they stay there, whichever thread uses them later.</summary>
    /// <exception cref="NetlinkException">The caller lacks CAP_NET_ADMIN, or the kernel has no nf_tables.</exception>
    public static NodeKernel Open()
    {
        KernelTable? table = null;
        KernelTable? bridges = null;
        ConnectionTable? connections = null;
        try
        {
            table = new KernelTable();
            bridges = new KernelTable(TableFamily.Bridge);
            connections = new ConnectionTable();
            return new NodeKernel(table, bridges, connections, TableWatch.Open(table, bridges));
        }
        catch
        {
            connections?.Dispose();
            bridges?.Dispose();
            table?.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Watch.Dispose();
        Connections.Dispose();
        Bridges.Dispose();
        Table.Dispose();
    }
}
