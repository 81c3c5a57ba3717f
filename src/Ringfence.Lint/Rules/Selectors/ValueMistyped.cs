using Ringfence.Core;
using Ringfence.Diagnostics;
using Ringfence.Dialects;
using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>A value in a list of several that nobody has, while somebody has nearly the same; the others of the list hide that it does nothing.</summary>
/// <remarks>Of a selector that takes nobody at all other rules tell. A value that is merely not there yet is no typo, nor is one that is near another of its own list.</remarks>
internal sealed class ValueMistyped : ILintRule
{
    /// <inheritdoc/>
    public DiagnosticDescriptor Descriptor => SelectorDiagnostics.ValueOfNobody;

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Examine(LintContext context)
    {
        foreach (LintPolicy policy in context.Policies)
        {
            NamespaceName[] own = [policy.Namespace];
            IEnumerable<Diagnostic> found = OfPods(context, policy, policy.Spec.PodSelector, own)
                .Concat(policy.Rules.SelectMany(rule => rule.Peers).SelectMany(peer => OfPeer(context, policy, peer.Written, peer.Compiled, own)));
            foreach (Diagnostic finding in found)
            {
                yield return finding;
            }
        }
    }

    private IEnumerable<Diagnostic> OfPeer(LintContext context, LintPolicy policy, NetworkPolicyPeer written, Peer compiled, NamespaceName[] own)
    {
        bool isOpen = compiled is Peer.Endpoints(var about) && UnlabelledSpaces.MayHold(context, about);
        NamespaceName[] spaces = compiled is Peer.Endpoints({ Namespaces: NamespaceScope.Matching(var selector) })
            ? [.. context.Selection.FindNamespaces(selector).Select(space => space.Name)]
            : own;
        return (isOpen ? [] : OfPods(context, policy, written.PodSelector, spaces)).Concat(OfNamespaces(context, policy, written.NamespaceSelector));
    }

    private IEnumerable<Diagnostic> OfPods(LintContext context, LintPolicy policy, SelectorObject? selector, NamespaceName[] spaces) =>
        HasLists(selector) && spaces.All(context.HasAllPodsOf)
            ? Of(policy, selector!, spaces is [var one] ? $"no pod of namespace `{one}`" : "no pod of these namespaces", [.. spaces.SelectMany(context.Selection.GroupsOf).Select(group => (group.Sample.Workload.Value, group.Labels))])
            : [];

    private IEnumerable<Diagnostic> OfNamespaces(LintContext context, LintPolicy policy, SelectorObject? selector) =>
        HasLists(selector) && !context.Refusals.HideNamespaces && (selector!.MatchExpressions.Where(IsList).All(list => list.Key.Value == ClusterNamespace.NameLabel) || context.Selection.Namespaces.All(space => space.Provenance == Provenance.Given))
            ? Of(policy, selector!, "no namespace", [.. context.Selection.Namespaces.Select(space => (space.Name.Value, space.Labels))])
            : [];

    private static bool HasLists(SelectorObject? selector) => selector?.MatchExpressions.Any(IsList) == true;

    private static bool IsList(SelectorExpression expression) => expression is { Operator.Value: "In", Values.Count: > 1 };

    private IEnumerable<Diagnostic> Of(LintPolicy policy, SelectorObject selector, string nobody, (string Name, LabelSet Labels)[] held)
    {
        foreach (SelectorExpression expression in selector.MatchExpressions.Where(IsList))
        {
            string key = expression.Key.Value;
            Dictionary<string, string> values = new(StringComparer.Ordinal);
            foreach ((string name, LabelSet labels) in held)
            {
                if (labels.TryGetValue(key, out string value))
                {
                    values.TryAdd(value, name);
                }
            }

            // Where none of them is there, the whole list takes nobody.
            if (!expression.Values.Any(value => values.ContainsKey(value.Value)))
            {
                continue;
            }

            HashSet<string> meant = [.. expression.Values.Select(value => value.Value)];
            foreach (Located<string> value in expression.Values.Where(value => !values.ContainsKey(value.Value)))
            {
                if (NearestName.TryFind(value.Value, values.Keys.Where(other => !meant.Contains(other)), out string? near))
                {
                    yield return policy.Report(Descriptor, value.Node, nobody, key, value.Value, near, values[near]);
                }
            }
        }
    }
}
