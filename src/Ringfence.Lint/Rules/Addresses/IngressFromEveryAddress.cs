using Ringfence.Core;
using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>Ingress from every address: from outside, and from every pod.</summary>
internal sealed class IngressFromEveryAddress : ILintRule
{
    /// <inheritdoc/>
    public DiagnosticDescriptor Descriptor => AddressDiagnostics.IngressFromEveryAddress;

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Examine(LintContext context) => BlockPeer.Of(context)
        .Where(block => block is { IsWhole: true, Rule.Direction: Direction.Ingress, Written.Except.Count: 0 })
        .Select(block => block.Report(Descriptor, block.Block.ToString(), WholeBlock.Among(context, block)));
}
