using Ringfence.Analysis;
using Ringfence.Core;
using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>Egress rules whose policy also isolates ingress, because policyTypes was left to inference.</summary>
internal sealed class EgressRulesCutIngress : ILintRule
{
    /// <inheritdoc/>
    public DiagnosticDescriptor Descriptor => ShapeDiagnostics.CutsIngressToo;

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Examine(LintContext context)
    {
        foreach (LintPolicy policy in context.Policies.Where(policy => Applies(context, policy)))
        {
            string pods = policy.Subjects.Count == 0 ? "the pods it selects" : NameList.Workloads(policy.Subjects);
            yield return policy.Report(Descriptor, policy.Key("spec", "egress"), pods);
        }
    }

    /// <summary>Whether a policy has egress rules alone, no policyTypes, and no other policy isolates the ingress of its pods anyway.</summary>
    public static bool Applies(LintContext context, LintPolicy policy) =>
        !policy.Node["spec"u8]["policyTypes"u8].Exists
        && policy.Spec is { Ingress.Count: 0, Egress.Count: > 0 }
        && (policy.Subjects.Count == 0 || policy.Subjects.Any(group => IsAlone(context, group)));

    private static bool IsAlone(LintContext context, LabelGroup group) =>
        context.Reach.KinOf(group.Sample) is not { } kin
        || context.Reach.ProgramOf(kin, Direction.Ingress).Tiers.Sum(tier => tier.IsolatedBy.Count) < 2;
}
