using Ringfence.Core;

namespace Ringfence.Nftables.Tests;

/// <summary>A node whose kernel is in memory, but for the log, which is a namespace's.</summary>
internal sealed class FakeSystem : INodeSystem, IDisposable
{
    private readonly TestNamespace _space = new();

    public FakeKernel Kernel { get; } = new();

    public ValueArray<RuntimeFinding> Findings { get; set; } = [];

    public ValueArray<Address> Addresses { get; set; } = [];

    public SourceCheck SourceCheck { get; set; } = new SourceCheck.Off();

    /// <summary>How often something was opened.</summary>
    public int Opened { get; private set; }

    public ValueArray<RuntimeFinding> Survey() => Findings;

    public NodeKernel OpenKernel()
    {
        Opened++;
        return Kernel.Node;
    }

    public DropReader OpenDrops(ushort group, DropSettings settings) => _space.Run(() => DropReader.Open(group, settings, TimeProvider.System));

    public ValueArray<Address> ReadAddresses() => Addresses;

    public SourceCheck ReadSourceCheck() => SourceCheck;

    public void Dispose()
    {
        Kernel.Dispose();
        _space.Dispose();
    }
}
