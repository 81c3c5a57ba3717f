using Ringfence.Core;

namespace Ringfence.Explain;

/// <summary>What may surprise about whom a policy's rules match.</summary>
internal sealed class PeerSurprises(ClusterSnapshot snapshot, PodCount pods)
{
    public IEnumerable<string> Of(Policy policy) =>
        from rule in policy.Ingress.Rules.Concat(policy.Egress.Rules)
        from peer in PeersOf(rule.Match.Peer)
        from surprise in OfPeer(peer)
        select $"{RulePlace.Of(rule.Ref)}: {surprise}";

    private static ValueArray<Peer> PeersOf(Peer peer) => peer is Peer.AnyOf(var peers) ? peers : [peer];

    private IEnumerable<string> OfPeer(Peer peer) => peer switch
    {
        Peer.Endpoints(var selector) => OfSelector(selector),
        Peer.Networks networks => OfNetworks(networks),
        _ => [],
    };

    private IEnumerable<string> OfSelector(EndpointSelector selector)
    {
        if (selector is { Pods.IsEverything: true, Namespaces: NamespaceScope.Matching({ IsEverything: true }) })
        {
            yield return "an empty namespaceSelector means every pod of the cluster, but no address outside it.";
        }

        if (!pods.Reached(selector).IsEmpty)
        {
            yield break;
        }

        yield return selector.Namespaces switch
        {
            NamespaceScope.Only(var own) when Elsewhere(selector) is { IsEmpty: false } others =>
                $"a podSelector alone looks in namespace {own} only, where nobody matches; {PodCount.Counted(others)} elsewhere would ({Names.Some([.. others.Select(pod => pod.Id.Value)])}), with a namespaceSelector beside it.",
            NamespaceScope.Matching(var spaces) when !snapshot.Namespaces.Any(space => spaces.Matches(space.Labels)) =>
                $"no namespace {LabelWords.With(spaces)} is in the input, so it matches nobody.",
            _ => $"{PeerWords.OfSelector(selector)}: nobody matches now.",
        };
    }

    private ValueArray<Endpoint> Elsewhere(EndpointSelector selector) =>
        pods.Reached(selector with { Namespaces = new NamespaceScope.Matching(LabelSelector.Everything) });

    private IEnumerable<string> OfNetworks(Peer.Networks networks)
    {
        if (networks.Included.Contains(Cidr.AllIPv4) && !networks.Included.Contains(Cidr.AllIPv6))
        {
            yield return "0.0.0.0/0 is every IPv4 address; IPv6 connections need ::/0 as well.";
        }
        else if (networks.Included.Contains(Cidr.AllIPv6) && !networks.Included.Contains(Cidr.AllIPv4))
        {
            yield return "::/0 is every IPv6 address; IPv4 connections need 0.0.0.0/0 as well.";
        }
        else if (PodsIn(networks) is { IsEmpty: false } inside)
        {
            yield return $"these addresses are those of {PodCount.Counted(inside)} now ({Names.Some([.. inside.Select(pod => pod.Id.Value)])}); pods get new addresses when they restart, labels stay.";
        }

        if (!networks.Excluded.IsEmpty)
        {
            yield return $"except only leaves {Names.Joined([.. networks.Excluded.Select(AddressWords.Of)])} out of this block; any other rule may still allow it.";
        }
    }

    private ValueArray<Endpoint> PodsIn(Peer.Networks networks) =>
    [
        .. snapshot.Endpoints.Where(pod => pod is { Phase: PodPhase.Live, Network: PodNetwork.Own, Addresses.Knowledge: AddressKnowledge.Exact }
            && pod.Addresses.Possible.Ranges.Any(range => networks.Addresses.Contains(range.First))),
    ];
}
