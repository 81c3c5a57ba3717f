using Ringfence.Core;
using Ringfence.Diagnostics;
using Ringfence.Dialects;
using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary><c>namespaceSelector: {}</c>, which takes the own namespace and the system's too.</summary>
internal sealed class EveryNamespaceSelected : ILintRule
{
    /// <inheritdoc/>
    public DiagnosticDescriptor Descriptor => ShapeDiagnostics.EveryNamespace;

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Examine(LintContext context)
    {
        foreach (PolicyRule rule in context.Policies.SelectMany(policy => policy.Rules))
        {
            foreach ((NetworkPolicyPeer peer, _) in rule.Peers)
            {
                if (peer.NamespaceSelector is not { MatchLabels.Count: 0, MatchExpressions.Count: 0 } selector || IsForDns(rule))
                {
                    continue;
                }

                string others = NameList.Of(context.Selection.Namespaces
                    .Select(space => space.Name)
                    .Where(space => space != rule.Policy.Namespace && context.Selection.GroupsOf(space).Count > 0)
                    .Select(space => space.Value));
                yield return rule.Policy.Report(Descriptor, selector.Node, rule.Policy.Namespace.Value, others.Length > 0 ? others : "those of the system");
            }
        }
    }

    // DNS in any namespace is a recommended form.
    private static bool IsForDns(PolicyRule rule) =>
        rule.Direction == Direction.Egress && rule.Written.Ports.Count > 0 && rule.Written.Ports.All(port => port.Port is PortValue.Number { Value: 53 or 5353 });
}
