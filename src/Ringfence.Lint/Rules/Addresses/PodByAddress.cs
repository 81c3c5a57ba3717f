using Ringfence.Core;
using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>A block of one address that a pod has at the moment.</summary>
internal sealed class PodByAddress : ILintRule
{
    // Labels that a controller gives, other ones to the next pod.
    private static readonly string[] Fleeting =
        ["pod-template-hash", "controller-revision-hash", "pod-template-generation", "statefulset.kubernetes.io/pod-name", "apps.kubernetes.io/pod-index"];

    /// <inheritdoc/>
    public DiagnosticDescriptor Descriptor => AddressDiagnostics.PodByAddress;

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Examine(LintContext context)
    {
        AddressBook book = AddressBook.Of(context);
        foreach (BlockPeer block in BlockPeer.Of(context))
        {
            if (!block.IsSingle || book.Pods.In(block.Compiled.Addresses).First is not { } pod)
            {
                continue;
            }

            LabelSet lasting = LabelSet.Of(pod.Labels.Pairs.ToArray().Where(pair => !Fleeting.Contains(pair.Key, StringComparer.Ordinal)));
            string labels = lasting.Count > 0 ? $"a podSelector of its labels, `{lasting}`" : "labels, which it has none of";
            string where = pod.Namespace == block.Rule.Policy.Namespace ? string.Empty : $", and a namespaceSelector of `{ClusterNamespace.NameLabel}={pod.Namespace}` beside it";
            yield return block.Report(Descriptor, block.Block.ToString(), pod.Id.Value, $"{labels}{where}");
        }
    }
}
