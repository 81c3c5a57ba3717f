using Ringfence.Core;
using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>A namespaceSelector for several namespaces that also takes the policy's own, whose pods nothing else lets through although something isolates them all.</summary>
internal sealed class OwnNamespaceTaken : ILintRule
{
    /// <inheritdoc/>
    public DiagnosticDescriptor Descriptor => SelectorDiagnostics.OwnNamespaceTaken;

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Examine(LintContext context)
    {
        ILookup<NamespaceName, LintPolicy> wide = context.Policies.Where(policy => policy.Compiled.Subject.Pods.IsEverything).ToLookup(policy => policy.Namespace);
        foreach (PolicyRule rule in context.Policies.SelectMany(policy => policy.Rules))
        {
            foreach ((Dialects.NetworkPolicyPeer written, Peer compiled) in rule.Peers)
            {
                if (written is not { NamespaceSelector: { } selector, PodSelector: null }
                    || compiled is not Peer.Endpoints({ Namespaces: NamespaceScope.Matching({ IsEverything: false } spaces) }))
                {
                    continue;
                }

                NamespaceName own = rule.Policy.Namespace;
                string[] taken = [.. context.Selection.FindNamespaces(spaces).Select(space => space.Name.Value)];
                if (taken.Length > 1 && taken.Contains(own.Value) && IsolatesItsOwn(wide[own], rule, compiled))
                {
                    yield return rule.Policy.Report(
                        Descriptor,
                        selector.Node,
                        own.Value,
                        NameList.Of(taken.Where(name => name != own.Value)),
                        rule.Direction == Direction.Ingress ? "may connect to each other" : "may open connections to each other");
                }
            }
        }
    }

    // A default deny says that isolation is meant, and a rule for the own pods that they are meant.
    private static bool IsolatesItsOwn(IEnumerable<LintPolicy> wide, PolicyRule rule, Peer peer)
    {
        Peer own = new Peer.Endpoints(new EndpointSelector(new NamespaceScope.Only(rule.Policy.Namespace), LabelSelector.Everything));
        return wide.Any(policy => policy.Compiled.In(rule.Direction) is { Isolation: Isolation.DefaultDeny, Rules.IsEmpty: true })
            && wide.Append(rule.Policy).SelectMany(policy => policy.RulesIn(rule.Direction)).SelectMany(one => one.Peers).All(other => other.Compiled != own && (other.Compiled == peer || other.Compiled is not Peer.Endpoints));
    }
}
