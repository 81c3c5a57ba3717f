using Ringfence.Core;
using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>A peer that takes nobody but host-network pods, whose traffic is that of their nodes.</summary>
internal sealed class HostNetworkPeer : ILintRule
{
    /// <inheritdoc/>
    public DiagnosticDescriptor Descriptor => NodeDiagnostics.HostNetworkPeer;

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Examine(LintContext context) => HostPeer.Of(context)
        .Where(peer => peer.SharedNode is null)
        .Select(peer => peer.Rule.Policy.Report(Descriptor, peer.Written.Node, NameList.Workloads(peer.Pods), peer.Rule.Direction == Direction.Ingress ? "comes from" : "goes to"));
}
