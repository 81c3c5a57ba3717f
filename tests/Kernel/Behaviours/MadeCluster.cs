using Ringfence.Core;

namespace Ringfence.Kernel.Tests;

/// <summary>Clusters too large to write down: pods with one label each, and policies that let some of them reach others.</summary>
internal static class MadeCluster
{
    private static readonly NamespaceName Space = new("default");

    public static NodeName Here { get; } = new("n1");

    public static NodeName There { get; } = new("n2");

    public static ClusterSnapshot Of(IEnumerable<Endpoint> pods, params IEnumerable<Policy> policies) => new(
        [ClusterNamespace.Given(Space, LabelSet.Empty)],
        pods,
        [],
        [],
        [],
        [new Tier("NetworkPolicy", 0, TierMode.Additive, EndOfTier.Next, EnforcementProfile.Default.Exemptions, [.. policies])]);

    /// <summary>A pod with the label <c>app</c>.</summary>
    public static Endpoint Pod(string name, uint address, NodeName node, string app) =>
        new(EndpointId.Pod(Space, name), Space, LabelSet.Of(new KeyValuePair<string, string>("app", app)))
        {
            Addresses = EndpointAddresses.Known(AddressOf(address)),
            Node = node,
        };

    /// <summary>Isolates pods of one application in a direction, and lets others reach them, or them reach others, on TCP ports.</summary>
    public static Policy Policy(string name, Direction direction, string app, params (string Peer, ushort Port)[] allowed)
    {
        PolicyRef reference = new("NetworkPolicy", Space, name);
        DirectionRules rules = new(
            Isolation.DefaultDeny,
            [.. allowed.Select((one, i) => new Rule(
                new RuleRef(reference, direction, i),
                RuleAction.Allow,
                new RuleMatch(new Peer.Endpoints(Selector(one.Peer)), new TrafficPattern(TrafficSet.Of(Protocol.Tcp, PortSet.Of(one.Port)), []), FamilyScope.Any)))]);
        Policy policy = new(reference, Selector(app), 0);
        return direction == Direction.Ingress ? policy with { Ingress = rules } : policy with { Egress = rules };
    }

    public static Address AddressOf(uint address) => new(AddressFamily.IPv4, address);

    private static EndpointSelector Selector(string app) => new(new NamespaceScope.Only(Space), new LabelSelector([LabelRequirement.Equal("app", app)]));
}
