using Ringfence.Core;
using Ringfence.Diagnostics;

namespace Ringfence.Nftables;

/// <summary>Enforces policies on a node, with everything that takes: a host has nothing to do but to give it snapshots.</summary>
/// <remarks>
/// At start the node is surveyed, and one that is unfit is refused. With every snapshot the node's addresses and interfaces are read, which decide
/// about Services that answer at the node and about forged sources. In between, drift is repaired, live connections are cut, what is
/// left of old rules is swept, and drops are read. What is in force stays when this ends.
/// </remarks>
public sealed class NodeEnforcer : IDisposable
{
    private readonly INodeSystem _system;
    private readonly NodeSettings _settings;
    private readonly NodeKernel _kernel;
    private readonly NodeEnforcement _enforcement;
    private readonly CancellationTokenSource _ended = new();

    // Null when somebody else reads the log.
    private readonly DropReader? _drops;

    private NodeEnforcer(NodeName node, INodeSystem system, NodeSettings settings, NodeListener listener)
    {
        (_system, _settings) = (system, settings);
        _kernel = system.OpenKernel();
        try
        {
            _drops = OpenDrops(listener);
            _enforcement = new NodeEnforcement(node, _kernel, settings.Enforcement, TimeProvider.System, listener.Happened);
        }
        catch
        {
            _kernel.Dispose();
            throw;
        }

        Work = WorkAsync(listener.Dropped);
    }

    /// <summary>What goes on in between; it ends by itself only when the kernel does not answer any more.</summary>
    public Task Work { get; }

    /// <summary>Begins. What an earlier run left in force stays until the first snapshot.</summary>
    /// <param name="node">The node.</param>
    /// <param name="system">What is asked of it.</param>
    /// <param name="settings">How enforcement is to be.</param>
    /// <param name="listener">Hears of what happens.</param>
    /// <exception cref="NodeUnfitException">Nothing can be enforced there; the listener has heard of everything that was found.</exception>
    /// <exception cref="NetlinkException">The kernel refuses to be talked to.</exception>
    public static NodeEnforcer Start(NodeName node, INodeSystem system, NodeSettings settings, NodeListener listener)
    {
        ValueArray<RuntimeFinding> found = system.Survey();
        foreach (RuntimeFinding one in found)
        {
            listener.Found(one);
        }

        return found.FirstOrDefault(one => one.Descriptor.Severity == DiagnosticSeverity.Error) is { } error
            ? throw new NodeUnfitException(error)
            : new NodeEnforcer(node, system, settings, listener);
    }

    /// <summary>Puts what a cluster means for the node in force; it is when this returns, but for what events told.</summary>
    /// <param name="snapshot">The cluster.</param>
    /// <param name="options">What the rules are to be like. Their check of sources and their Services at the node are the node's own to say.</param>
    /// <exception cref="NetlinkException">The table can be neither read nor written; what was in force still is.</exception>
    public CompiledNode Enforce(ClusterSnapshot snapshot, CompileOptions options)
    {
        CompiledNode compiled = _enforcement.Enforce(snapshot, options with
        {
            SourceCheck = _system.ReadSourceCheck(),
            LocalServices = LocalServices.Find(snapshot, _system.ReadAddresses(), _settings.DnsCaches),
        });
        _drops?.Attribute(snapshot, compiled, options.Profile);
        return compiled;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _ended.Cancel();

        // It ends with a cancellation; the sockets that it waits on must not be closed before.
        ((IAsyncResult)Work).AsyncWaitHandle.WaitOne();
        _drops?.Dispose();
        _kernel.Dispose();
        _ended.Dispose();
    }

    private DropReader? OpenDrops(NodeListener listener)
    {
        try
        {
            return _system.OpenDrops(_settings.LogGroup, _settings.Drops);
        }
        catch (NetlinkException taken) when (taken.Error == Errno.Busy)
        {
            listener.Found(new RuntimeFinding(RuntimeDiagnostics.LogGroupTaken, [taken.Message]));
            return null;
        }
    }

    private async Task WorkAsync(Action<DropRecord> dropped)
    {
        Task watching = _enforcement.WatchAsync(_ended.Token);
        Task reading = _drops is null ? watching : ReadAsync(_drops, dropped, _ended.Token);
        await Task.WhenAny(watching, reading);
        await _ended.CancelAsync();
        await Task.WhenAll(watching, reading);
    }

    private static async Task ReadAsync(DropReader drops, Action<DropRecord> dropped, CancellationToken cancellationToken)
    {
        await foreach (DropRecord record in drops.ReadAsync(cancellationToken))
        {
            dropped(record);
        }
    }
}
