using Ringfence.Analysis;
using Ringfence.Core;
using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>Host-network pods among those that a policy selects; told once for the same pods.</summary>
internal sealed class HostNetworkAmongSubjects : ILintRule
{
    /// <inheritdoc/>
    public DiagnosticDescriptor Descriptor => NodeDiagnostics.HostNetworkAmongSelected;

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Examine(LintContext context)
    {
        HashSet<ValueArray<LabelGroup>> told = [];
        foreach (LintPolicy policy in context.Policies.Where(policy => policy.Subjects.Count > 0 || policy.Compiled.Subject.Pods.IsEverything))
        {
            ValueArray<LabelGroup> beyond = [.. context.Selection.Find(policy.Compiled.Subject).Where(group => group.Network == PodNetwork.Host)];
            if (!beyond.IsEmpty && told.Add(beyond))
            {
                yield return policy.Report(Descriptor, policy.Key("spec", "podSelector"), NameList.Workloads(beyond));
            }
        }
    }
}
