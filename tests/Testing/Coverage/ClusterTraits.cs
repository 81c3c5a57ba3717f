using Ringfence.Reference;

namespace Ringfence.Testing;

/// <summary>Which traits a cluster has.</summary>
public static class ClusterTraits
{
    public static IReadOnlySet<ClusterTrait> In(Cluster cluster) => Enum.GetValues<ClusterTrait>().Where(trait => Has(cluster, trait)).ToHashSet();

    private static bool Has(Cluster cluster, ClusterTrait trait) => trait switch
    {
        ClusterTrait.PeerOfPods => Peers(cluster).Any(peer => peer is { PodSelector: not null, NamespaceSelector: null }),
        ClusterTrait.PeerOfNamespaces => Peers(cluster).Any(peer => peer is { PodSelector: null, NamespaceSelector: not null }),
        ClusterTrait.PeerOfPodsInNamespaces => Peers(cluster).Any(peer => peer is { PodSelector: not null, NamespaceSelector: not null }),
        ClusterTrait.PeerOfAddresses => Blocks(cluster).Any(),
        ClusterTrait.PeerEveryPodOfOwnNamespace => Peers(cluster).Any(peer => peer.NamespaceSelector is null && IsEmpty(peer.PodSelector)),
        ClusterTrait.PeerEveryNamespace => Peers(cluster).Any(peer => peer.PodSelector is null && IsEmpty(peer.NamespaceSelector)),
        ClusterTrait.BlockOfAllIPv4 => Blocks(cluster).Any(block => block.Cidr == "0.0.0.0/0"),
        ClusterTrait.BlockOfAllIPv6 => Blocks(cluster).Any(block => block.Cidr == "::/0"),
        ClusterTrait.BlockOfOneAddress => Blocks(cluster).Any(block => block.Cidr.EndsWith("/32", StringComparison.Ordinal) || block.Cidr.EndsWith("/128", StringComparison.Ordinal)),
        ClusterTrait.BlockWithHole => Blocks(cluster).Any(block => block.Except is { Count: > 0 }),
        ClusterTrait.RuleForEverything => Rules(cluster).Any(rule => rule is null or { Peers: null or [], Ports: null or [] }),
        ClusterTrait.EntryForAllTcp => Ports(cluster).Any(port => port is null or { Protocol: null, Number: null, Name: null }),
        ClusterTrait.RangeOfOnePort => Ports(cluster).Any(port => port?.EndPort is { } last && last == port.Number),
        ClusterTrait.NamedPort => Ports(cluster).Any(port => port?.Name is not null),
        ClusterTrait.NameOnSeveralContainers => cluster.Pods.Any(pod => Names(pod, role => role != ContainerRole.Init).GroupBy(name => name).Any(same => same.Count() > 1)),
        ClusterTrait.NameOnPlainInitContainerOnly => cluster.Pods.Any(pod => Names(pod, role => role == ContainerRole.Init).Except(Names(pod, role => role != ContainerRole.Init)).Any()),
        ClusterTrait.SeveralPoliciesOnOnePod => cluster.Pods.Any(pod => cluster.Policies.Count(policy => policy.Namespace == pod.Namespace && (policy.PodSelector is null || IsEmpty(policy.PodSelector))) > 1),
        ClusterTrait.DuplicatePolicyTypes => cluster.Policies.Any(policy => policy.PolicyTypes is [var first, var second] && first == second),
        ClusterTrait.EgressRulesWithoutPolicyTypes => cluster.Policies.Any(policy => policy is { PolicyTypes: null or [], Egress.Count: > 0 }),
        ClusterTrait.EmptyEgressWithoutPolicyTypes => cluster.Policies.Any(policy => policy is { PolicyTypes: null or [], Egress.Count: 0 }),
        ClusterTrait.RulesForDirectionNotListed => cluster.Policies.Any(policy => policy.PolicyTypes is { Count: > 0 } listed
            && ((policy.Ingress is { Count: > 0 } && !listed.Contains(Direction.Ingress)) || (policy.Egress is { Count: > 0 } && !listed.Contains(Direction.Egress)))),
        ClusterTrait.IsolatedWithoutAnyRule => cluster.Policies.Any(policy => policy is { Ingress: null or [], Egress: null or [] }),
        ClusterTrait.AssumedNamespace => cluster.Pods.Any(pod => !cluster.Namespaces.Any(space => space.Name == pod.Namespace)),
        ClusterTrait.PodWithoutAddress => cluster.Pods.Any(pod => pod is { Kind: PodKind.Pod, Addresses: [] }),
        ClusterTrait.PodWithoutNode => cluster.Pods.Any(pod => pod is { Kind: PodKind.Pod, Node: null }),
        ClusterTrait.PodOfBothFamilies => cluster.Pods.Any(pod => pod.Addresses.Count == 2),
        ClusterTrait.PodOfOneFamilyBesideBoth => cluster.Pods.Any(pod => pod.Addresses.Count == 1) && cluster.Pods.Any(pod => pod.Addresses.Count == 2),
        ClusterTrait.SelectorByNamespaceName => Peers(cluster).Any(peer => Keys(peer.NamespaceSelector).Contains(Vocabulary.NameLabel)),
        ClusterTrait.LabelsAndExpressions => Selectors(cluster).Any(selector => selector is { MatchLabels.Count: > 0, MatchExpressions.Count: > 0 }),
        ClusterTrait.ContradictorySelector => Selectors(cluster).Any(selector => (selector.MatchExpressions ?? []).Any(asked =>
            asked.Operator == LabelOperator.DoesNotExist && (selector.MatchLabels?.ContainsKey(asked.Key) ?? false))),
        ClusterTrait.EmptyLabelValue => cluster.Pods.Any(pod => pod.Labels.Values.Contains("")),
        ClusterTrait.NoPolicy => cluster.Policies.Count == 0,
    };

    private static IEnumerable<PolicyRule?> Rules(Cluster cluster) => cluster.Policies.SelectMany(policy => (policy.Ingress ?? []).Concat(policy.Egress ?? []));

    private static IEnumerable<PolicyPeer> Peers(Cluster cluster) => Rules(cluster).SelectMany(rule => rule?.Peers ?? []);

    private static IEnumerable<PolicyPort?> Ports(Cluster cluster) => Rules(cluster).SelectMany(rule => rule?.Ports ?? []);

    private static IEnumerable<IpBlock> Blocks(Cluster cluster) => Peers(cluster).Select(peer => peer.IpBlock).OfType<IpBlock>();

    private static IEnumerable<LabelSelector> Selectors(Cluster cluster) =>
        cluster.Policies.Select(policy => policy.PodSelector).Concat(Peers(cluster).SelectMany(peer => (IEnumerable<LabelSelector?>)[peer.PodSelector, peer.NamespaceSelector])).OfType<LabelSelector>();

    private static IEnumerable<string> Keys(LabelSelector? selector) =>
        (selector?.MatchLabels?.Keys ?? []).Concat((selector?.MatchExpressions ?? []).Select(asked => asked.Key));

    private static bool IsEmpty(LabelSelector? selector) => selector is { MatchLabels: null or { Count: 0 }, MatchExpressions: null or { Count: 0 } };

    private static IEnumerable<string> Names(Pod pod, Func<ContainerRole, bool> role) =>
        pod.Containers.Where(container => role(container.Role)).SelectMany(container => container.Ports).Select(port => port.Name).OfType<string>();
}
