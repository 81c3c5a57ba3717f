using Ringfence.Core;
using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>Egress to every address at every port, without an exception: the internet, and the cluster, and the machines behind it.</summary>
internal sealed class EgressToEveryAddress : ILintRule
{
    /// <inheritdoc/>
    public DiagnosticDescriptor Descriptor => AddressDiagnostics.EgressToEveryAddress;

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Examine(LintContext context) => BlockPeer.Of(context)
        .Where(block => block is { IsWhole: true, Rule.Direction: Direction.Egress, Written.Except.Count: 0 } && WholeBlock.IsEveryPort(block.Rule.Compiled.Match.Traffic))
        .Select(block => block.Report(Descriptor, block.Block.ToString(), WholeBlock.Among(context, block), WholeBlock.NotInternet(block.Block.Family)));
}
