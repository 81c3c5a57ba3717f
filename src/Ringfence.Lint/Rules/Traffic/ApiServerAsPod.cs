using Ringfence.Analysis;
using Ringfence.Core;
using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>An egress rule that takes the API server for a pod of kube-system.</summary>
internal sealed class ApiServerAsPod : ILintRule
{
    private static readonly NamespaceName Home = new("kube-system");

    // `component` by kubeadm, `k8s-app` by older installers.
    private static readonly string[] ServerKeys = ["component", "k8s-app"];

    /// <inheritdoc/>
    public DiagnosticDescriptor Descriptor => TrafficDiagnostics.ApiServerAsPod;

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Examine(LintContext context) => context.Policies
        .SelectMany(RulePort.Of)
        .Where(port => port is { Direction: Direction.Egress, Protocol: Protocol.Tcp, Number: 443 or 6443, Peer: Peer.AnyOf(var peers) } && peers.All(IsMeant))
        .Where(port => !PeerPods.Of(context, port.Peer).Any(group => Listens(context, group, port.Number)))
        .Select(port => port.Policy.Report(Descriptor, port.Written.Port!.Node, $"{port.Number}"));

    // Peers that take kube-system by its name, all of it or the API server in it.
    private static bool IsMeant(Peer peer) =>
        peer is Peer.Endpoints({ Namespaces: NamespaceScope.Matching({ Requirements: [{ Key: ClusterNamespace.NameLabel, Operator: LabelOperator.In, Values: [var space] }] }) } selector)
        && space == Home.Value
        && (selector.Pods.IsEverything || selector.Pods.Requirements is [{ Operator: LabelOperator.In, Values: ["kube-apiserver"] } only] && Array.IndexOf(ServerKeys, only.Key) >= 0);

    private static bool Listens(LintContext context, LabelGroup group, ushort port) =>
        group.Network == PodNetwork.Own
        && (GroupPorts.Of(context).NumbersOf(group).Contains((Protocol.Tcp, port)) || ServiceIndex.Of(context).Before(group).Any(lead => lead.Port == port));
}
