using Ringfence.Lab;
using Ringfence.Nftables;

namespace Ringfence.Kernel.Tests;

/// <summary>Enforcement in a namespace, with everything counted that it asks of the kernel.</summary>
internal sealed class CountedNode : IDisposable
{
    private readonly NodeKernel _kernel;

    /// <summary>Enforces in a node's namespace, which stays the caller's.</summary>
    /// <param name="space">The namespace.</param>
    /// <param name="flight">How long what nothing leads to any more stays; none when the test knows of no packets on their way.</param>
    public CountedNode(NetNs space, TimeSpan flight = default)
    {
        NodeKernel kernel = NetNsVisit.Run(space, NodeKernel.Open);
        Table = new CountingTable((KernelTable)kernel.Table);
        _kernel = kernel with { Table = Table };
        Enforcement = new NodeEnforcement(MadeCluster.Here, _kernel, new EnforcementSettings { Grace = TimeSpan.Zero, Flight = flight }, TimeProvider.System, Told.Add);
    }

    public CountingTable Table { get; }

    public NodeEnforcement Enforcement { get; }

    public List<EnforcementEvent> Told { get; } = [];

    /// <summary>What the kernel holds.</summary>
    public Ruleset Listed => Assert.IsType<ListedTable.Held>(Table.List()).Ruleset;

    public void Dispose() => _kernel.Dispose();
}
