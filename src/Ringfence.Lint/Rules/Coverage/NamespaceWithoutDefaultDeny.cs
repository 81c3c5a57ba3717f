using Ringfence.Analysis;
using Ringfence.Core;
using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>A namespace with pods and without a policy that isolates every one of them, in one direction or both.</summary>
internal sealed class NamespaceWithoutDefaultDeny : ILintRule
{
    /// <inheritdoc/>
    public DiagnosticDescriptor Descriptor => CoverageDiagnostics.NoDefaultDeny;

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Examine(LintContext context)
    {
        if (context.HasForeignPolicies)
        {
            yield break;
        }

        ILookup<NamespaceName, LintPolicy> wide = context.Policies.Where(policy => policy.Compiled.Subject.Pods.IsEverything).ToLookup(policy => policy.Namespace);
        foreach (ClusterNamespace space in context.Selection.Namespaces)
        {
            LabelGroup[] pods = [.. context.Selection.GroupsOf(space.Name).Where(group => group.Network == PodNetwork.Own)];
            Direction[] open = [.. ((Direction[])[Direction.Ingress, Direction.Egress])
                .Where(direction => wide[space.Name].All(policy => policy.Compiled.In(direction).Isolation == Isolation.None))];
            if (pods.Length > 0 && open.Length > 0 && !SystemSpaces.IsOne(space.Name) && context.KnowsPoliciesOf(space.Name))
            {
                yield return context.Report(
                    Descriptor,
                    space.Name,
                    space.Name.Value,
                    string.Join(" or ", open.Select(direction => direction.Field())),
                    NameList.Workloads(pods),
                    string.Join(", ", open.Select(direction => direction.TypeName())));
            }
        }
    }
}
