using Ringfence.Core;
using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>A podSelector that is about a Service: its name, or the labels that it has itself.</summary>
internal sealed class ServiceSelected : ILintRule
{
    /// <inheritdoc/>
    public DiagnosticDescriptor Descriptor => SelectorDiagnostics.ServiceSelected;

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Examine(LintContext context)
    {
        foreach (LintPolicy policy in context.Policies)
        {
            if (ServiceLabels.Evidence(context, policy.Compiled.Subject) is { Length: > 0 } subject)
            {
                yield return policy.Report(Descriptor, policy.Key("spec", "podSelector"), subject);
            }

            foreach ((Dialects.NetworkPolicyPeer written, Peer compiled) in policy.Rules.SelectMany(rule => rule.Peers))
            {
                if (compiled is Peer.Endpoints(var selector) && ServiceLabels.Evidence(context, selector) is { Length: > 0 } evidence)
                {
                    yield return policy.Report(Descriptor, written.PodSelector?.Node ?? written.Node, evidence);
                }
            }
        }
    }
}
