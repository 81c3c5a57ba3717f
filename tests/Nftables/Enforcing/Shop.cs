using Ringfence.Core;

namespace Ringfence.Nftables.Tests;

/// <summary>
/// Pods web (10.0.0.1), api (10.0.0.2) and db (10.0.0.3) on the node <c>here</c>, and other (10.0.9.9) elsewhere, all of the namespace
/// shop; policies are what a test says.
/// </summary>
internal static class Shop
{
    private static readonly NamespaceName Space = new("shop");

    public static NodeName Here { get; } = new("here");

    public static Endpoint Web { get; } = Pod("web", "10.0.0.1", "here");

    public static Endpoint Api { get; } = Pod("api", "10.0.0.2", "here");

    public static Endpoint Db { get; } = Pod("db", "10.0.0.3", "here");

    public static Endpoint Other { get; } = Pod("other", "10.0.9.9", "elsewhere");

    /// <summary>The shop with all its pods.</summary>
    public static ClusterSnapshot With(params IEnumerable<Policy> policies) => With([Web, Api, Db, Other], policies);

    public static ClusterSnapshot With(IEnumerable<Endpoint> pods, IEnumerable<Policy> policies) => new(
        [ClusterNamespace.Given(Space, LabelSet.Empty)],
        pods,
        [new ClusterNode(Here, LabelSet.Empty, EndpointAddresses.Known([Read("192.168.0.1")]))],
        [],
        [],
        [new Tier("NetworkPolicy", 0, TierMode.Additive, EndOfTier.Next, EnforcementProfile.Default.Exemptions, [.. policies])]);

    /// <summary>Isolates a pod for ingress, and lets some others in on some TCP ports.</summary>
    public static Policy Into(Endpoint pod, IEnumerable<Endpoint> from, params ushort[] ports) => Isolating(pod, Direction.Ingress, from, ports);

    /// <summary>Isolates a pod for egress, and lets it out to some others on some TCP ports.</summary>
    public static Policy OutOf(Endpoint pod, IEnumerable<Endpoint> to, params ushort[] ports) => Isolating(pod, Direction.Egress, to, ports);

    public static Address AddressOf(Endpoint pod) => pod.Addresses.Possible.Ranges[0].First;

    public static Endpoint Pod(string name, string address, string node) => new(EndpointId.Pod(Space, name), Space, LabelsOf(name))
    {
        Addresses = EndpointAddresses.Known([Read(address)]),
        Node = new NodeName(node),
    };

    public static Address Read(string text) => Address.TryParse(text, out Address address) ? address : throw new ArgumentException(text, nameof(text));

    private static Policy Isolating(Endpoint pod, Direction direction, IEnumerable<Endpoint> peers, ushort[] ports)
    {
        PolicyRef reference = new("NetworkPolicy", Space, $"{direction}-{NameOf(pod)}".ToLowerInvariant());
        TrafficPattern traffic = new(TrafficSet.Of(Protocol.Tcp, PortSet.Of([.. ports.Select(port => new PortRange(port, port))])), []);
        DirectionRules rules = new(
            Isolation.DefaultDeny,
            [.. peers.Select((peer, index) => new Rule(new RuleRef(reference, direction, index), RuleAction.Allow, new RuleMatch(new Peer.Endpoints(SelectorOf(peer)), traffic, FamilyScope.Any)))]);
        Policy policy = new(reference, SelectorOf(pod), 0);
        return direction == Direction.Ingress ? policy with { Ingress = rules } : policy with { Egress = rules };
    }

    private static EndpointSelector SelectorOf(Endpoint pod) => new(new NamespaceScope.Only(Space), new LabelSelector([LabelRequirement.Equal("app", NameOf(pod))]));

    private static string NameOf(Endpoint pod) => pod.Id.Value.Split('/')[1];

    private static LabelSet LabelsOf(string name) => LabelSet.Of([KeyValuePair.Create("app", name)]);
}
