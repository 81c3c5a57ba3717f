using Ringfence.Analysis;
using Ringfence.Core;
using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>An empty podSelector that isolates pods which others depend on, and no rule anywhere that lets anybody through to them.</summary>
internal sealed class SystemPodsCut : ILintRule
{
    /// <inheritdoc/>
    public DiagnosticDescriptor Descriptor => CoverageDiagnostics.SystemPodsCut;

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Examine(LintContext context)
    {
        foreach (LintPolicy policy in context.Policies.Where(policy => policy.Compiled.Subject.Pods.IsEverything && context.KnowsPoliciesOf(policy.Namespace)))
        {
            foreach (LabelGroup group in policy.Subjects)
            {
                if (SystemRoles.Of(group.Sample) is not { } role || context.Reach.KinOf(group.Sample) is not { } kin)
                {
                    continue;
                }

                Direction[] cut = [.. ((Direction[])[Direction.Ingress, Direction.Egress])
                    .Where(direction => policy.Compiled.In(direction).Isolation == Isolation.DefaultDeny && HasNoRule(context.Reach.ProgramOf(kin, direction)))];
                if (cut.Length > 0)
                {
                    yield return policy.Report(
                        Descriptor,
                        policy.Key("spec", "podSelector"),
                        role,
                        NameList.Workloads([group]),
                        string.Join(" and ", cut.Select(direction => direction.Field())));
                }
            }
        }
    }

    private static bool HasNoRule(DirectionProgram program) => program.Tiers.All(tier => tier.Rules.IsEmpty);
}
