using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>A network plugin in the input that enforces no policy, with none beside it that does.</summary>
internal sealed class PluginEnforcesNothing : ILintRule
{
    // DaemonSets of agents that enforce NetworkPolicy, by the names that their own manifests give them.
    private static readonly string[] Enforcing =
        ["calico-node", "cilium", "kube-router", "antrea-agent", "weave-net", "ovnkube-node", "kube-ovn-cni", "aws-node", "canal", "kube-network-policies", "azure-npm"];

    /// <inheritdoc/>
    public DiagnosticDescriptor Descriptor => PluginDiagnostics.EnforcesNothing;

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Examine(LintContext context)
    {
        LintObject[] agents = [.. context.Documents.OfKind("DaemonSet")];
        LintObject? flannel = Array.Find(agents, agent => agent.Name is "kube-flannel-ds" or "kube-flannel");
        if (context.Policies.Count == 0 || flannel is null || Array.Exists(agents, agent => Array.Exists(Enforcing, name => agent.Name == name)))
        {
            yield break;
        }

        string policies = context.Policies.Count == 1 ? "1 policy" : $"{context.Policies.Count} policies";
        yield return flannel.Report(
            Descriptor, flannel.Head, "Flannel", policies, "add an enforcer beside it, such as kube-network-policies, or use a plugin that enforces policies");
    }
}
