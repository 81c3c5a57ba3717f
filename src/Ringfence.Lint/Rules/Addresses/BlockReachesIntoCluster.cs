using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>A block that takes addresses of pods or nodes.</summary>
internal sealed class BlockReachesIntoCluster : ILintRule
{
    /// <inheritdoc/>
    public DiagnosticDescriptor Descriptor => AddressDiagnostics.ReachesIntoCluster;

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Examine(LintContext context)
    {
        AddressBook book = AddressBook.Of(context);
        foreach (BlockPeer block in BlockPeer.Of(context))
        {
            // Every address is told of elsewhere, and so is that of a single pod.
            if (block.IsWhole || (block.IsSingle && book.Pods.In(block.Compiled.Addresses).Count > 0))
            {
                continue;
            }

            string inhabitants = book.Inhabitants(block.Compiled.Addresses);
            if (inhabitants.Length > 0)
            {
                yield return block.Report(Descriptor, block.Block.ToString(), inhabitants);
            }
        }
    }
}
