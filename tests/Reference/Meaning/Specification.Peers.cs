namespace Ringfence.Reference;

public static partial class Specification
{
    /// <summary>[5.3] A peer is an ipBlock, or selectors that must all match; only pods match selectors.</summary>
    private static bool PeerMatches(Cluster cluster, NetworkPolicy policy, PolicyPeer peer, Endpoint remote, IpFamily family)
    {
        if (peer.IpBlock is { } block)
        {
            return BlockMatches(block, AddressOf(cluster, remote, family));     // [5.3] addresses of pods and nodes included
        }

        if (PodUnderPolicy(cluster, remote) is not { } pod)
        {
            return false;                                                       // [5.3] selector peers are pods, never nodes or addresses
        }

        bool namespaceMatches = peer.NamespaceSelector is { } wanted
            ? Selects(wanted, LabelsOfNamespace(cluster, pod.Namespace))        // [2.3] {} is every namespace, the own one included
            : pod.Namespace == policy.Namespace;                                // [2.3] absent: the policy's own namespace
        bool podMatches = peer.PodSelector is null || Selects(peer.PodSelector, pod.Labels);
        return namespaceMatches && podMatches;
    }

    /// <summary>[5.3] In cidr and in none of except.</summary>
    private static bool BlockMatches(IpBlock block, string? address)
    {
        if (address is null)
        {
            return block is { Cidr: "0.0.0.0/0", Except: null or [] };          // [5.10] an unknown address is some IPv4 address
        }

        return InCidr(block.Cidr, address) && !(block.Except ?? []).Any(hole => InCidr(hole, address));
    }

    /// <summary>[4.1] Every requirement holds: labels and expressions are ANDed.</summary>
    private static bool Selects(LabelSelector selector, IReadOnlyDictionary<string, string> labels) =>
        (selector.MatchLabels ?? new Dictionary<string, string>()).All(wanted => labels.TryGetValue(wanted.Key, out string? value) && value == wanted.Value)
        && (selector.MatchExpressions ?? []).All(requirement => Holds(requirement, labels));

    /// <summary>[4.1] The table of operators; note that NotIn holds for an absent key.</summary>
    private static bool Holds(LabelRequirement requirement, IReadOnlyDictionary<string, string> labels) => requirement.Operator switch
    {
        LabelOperator.In => labels.TryGetValue(requirement.Key, out string? value) && requirement.Values!.Contains(value),
        LabelOperator.NotIn => !labels.TryGetValue(requirement.Key, out string? value) || !requirement.Values!.Contains(value),
        LabelOperator.Exists => labels.ContainsKey(requirement.Key),
        LabelOperator.DoesNotExist => !labels.ContainsKey(requirement.Key),
    };

    /// <summary>[4.3] The automatic label is always there and always right; [4.4] a namespace nobody wrote down has only that one.</summary>
    private static Dictionary<string, string> LabelsOfNamespace(Cluster cluster, string name)
    {
        Namespace? written = cluster.Namespaces.SingleOrDefault(candidate => candidate.Name == name);
        return new Dictionary<string, string>(written?.Labels ?? new Dictionary<string, string>()) { ["kubernetes.io/metadata.name"] = name };
    }
}
