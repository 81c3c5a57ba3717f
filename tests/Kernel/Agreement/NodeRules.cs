using Ringfence.Core;
using Ringfence.Lab;
using Ringfence.Nftables;

namespace Ringfence.Kernel.Tests;

/// <summary>Keeps the rules of one node in its kernel, and in a table in memory, and does nothing besides.</summary>
internal sealed class NodeRules(NodeName node, NetNs space) : IDisposable
{
    private readonly IRulesetTable _table = NetNsVisit.Run(space, () => new KernelTable());
    private RulesetKeeper? _keeper;

    /// <summary>The table in memory.</summary>
    public FakeNode Fake { get; } = new();

    public void Enforce(ClusterSnapshot snapshot)
    {
        _keeper ??= new RulesetKeeper(_table, TimeProvider.System);
        Ruleset ruleset = NodeCompiler.Compile(snapshot, node, CompileOptions.Default).Ruleset;
        Assert.IsType<TableAnswer.Done>(_keeper.Keep(ruleset));
        Fake.Enforce(ruleset);
    }

    public void Dispose() => _table.Dispose();
}
