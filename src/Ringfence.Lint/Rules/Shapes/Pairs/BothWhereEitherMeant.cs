using Ringfence.Analysis;
using Ringfence.Core;
using Ringfence.Diagnostics;
using Ringfence.Dialects;
using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>One peer with two selectors that nobody meets at once, while some pods meet one and some the other.</summary>
internal sealed class BothWhereEitherMeant : ILintRule
{
    /// <inheritdoc/>
    public DiagnosticDescriptor Descriptor => ShapeDiagnostics.BothWhereEither;

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Examine(LintContext context)
    {
        foreach (PolicyRule rule in context.Policies.SelectMany(policy => policy.Rules))
        {
            foreach ((NetworkPolicyPeer peer, Peer compiled) in rule.Peers)
            {
                if (Evidence(context, rule.Policy.Namespace, compiled) is { Length: > 0 } evidence)
                {
                    yield return rule.Policy.Report(Descriptor, peer.Node, evidence);
                }
            }
        }
    }

    /// <summary>Who meets which of the two selectors; empty when somebody meets both, or one of them is met by nobody.</summary>
    public static string Evidence(LintContext context, NamespaceName own, Peer peer)
    {
        if (peer is not Peer.Endpoints({ Namespaces: NamespaceScope.Matching({ IsEverything: false } spaces), Pods: { IsEverything: false } pods } selector)
            || context.Selection.Find(selector).Count > 0
            || UnlabelledSpaces.MayHold(context, selector))
        {
            return string.Empty;
        }

        LabelGroup[] there = [.. context.Selection.FindNamespaces(spaces).SelectMany(space => context.Selection.GroupsOf(space.Name))];
        IReadOnlyList<LabelGroup> here = context.Selection.Find(new EndpointSelector(new NamespaceScope.Only(own), pods));
        return there.Length > 0 && here.Count > 0
            ? $"{NameList.Workloads(here)} with `{pods}` lives in `{own}`, and {NameList.Workloads(there)} of namespaces with `{spaces}` has other labels"
            : string.Empty;
    }
}
