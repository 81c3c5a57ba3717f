using Ringfence.Core;
using Ringfence.Nftables;

namespace Ringfence.Lab;

/// <summary>A node of a lab: what a node's own system says, asked in the node's namespace, but for the links to pods, which the lab knows better.</summary>
/// <param name="space">The node's namespace.</param>
/// <param name="pods">Finds the namespaces of pods.</param>
/// <param name="readSourceCheck">How forged sources can be found by now.</param>
internal sealed class LabNodeSystem(NetNs space, IPodNamespaces pods, Func<SourceCheck> readSourceCheck) : INodeSystem
{
    private readonly NodeSystem _system = new([]);

    /// <inheritdoc/>
    public ValueArray<RuntimeFinding> Survey() => NetNsVisit.Run(space, _system.Survey);

    /// <inheritdoc/>
    public NodeKernel OpenKernel() => NetNsVisit.Run(space, _system.OpenKernel) with { Pods = pods };

    /// <inheritdoc/>
    public DropReader OpenDrops(ushort group, DropSettings settings) => NetNsVisit.Run(space, () => _system.OpenDrops(group, settings));

    /// <inheritdoc/>
    public ValueArray<Address> ReadAddresses() => NetNsVisit.Run(space, _system.ReadAddresses);

    /// <inheritdoc/>
    public SourceCheck ReadSourceCheck() => readSourceCheck();
}
