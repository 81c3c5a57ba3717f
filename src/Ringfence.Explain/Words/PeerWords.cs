using System.Diagnostics;
using Ringfence.Core;

namespace Ringfence.Explain;

/// <summary>Peers in words, with how many pods they match now.</summary>
internal sealed class PeerWords(ClusterSnapshot snapshot)
{
    private readonly PodCount _pods = new(snapshot);

    /// <summary>A peer as the object of a sentence: <c>pods of namespace shop with app=api (2 pods now)</c>.</summary>
    public string Of(Peer peer) => peer switch
    {
        Peer.Anywhere => "anywhere, inside the cluster and outside",
        Peer.Nothing => "nobody",
        Peer.Subject => "the pod itself",
        Peer.Endpoints(var selector) => $"{OfSelector(selector)} ({Now(selector)})",
        Peer.Networks networks => OfNetworks(networks),
        Peer.Nodes(var selector, var scope) => OfNodes(selector, scope),
        Peer.Names(var patterns) => Names.Joined(patterns),
        Peer.AnyOf(var peers) => peers.IsEmpty ? "nobody" : string.Join(", or ", peers.Select(Of)),
        Peer.Both(var first, var second) => $"those that are both {Of(first)} and {Of(second)}",
        Peer.Except(var first, var second) => $"{Of(first)}, but not {Of(second)}",
        _ => throw new UnreachableException($"Unhandled peer {peer.GetType().Name}."),
    };

    /// <summary>Whom a selector means, without counting.</summary>
    public static string OfSelector(EndpointSelector selector)
    {
        string pods = selector.Pods.IsEverything ? "every pod" : $"pods {LabelWords.With(selector.Pods)}";
        return selector.Namespaces switch
        {
            NamespaceScope.Only(var name) => $"{pods} in namespace {name}",
            NamespaceScope.Matching({ IsEverything: true }) => $"{pods} in any namespace",
            NamespaceScope.Matching({ Requirements: [var only] }) when LabelWords.NamesOf(only) is { IsEmpty: false } names =>
                $"{pods} in namespace{(names.Count == 1 ? string.Empty : "s")} {Names.Joined(names)}",
            NamespaceScope.Matching(var spaces) => $"{pods} in namespaces {LabelWords.With(spaces)}",
            _ => throw new UnreachableException($"Unhandled scope {selector.Namespaces.GetType().Name}."),
        };
    }

    private static string OfNetworks(Peer.Networks networks)
    {
        string blocks = networks.Included switch
        {
            [var only] when only == Cidr.AllIPv4 => "any IPv4 address",
            [var only] when only == Cidr.AllIPv6 => "any IPv6 address",
            _ => $"addresses in {Names.Joined([.. networks.Included.Select(AddressWords.Of)])}",
        };
        return networks.Excluded.IsEmpty ? blocks : $"{blocks} outside {Names.Joined([.. networks.Excluded.Select(AddressWords.Of)])}";
    }

    private static string OfNodes(LabelSelector selector, NodeScope scope)
    {
        string nodes = scope switch
        {
            NodeScope.Any => "nodes",
            NodeScope.Own => "the pod's own node",
            NodeScope.Other => "nodes other than the pod's own",
        };
        return selector.IsEverything ? nodes : $"{nodes} {LabelWords.With(selector)}";
    }

    private string Now(EndpointSelector selector)
    {
        ValueArray<Endpoint> reached = _pods.Reached(selector);
        return reached.IsEmpty ? "nobody now" : $"{PodCount.Counted(reached)} now";
    }
}
