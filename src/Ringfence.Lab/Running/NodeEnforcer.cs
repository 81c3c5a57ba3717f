using Ringfence.Core;
using Ringfence.Nftables;

namespace Ringfence.Lab;

/// <summary>Keeps the rules of one node in force.</summary>
internal sealed class NodeEnforcer : IDisposable
{
    private readonly NodeName _node;
    private readonly IRulesetTable _table;
    private readonly RulesetKeeper _keeper;

    private NodeEnforcer(NodeName node, IRulesetTable table) => (_node, _table, _keeper) = (node, table, new RulesetKeeper(table));

    /// <summary>Begins with a node that enforces nothing.</summary>
    /// <exception cref="IOException">The kernel has no nf_tables, or does not let us use it.</exception>
    public static NodeEnforcer Open(NodeName node, NetNs space)
    {
        try
        {
            return new NodeEnforcer(node, NetNsVisit.Run(space, () => new KernelTable()));
        }
        catch (NetlinkException fault)
        {
            throw new IOException(fault.Message, fault);
        }
    }

    /// <summary>Puts what a cluster means for the node in force; it is when this returns.</summary>
    /// <exception cref="IOException">The kernel refuses; what was in force before still is.</exception>
    public CompiledNode Enforce(ClusterSnapshot snapshot, CompileOptions options)
    {
        CompiledNode compiled = NodeCompiler.Compile(snapshot, _node, options);
        try
        {
            return _keeper.Keep(compiled.Ruleset) is TableAnswer.Refused(var refused)
                ? throw new IOException($"the kernel refuses the rules of node {_node}: {refused[0].Text} ({refused[0].Error})")
                : compiled;
        }
        catch (NetlinkException fault)
        {
            throw new IOException($"the rules of node {_node} cannot be set: {fault.Message}", fault);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _table.Dispose();
}
