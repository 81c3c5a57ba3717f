using System.Threading.Channels;
using Ringfence.Core;

namespace Ringfence.Nftables.Tests;

/// <summary>A node's kernel in memory, and what an enforcement on it told.</summary>
internal sealed class FakeKernel : IConnectionTable, ITableWatch, IPodNamespaces
{
    private readonly Channel<bool> _foreign = Channel.CreateUnbounded<bool>();

    public FakeTable Table { get; } = new();

    /// <summary>The table for bridges.</summary>
    public FakeTable Bridges { get; } = new();

    /// <summary>The live connections.</summary>
    public List<TrackedConnection> Live { get; } = [];

    public List<TrackedConnection> Forgotten { get; } = [];

    public List<EnforcementEvent> Told { get; } = [];

    public int Listings { get; private set; }

    public NodeKernel Node => new(Table, Bridges, this, this) { Pods = this };

    /// <summary>How long unknown connections pass after a first start.</summary>
    public TimeSpan Grace { get; init; }

    /// <summary>Pods that were visited to end sockets.</summary>
    public List<Address> Visited { get; } = [];

    public bool TryVisit(Address pod, Action work)
    {
        Visited.Add(pod);
        return false;
    }

    /// <summary>An enforcement of the shop's node on this kernel.</summary>
    public NodeEnforcement Enforcement() => EnforcementOn(Shop.Here);

    /// <summary>An enforcement of another node on this kernel.</summary>
    public NodeEnforcement EnforcementOn(NodeName node) => new(node, Node, new EnforcementSettings { BetweenCuts = TimeSpan.Zero, DriftDelay = TimeSpan.Zero, Flight = TimeSpan.Zero, Grace = Grace }, TimeProvider.System, Told.Add);

    /// <summary>Somebody else changes our table.</summary>
    public void Overwrite(Ruleset? ruleset)
    {
        Table.Overwrite(ruleset);
        _foreign.Writer.TryWrite(true);
    }

    public IReadOnlyList<TrackedConnection> List()
    {
        Listings++;
        return [.. Live];
    }

    public void Forget(TrackedConnection connection)
    {
        Forgotten.Add(connection);
        Live.Remove(connection);
    }

    public async ValueTask WaitAsync(CancellationToken cancellationToken) => await _foreign.Reader.ReadAsync(cancellationToken);

    public void Dispose()
    {
    }
}
