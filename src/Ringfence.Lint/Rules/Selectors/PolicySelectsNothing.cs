using Ringfence.Core;
using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>A policy whose podSelector takes no pod of its namespace.</summary>
internal sealed class PolicySelectsNothing : ILintRule
{
    /// <inheritdoc/>
    public DiagnosticDescriptor Descriptor => SelectorDiagnostics.SelectsNothing;

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Examine(LintContext context)
    {
        foreach (LintPolicy policy in context.Policies)
        {
            LabelSelector selector = policy.Compiled.Subject.Pods;
            if (selector.IsEverything
                || !context.KnowsPodsOf(policy.Namespace)
                || context.Selection.Find(policy.Compiled.Subject).Count > 0
                || ServiceLabels.Evidence(context, policy.Compiled.Subject).Length > 0)
            {
                continue;
            }

            (string Name, LabelSet Labels)[] held = [.. context.Selection.GroupsOf(policy.Namespace).Select(group => (group.Sample.Workload.Value, group.Labels))];
            SyntaxNode place = UnmetPlace.Of(policy.Spec.PodSelector, [.. held.Select(one => one.Labels)], policy.Key("spec", "podSelector"));
            yield return policy.Report(Descriptor, place, policy.Namespace.Value, selector.ToString(), LabelHint.For(selector, held));
        }
    }
}
