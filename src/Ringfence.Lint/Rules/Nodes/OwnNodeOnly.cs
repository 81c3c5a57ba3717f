using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>Host-network pods that a rule means to let in, and that get in only where they share the node: every pod's own node may reach it.</summary>
internal sealed class OwnNodeOnly : ILintRule
{
    /// <inheritdoc/>
    public DiagnosticDescriptor Descriptor => NodeDiagnostics.OwnNodeOnly;

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Examine(LintContext context) => HostPeer.Of(context)
        .Where(peer => peer.SharedNode is not null)
        .Select(peer => peer.Rule.Policy.Report(
            Descriptor, peer.Written.Node, NameList.Workloads(peer.Pods), NameList.Workloads(peer.Rule.Policy.Subjects), peer.SharedNode!.Value.Value));
}
