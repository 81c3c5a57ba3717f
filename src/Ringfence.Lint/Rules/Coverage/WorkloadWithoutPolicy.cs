using Ringfence.Analysis;
using Ringfence.Core;
using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>Workloads with pods that no policy selects.</summary>
internal sealed class WorkloadWithoutPolicy : ILintRule
{
    /// <inheritdoc/>
    public DiagnosticDescriptor Descriptor => CoverageDiagnostics.NoPolicy;

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Examine(LintContext context)
    {
        if (context.HasForeignPolicies)
        {
            yield break;
        }

        HashSet<LabelGroup> selected = new(context.Policies.SelectMany(policy => policy.Subjects), ReferenceEqualityComparer.Instance);
        HashSet<EndpointId> told = [];
        foreach (LabelGroup group in context.Selection.Groups)
        {
            if (group.Network == PodNetwork.Host || selected.Contains(group) || SystemSpaces.IsOne(group.Namespace.Name) || !context.KnowsPoliciesOf(group.Namespace.Name))
            {
                continue;
            }

            foreach (Endpoint pod in group.Members.Where(pod => told.Add(pod.Workload)))
            {
                yield return context.Report(Descriptor, pod.Workload, pod.Workload.Value);
            }
        }
    }
}
