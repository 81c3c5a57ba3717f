using Ringfence.Analysis;
using Ringfence.Core;
using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>A policy that selects nobody but host-network pods.</summary>
internal sealed class HostNetworkSubjects : ILintRule
{
    /// <inheritdoc/>
    public DiagnosticDescriptor Descriptor => NodeDiagnostics.OnlyHostNetworkSelected;

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Examine(LintContext context)
    {
        foreach (LintPolicy policy in context.Policies)
        {
            IReadOnlyList<LabelGroup> selected = context.Selection.Find(policy.Compiled.Subject);
            if (selected.Count > 0 && !policy.Compiled.Subject.Pods.IsEverything && selected.All(group => group.Network == PodNetwork.Host))
            {
                yield return policy.Report(Descriptor, policy.Key("spec", "podSelector"), NameList.Workloads(selected));
            }
        }
    }
}
