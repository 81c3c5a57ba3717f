using Ringfence.Core;

namespace Ringfence.Bench;

/// <summary>Parts of clusters that are made for one figure: pods with the labels that selectors ask for, and NetworkPolicies; in one namespace unless told otherwise.</summary>
internal static class PlainCluster
{
    /// <summary>The usual namespace.</summary>
    public static NamespaceName Space { get; } = new("shop");

    /// <summary>The node whose rules are looked at.</summary>
    public static NodeName Here { get; } = new("node-0");

    /// <summary>A node that only has peers.</summary>
    public static NodeName There { get; } = new("node-1");

    /// <summary>A cluster of some pods and policies.</summary>
    public static ClusterSnapshot Of(IEnumerable<Endpoint> pods, IEnumerable<Policy> policies)
    {
        Endpoint[] all = [.. pods];
        return new(all.Select(pod => pod.Namespace).Distinct().Select(space => ClusterNamespace.Given(space, LabelSet.Empty)), all, [], [], [], [TierOf(policies)]);
    }

    /// <summary>The tier that NetworkPolicies are in.</summary>
    public static Core.Tier TierOf(IEnumerable<Policy> policies) =>
        new("NetworkPolicy", 0, TierMode.Additive, EndOfTier.Next, EnforcementProfile.Default.Exemptions, [.. policies]);

    /// <summary>A pod with an IPv4 address.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="address">Its address, as a number.</param>
    /// <param name="node">Where it runs.</param>
    /// <param name="labels">Its labels.</param>
    public static Endpoint Pod(string name, uint address, NodeName node, params (string Key, string Value)[] labels) => PodIn(Space, name, address, node, labels);

    /// <summary>The same in a namespace.</summary>
    public static Endpoint PodIn(NamespaceName space, string name, uint address, NodeName node, params (string Key, string Value)[] labels) =>
        new(EndpointId.Pod(space, name), space, LabelSet.Of([.. labels.Select(label => new KeyValuePair<string, string>(label.Key, label.Value))]))
        {
            Addresses = EndpointAddresses.Known(new Address(AddressFamily.IPv4, address)),
            Node = node,
        };

    /// <summary>A policy that isolates the pods with a label in one direction and allows some peers some ports.</summary>
    public static Policy Policy(string name, Direction direction, (string Key, string Value) subject, params (Peer Peer, TrafficSet Traffic)[] allowed) =>
        PolicyIn(Space, name, direction, subject, allowed);

    /// <summary>The same in a namespace.</summary>
    public static Policy PolicyIn(NamespaceName space, string name, Direction direction, (string Key, string Value) subject, params (Peer Peer, TrafficSet Traffic)[] allowed)
    {
        PolicyRef reference = new("NetworkPolicy", space, name);
        DirectionRules rules = new(
            Isolation.DefaultDeny,
            [.. allowed.Select((rule, i) => new Rule(new RuleRef(reference, direction, i), RuleAction.Allow, new RuleMatch(rule.Peer, new TrafficPattern(rule.Traffic, []), FamilyScope.Any)))]);
        Policy policy = new(reference, Selector(space, LabelRequirement.Equal(subject.Key, subject.Value)), 0);
        return direction == Direction.Ingress ? policy with { Ingress = rules } : policy with { Egress = rules };
    }

    /// <summary>The pods of the namespace that a selector takes.</summary>
    public static Peer Pods(params LabelRequirement[] selector) => PodsIn(Space, selector);

    /// <summary>The same in a namespace.</summary>
    public static Peer PodsIn(NamespaceName space, params LabelRequirement[] selector) => new Peer.Endpoints(Selector(space, selector));

    private static EndpointSelector Selector(NamespaceName space, params LabelRequirement[] selector) => new(new NamespaceScope.Only(space), new LabelSelector([.. selector]));
}
