namespace Ringfence.Reference;

/// <summary>
/// The meaning of NetworkPolicy, clause by clause and as slowly as it reads. Numbers in brackets are paragraphs of
/// docs/semantics.md. Nothing here is shared with the product.
/// </summary>
public static partial class Specification
{
    /// <summary>[5.1] A connection needs egress permission at its source and ingress permission at its destination.</summary>
    public static Answer Judge(Cluster cluster, Connection connection) =>
        new(JudgeSide(cluster, connection, Direction.Egress), JudgeSide(cluster, connection, Direction.Ingress));

    /// <summary>[5.1] Each side is judged separately, at its own subject.</summary>
    private static Side JudgeSide(Cluster cluster, Connection connection, Direction direction)
    {
        Endpoint subjectEnd = direction == Direction.Ingress ? connection.To : connection.From;
        Endpoint remoteEnd = direction == Direction.Ingress ? connection.From : connection.To;

        if (PodUnderPolicy(cluster, subjectEnd) is not { } subject)
        {
            return Side.NoSubject;
        }

        if (subjectEnd == remoteEnd && subject.Kind == PodKind.Pod)
        {
            return Side.ToItself;                                               // [5.6] a pod cannot be cut off from itself; [5.14] a workload is many pods
        }

        if (direction == Direction.Ingress && subject.Node is { } own && NodeBehind(cluster, remoteEnd) == own)
        {
            return Side.OwnNode;                                                // [5.6] ingress only: egress to the own node is judged
        }

        NetworkPolicy[] applying = [.. cluster.Policies.Where(policy => Applies(policy, subject, direction))];
        if (applying.Length == 0)
        {
            return Side.NotIsolated;                                            // [5.1] not isolated: everything may pass
        }

        return applying.Any(policy => RulesFor(policy, direction).Any(rule => RuleMatches(cluster, policy, rule, remoteEnd, connection)))
            ? Side.OpenedByRule                                                 // [5.1] the union of the rules of all that apply
            : Side.IsolatedWithoutRule;
    }

    /// <summary>[5.1] Same namespace, podSelector matches the labels, and the direction is among the policyTypes.</summary>
    private static bool Applies(NetworkPolicy policy, Pod pod, Direction direction) =>
        policy.Namespace == pod.Namespace
        && Selects(policy.PodSelector ?? Everything, pod.Labels)                // [2.3] an absent podSelector is an empty one
        && PolicyTypesOf(policy).Contains(direction);

    /// <summary>[5.2] Some port entry and some peer; a list that is absent or empty restricts nothing.</summary>
    private static bool RuleMatches(Cluster cluster, NetworkPolicy policy, PolicyRule rule, Endpoint remote, Connection connection) =>
        (rule.Ports is null or [] || rule.Ports.Any(port => PortMatches(cluster, port ?? EmptyPort, connection)))
        && (rule.Peers is null or [] || rule.Peers.Any(peer => PeerMatches(cluster, policy, peer, remote, connection.Family)));

    /// <summary>[5.8, 5.10] The pod behind an endpoint, if policies see it as one: host-network and finished pods are mere addresses.</summary>
    private static Pod? PodUnderPolicy(Cluster cluster, Endpoint endpoint) =>
        PodBehind(cluster, endpoint) is { HostNetwork: false, Phase: not (PodPhase.Succeeded or PodPhase.Failed) } pod ? pod : null;

    private static Pod? PodBehind(Cluster cluster, Endpoint endpoint) =>
        endpoint is Endpoint.OfPod wanted
            ? cluster.Pods.Single(pod => pod.Kind == wanted.Kind && pod.Namespace == wanted.Namespace && pod.Name == wanted.Name)
            : null;

    /// <summary>[5.6, 5.8] The node whose own traffic this is: the node itself, or that of a host-network pod.</summary>
    private static string? NodeBehind(Cluster cluster, Endpoint endpoint) => endpoint switch
    {
        Endpoint.OfNode node => node.Name,
        Endpoint.OfPod when PodBehind(cluster, endpoint) is { HostNetwork: true } pod => pod.Node,
        _ => null,
    };
}
