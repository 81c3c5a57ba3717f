using System.Diagnostics;
using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>Says where peers and endpoints are filed: what a peer takes is in one of the peer's places.</summary>
internal static class PeerPlaces
{
    /// <summary>The places of a peer, narrowest first choice; none for a peer that takes no endpoint but perhaps its subject.</summary>
    /// <param name="peer">The peer.</param>
    /// <param name="blockOf">The numbers of address peers.</param>
    public static IEnumerable<PeerPlace> OfPeer(Peer peer, Func<Peer.Networks, int> blockOf) =>
        PeerLeaves.Necessary(peer).SelectMany(leaf => OfLeaf(leaf, blockOf)).Distinct();

    /// <summary>Every place that an endpoint is in.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="namespaceLabels">The labels of its namespace.</param>
    /// <param name="blocks">The numbers of the address peers that may take its addresses.</param>
    public static List<PeerPlace> OfEndpoint(Endpoint endpoint, LabelSet namespaceLabels, IReadOnlyList<int> blocks)
    {
        List<PeerPlace> places = [PeerPlace.Everywhere, PeerPlace.InNamespace(endpoint.Namespace.Value)];
        foreach ((string key, string value) in namespaceLabels.Pairs)
        {
            places.Add(PeerPlace.InNamespaceWith(key, value));
        }

        foreach ((string key, string value) in endpoint.Labels.Pairs)
        {
            places.Add(PeerPlace.WithLabel(key, value));
            places.Add(PeerPlace.WithKey(key));
        }

        places.AddRange(blocks.Select(PeerPlace.InBlock));
        return places;
    }

    private static IEnumerable<PeerPlace> OfLeaf(Peer leaf, Func<Peer.Networks, int> blockOf) => leaf switch
    {
        Peer.Nothing or Peer.Subject or Peer.Names => [],
        Peer.Networks networks => [PeerPlace.InBlock(blockOf(networks))],
        Peer.Endpoints(var selector) => OfSelector(selector),
        Peer.Anywhere or Peer.Nodes => [PeerPlace.Everywhere],
        _ => throw new UnreachableException($"Unhandled leaf {leaf.GetType().Name}."),
    };

    private static IEnumerable<PeerPlace> OfSelector(EndpointSelector selector)
    {
        if (selector.Namespaces is NamespaceScope.Only(var name))
        {
            return [PeerPlace.InNamespace(name.Value)];
        }

        LabelSelector spaces = ((NamespaceScope.Matching)selector.Namespaces).Selector;
        if (OneOf(spaces.Requirements.Where(requirement => requirement.Key == ClusterNamespace.NameLabel)) is { } named)
        {
            return named.Values.Select(value => PeerPlace.InNamespaceWith(named.Key, value));
        }

        if (OneOf(selector.Pods.Requirements) is { } label)
        {
            return label.Values.Select(value => PeerPlace.WithLabel(label.Key, value));
        }

        if (OneOf(spaces.Requirements) is { } space)
        {
            return space.Values.Select(value => PeerPlace.InNamespaceWith(space.Key, value));
        }

        return selector.Pods.Requirements.FirstOrDefault(requirement => requirement.Operator == LabelOperator.Exists) is { } present
            ? [PeerPlace.WithKey(present.Key)]
            : [PeerPlace.Everywhere];
    }

    private static LabelRequirement? OneOf(IEnumerable<LabelRequirement> requirements) =>
        requirements.Where(requirement => requirement.Operator == LabelOperator.In).MinBy(requirement => requirement.Values.Count);
}
