using Ringfence.Core;
using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>A wide block in which the address lies where the cluster's own cloud hands out credentials.</summary>
internal sealed class MetadataReachable : ILintRule
{
    /// <inheritdoc/>
    public DiagnosticDescriptor Descriptor => AddressDiagnostics.MetadataReachable;

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Examine(LintContext context)
    {
        IReadOnlyList<CloudProvider> clouds = CloudProvider.Of(context);
        foreach (BlockPeer block in BlockPeer.Of(context))
        {
            // Who names the one address means it.
            if (block.IsSingle || block.Rule.Direction != Direction.Egress || !block.Rule.Compiled.Match.Traffic.Numbers.Contains(Protocol.Tcp, CloudProvider.Port))
            {
                continue;
            }

            foreach (CloudProvider cloud in clouds)
            {
                Cidr[] reached = [.. cloud.Metadata.Intersect(block.Compiled.Addresses).ToCidrs()];
                if (reached.Length > 0)
                {
                    yield return block.Report(
                        Descriptor,
                        block.Block.ToString(),
                        NameList.Of(reached.Select(host => host.First.ToString())),
                        cloud.Name,
                        string.Join(", ", reached));
                }
            }
        }
    }
}
