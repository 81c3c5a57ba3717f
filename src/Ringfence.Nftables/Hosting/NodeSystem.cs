using Ringfence.Core;
using Ringfence.Diagnostics;

namespace Ringfence.Nftables;

/// <summary>The node that this process runs on: everything is asked in the network namespace of the thread that asks.</summary>
public sealed class NodeSystem : INodeSystem
{
    private readonly NodeFiles _files;
    private readonly string _root;
    private readonly ValueArray<string> _podInterfaces;

    /// <summary>The node.</summary>
    /// <param name="podInterfaces">How the names of its pods' interfaces begin (<c>cali</c>, <c>veth</c>, <c>lxc</c>).</param>
    public NodeSystem(ValueArray<string> podInterfaces)
        : this(podInterfaces, "/")
    {
    }

    /// <summary>The node, with its files elsewhere.</summary>
    internal NodeSystem(ValueArray<string> podInterfaces, string root) => (_podInterfaces, _root, _files) = (podInterfaces, root, new NodeFiles(root));

    /// <inheritdoc/>
    public ValueArray<RuntimeFinding> Survey() =>
    [
        .. NodeSurvey.Take(_root),
        .. PodInterfaces.Where(_files.IsBridgePort).Take(1).Select(name => new RuntimeFinding(RuntimeDiagnostics.UncheckedSources, [name])),
    ];

    /// <inheritdoc/>
    public NodeKernel OpenKernel() => NodeKernel.Open();

    /// <inheritdoc/>
    public DropReader OpenDrops(ushort group, DropSettings settings) => DropReader.Open(group, settings, TimeProvider.System);

    /// <inheritdoc/>
    public ValueArray<Address> ReadAddresses() => _files.Addresses;

    /// <inheritdoc/>
    /// <remarks>By routes, since these say which interface leads to a pod; ports of a bridge are not told apart by them.</remarks>
    public SourceCheck ReadSourceCheck() =>
        _files.NumbersOf(PodInterfaces.Where(name => !_files.IsBridgePort(name))).Order().ToArray() is { Length: > 0 } routed
            ? new SourceCheck.Routed([.. routed])
            : new SourceCheck.Off();

    private IEnumerable<string> PodInterfaces => _files.Interfaces.Where(name => _podInterfaces.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal)));
}
