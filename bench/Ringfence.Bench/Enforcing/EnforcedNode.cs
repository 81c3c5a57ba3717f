using Ringfence.Lab;
using Ringfence.Nftables;

namespace Ringfence.Bench;

/// <summary>A node's kernel in a namespace of its own, enforced and looked after as in a real one.</summary>
internal sealed class EnforcedNode : IDisposable
{
    private readonly NetNs _space;
    private readonly NodeKernel _kernel;
    private readonly CancellationTokenSource _ended = new();
    private readonly Task _watching;

    private EnforcedNode(NetNs space, NodeKernel kernel)
    {
        (_space, _kernel) = (space, kernel);
        Enforcement = new NodeEnforcement(PlainCluster.Here, kernel, new EnforcementSettings { Grace = TimeSpan.Zero }, TimeProvider.System, happened => Last = happened as EnforcementEvent.Enforced ?? Last);
        _watching = Enforcement.WatchAsync(_ended.Token);
    }

    /// <summary>What keeps policies in force.</summary>
    public NodeEnforcement Enforcement { get; }

    /// <summary>What was put in force last; null before the first time.</summary>
    public EnforcementEvent.Enforced? Last { get; private set; }

    /// <summary>How many listings of the ruleset were asked of the kernel so far.</summary>
    public int Listings => ((KernelTable)_kernel.Table).Dumps;

    /// <summary>Begins with a node that enforces nothing.</summary>
    public static EnforcedNode Open() => NetNsVisit.Run(visit =>
    {
        NetNs space = visit.Create();
        return new EnforcedNode(space, NodeKernel.Open());
    });

    /// <inheritdoc/>
    public void Dispose()
    {
        _ended.Cancel();
        // It ends with a cancellation; the sockets that it waits on must not be closed before.
        ((IAsyncResult)_watching).AsyncWaitHandle.WaitOne();
        _ended.Dispose();
        _kernel.Dispose();
        _space.Dispose();
    }
}
