using Ringfence.Core;
using Ringfence.Nftables;

namespace Ringfence.Lab;

/// <summary>Hosts what the product does on a node: policies are kept in force, live connections looked after, drops read.</summary>
internal sealed class NodeEnforcer : IDisposable
{
    // A lab begins with its rules, so nothing can be open before.
    private static readonly EnforcementSettings Settings = new() { Grace = TimeSpan.Zero };

    private readonly NodeKernel _kernel;
    private readonly NodeEnforcement _enforcement;
    private readonly DropReader _drops;
    private readonly CancellationTokenSource _ended = new();
    private readonly Task _watching;
    private readonly Task _reading;

    private NodeEnforcer(NodeKernel kernel, NodeEnforcement enforcement, DropReader drops, Action<DropRecord> dropped)
    {
        (_kernel, _enforcement, _drops) = (kernel, enforcement, drops);
        _watching = enforcement.WatchAsync(_ended.Token);
        _reading = ReadAsync(drops, dropped, _ended.Token);
    }

    /// <summary>Begins with a node that enforces nothing.</summary>
    /// <param name="node">The node.</param>
    /// <param name="space">Its namespace.</param>
    /// <param name="pods">Finds the namespaces of pods.</param>
    /// <param name="drops">How drops are told.</param>
    /// <param name="log">Hears of what happens to enforcement, and of drops.</param>
    /// <exception cref="IOException">The kernel has no nf_tables, or does not let us use it.</exception>
    public static NodeEnforcer Open(NodeName node, NetNs space, IPodNamespaces pods, DropSettings drops, LabLog log)
    {
        try
        {
            (NodeKernel kernel, DropReader reader) = NetNsVisit.Run(
                space, () => (NodeKernel.Open() with { Pods = pods }, DropReader.Open(CompileOptions.Default.Log.Group, drops, TimeProvider.System)));
            NodeEnforcement enforcement = new(node, kernel, Settings, TimeProvider.System, happened => log.Tell(node, happened));
            return new NodeEnforcer(kernel, enforcement, reader, log.Tell);
        }
        catch (NetlinkException fault)
        {
            throw new IOException(fault.Message, fault);
        }
    }

    /// <summary>Puts what a cluster means for the node in force; it is when this returns, but for what events told.</summary>
    /// <exception cref="IOException">The kernel refuses; what was in force before still is.</exception>
    public void Enforce(ClusterSnapshot snapshot, CompileOptions options)
    {
        try
        {
            _drops.Attribute(snapshot, _enforcement.Enforce(snapshot, options), options.Profile);
        }
        catch (NetlinkException fault)
        {
            throw new IOException(fault.Message, fault);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _ended.Cancel();
        foreach (Task task in (Task[])[_watching, _reading])
        {
            // They end with a cancellation; the sockets that they wait on must not be closed before.
            ((IAsyncResult)task).AsyncWaitHandle.WaitOne();
        }

        _drops.Dispose();
        _kernel.Dispose();
        _ended.Dispose();
    }

    private static async Task ReadAsync(DropReader drops, Action<DropRecord> dropped, CancellationToken cancellationToken)
    {
        await foreach (DropRecord record in drops.ReadAsync(cancellationToken))
        {
            dropped(record);
        }
    }
}
