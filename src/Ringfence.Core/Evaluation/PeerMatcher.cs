using System.Diagnostics;

namespace Ringfence.Core;

/// <summary>Holds a peer against the far side of a connection. The one place that says what a peer means.</summary>
internal sealed class PeerMatcher(IInventory inventory, EnforcementProfile profile, MissDetail detail = MissDetail.Reasons)
{
    public Finding Match(Peer peer, Encounter met) => peer switch
    {
        Peer.Anywhere => Finding.Yes,
        Peer.Nothing => Finding.No(new Miss.MatchesNothing()),
        Peer.Subject => met.IsSelf ? Finding.Yes : Finding.No(new Miss.NotTheSubject()),
        Peer.Endpoints(var selector) => MatchEndpoints(selector, met),
        Peer.Networks networks => AddressMatcher.Match(networks, met, detail),
        Peer.Nodes nodes => MatchNodes(nodes, met),
        Peer.Names(var patterns) => Finding.No(new Miss.NameUnknown(patterns)),
        Peer.AnyOf(var peers) => MatchAny(peers, met),
        Peer.Both(var first, var second) => Finding.And(Match(first, met), Match(second, met)),
        Peer.Except(var first, var second) => Finding.And(Match(first, met), Match(second, met).Not()),
        _ => throw new UnreachableException($"Unhandled peer {peer.GetType().Name}."),
    };

    private Finding MatchAny(ValueArray<Peer> peers, Encounter met)
    {
        Finding any = Finding.Missed;
        for (int i = 0; i < peers.Count; i++)
        {
            Finding one = Match(peers[i], met);
            any = Finding.Or(any, one.Fits || detail == MissDetail.FitOnly ? one : one with { Misses = [new Miss.InPeer(i, one.Misses)] });
            if (any.Fits && any.IsCertain)
            {
                break;
            }
        }

        return peers.IsEmpty ? Finding.No(new Miss.MatchesNothing()) : any;
    }

    private Finding MatchEndpoints(EndpointSelector selector, Encounter met)
    {
        if (met.Remote.Party is not Party.Pod(var pod))
        {
            return Finding.No(new Miss.NotAPod(met.Remote.Party));
        }

        Finding own = MatchLabels(selector.Pods, LabelHolder.Pod, pod.Id.Value, pod.Labels);
        if (detail == MissDetail.FitOnly && !own.Fits)
        {
            // A certain miss, whatever its namespace comes to.
            return Finding.Missed;
        }

        Finding labels = Finding.And(MatchNamespace(selector.Namespaces, pod), own);
        if (pod.Phase == PodPhase.Finished)
        {
            // Whatever its labels may come to, it is no peer: that rests on nothing.
            return labels.Fits ? Finding.No(new Miss.Finished(pod.Id)) : labels with { Caveats = [] };
        }

        if (!labels.Fits)
        {
            return labels;
        }

        return pod.Network == PodNetwork.Host && profile.HostNetworkPods == HostNetworkTreatment.NodeTraffic
            ? Finding.No(new Miss.HostNetwork(pod.Id)).RestingOn(new Caveat(CaveatCode.HostNetworkPeer, [pod.Id.Value]))
            : labels;
    }

    private Finding MatchNamespace(NamespaceScope scope, Endpoint pod)
    {
        switch (scope)
        {
            case NamespaceScope.Only(var wanted):
                return pod.Namespace == wanted ? Finding.Yes : Finding.No(new Miss.OtherNamespace(wanted, pod.Namespace));

            // Whatever the namespace, known or not; asked for every pod and rule, so it is not looked up.
            case NamespaceScope.Matching({ IsEverything: true }):
                return Finding.Yes;

            case NamespaceScope.Matching(var selector):
                ClusterNamespace home = inventory.NamespaceOf(pod);
                Finding found = MatchLabels(selector, LabelHolder.Namespace, home.Name.Value, home.Labels);
                return home.Provenance == Provenance.Assumed && AsksForMore(selector, home.Labels)
                    ? found.RestingOn(new Caveat(CaveatCode.AssumedNamespace, [home.Name.Value, selector.ToString()]))
                    : found;

            default:
                throw new UnreachableException($"Unhandled scope {scope.GetType().Name}.");
        }
    }

    /// <summary>Only the name label of an assumed namespace is known; if that alone settles the selector, nothing is open.</summary>
    private static bool AsksForMore(LabelSelector selector, LabelSet known) =>
        selector.Requirements.Any(requirement => requirement.Key != ClusterNamespace.NameLabel)
        && selector.Requirements.All(requirement => requirement.Key != ClusterNamespace.NameLabel || requirement.Matches(known));

    private Finding MatchLabels(LabelSelector selector, LabelHolder holder, string name, LabelSet labels) =>
        selector.Matches(labels) ? Finding.Yes
        : detail == MissDetail.FitOnly ? Finding.Missed
        : new Finding(Fit.Misses, [.. LabelMisses(selector, holder, name, labels)], []);

    // Apart from what asks for it, so that the closure is made only when somebody wants to know.
    private static IEnumerable<Miss> LabelMisses(LabelSelector selector, LabelHolder holder, string name, LabelSet labels) =>
        selector.UnmetBy(labels).Select(requirement => new Miss.Label(holder, name, requirement, labels));

    private Finding MatchNodes(Peer.Nodes nodes, Encounter met)
    {
        if (!met.Remote.IsNodeTraffic)
        {
            return Finding.No(new Miss.NotANode(met.Remote.Party));
        }

        return Finding.And(InScope(nodes.Scope, met), nodes.Selector.IsEverything
            ? Finding.Yes
            : met.Remote.Machine is { } name && inventory.FindNode(name) is { } machine
                ? MatchLabels(nodes.Selector, LabelHolder.Node, name.Value, machine.Labels)
                : Finding.No(new Miss.NotANode(met.Remote.Party)).RestingOn(new Caveat(CaveatCode.NodeUnknown, [met.RemoteName])));
    }

    private static Finding InScope(NodeScope scope, Encounter met)
    {
        if (scope == NodeScope.Any)
        {
            return Finding.Yes;
        }

        if (met.Remote.Machine is not { } machine || met.Subject.Node is not { } own)
        {
            return Finding.No(new Miss.NodeOutOfScope(scope)).RestingOn(
                new Caveat(CaveatCode.NodeUnknown, [met.Subject.Node is null ? met.Subject.Id.Value : met.RemoteName]));
        }

        return (machine == own) == (scope == NodeScope.Own) ? Finding.Yes : Finding.No(new Miss.NodeOutOfScope(scope));
    }
}
