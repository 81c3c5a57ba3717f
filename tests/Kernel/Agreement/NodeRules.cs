using Ringfence.Core;
using Ringfence.Lab;
using Ringfence.Nftables;

namespace Ringfence.Kernel.Tests;

/// <summary>Keeps the rules of one node in its kernel, and does nothing besides.</summary>
internal sealed class NodeRules(NodeName node, NetNs space) : IDisposable
{
    private readonly IRulesetTable _table = NetNsVisit.Run(space, () => new KernelTable());
    private RulesetKeeper? _keeper;

    public void Enforce(ClusterSnapshot snapshot)
    {
        _keeper ??= new RulesetKeeper(_table);
        Assert.IsType<TableAnswer.Done>(_keeper.Keep(NodeCompiler.Compile(snapshot, node, CompileOptions.Default).Ruleset));
    }

    public void Dispose() => _table.Dispose();
}
