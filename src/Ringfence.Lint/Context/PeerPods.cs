using Ringfence.Analysis;
using Ringfence.Core;

namespace Ringfence.Lint;

/// <summary>Whom the peers of rules take among the pods of the input.</summary>
internal static class PeerPods
{
    /// <summary>The groups of pods that a peer takes by label, host-network ones among them; every pod for a peer that is anywhere. Addresses take none here.</summary>
    public static IReadOnlyList<LabelGroup> Of(LintContext context, Peer peer) => peer switch
    {
        Peer.Anywhere => context.Selection.Groups,
        Peer.Endpoints(var selector) => context.Selection.Find(selector),
        Peer.AnyOf(var peers) => [.. peers.SelectMany(one => Of(context, one)).Distinct()],
        _ => [],
    };

    /// <summary>Whether the input has workloads in every namespace that a peer may take pods of; other namespaces than those of the input are not thought of.</summary>
    public static bool AreKnown(LintContext context, Peer peer) => peer switch
    {
        Peer.Anywhere => context.Selection.Namespaces.All(space => context.HasAllPodsOf(space.Name)),
        Peer.Endpoints({ Namespaces: NamespaceScope.Only(var own) }) => context.HasAllPodsOf(own),
        Peer.Endpoints({ Namespaces: NamespaceScope.Matching(var spaces) } selector) =>
            context.Selection.FindNamespaces(spaces).All(space => context.HasAllPodsOf(space.Name)) && !UnlabelledSpaces.MayHold(context, selector),
        Peer.AnyOf(var peers) => peers.All(one => AreKnown(context, one)),
        _ => false,
    };

    /// <summary>Whether a peer takes pods by labels of theirs; others may take pods that the input lacks.</summary>
    public static bool AskForLabels(Peer peer) => peer switch
    {
        Peer.Endpoints(var selector) => !selector.Pods.IsEverything,
        Peer.AnyOf(var peers) => peers.All(AskForLabels),
        _ => false,
    };

    /// <summary>Whether a peer takes every pod of the cluster.</summary>
    public static bool IsEverybody(Peer peer) => peer switch
    {
        Peer.Anywhere => true,
        Peer.Endpoints({ Namespaces: NamespaceScope.Matching({ IsEverything: true }), Pods.IsEverything: true }) => true,
        Peer.AnyOf(var peers) => peers.Any(IsEverybody),
        _ => false,
    };

    /// <summary>Whether a peer may take pods of a namespace, which may have any label but another name.</summary>
    public static bool MayTake(Peer peer, NamespaceName space) => peer switch
    {
        Peer.Anywhere => true,
        Peer.Endpoints({ Namespaces: NamespaceScope.Only(var own) }) => own == space,
        Peer.Endpoints({ Namespaces: NamespaceScope.Matching(var spaces) }) => spaces.Requirements
            .All(requirement => requirement.Key != ClusterNamespace.NameLabel || requirement.Matches(ClusterNamespace.Assumed(space).Labels)),
        Peer.AnyOf(var peers) => peers.Any(one => MayTake(one, space)),
        _ => false,
    };
}
