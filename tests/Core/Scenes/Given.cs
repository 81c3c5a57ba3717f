namespace Ringfence.Core.Tests;

/// <summary>Objects of a cluster in few words.</summary>
internal static class Given
{
    /// <summary>A pod <c>namespace/name</c> with labels <c>a=b,c=d</c>, addresses with spaces between, and a node; without addresses none is known.</summary>
    public static Endpoint Pod(string id, string labels = "", string addresses = "", string node = "")
    {
        string[] parts = id.Split('/');
        NamespaceName space = new(parts[0]);
        return new Endpoint(EndpointId.Pod(space, parts[1]), space, Labels(labels))
        {
            Addresses = addresses.Length == 0 ? EndpointAddresses.Unknown : Known(addresses),
            Node = node.Length == 0 ? null : new NodeName(node),
        };
    }

    public static Endpoint Workload(string space, string name, string labels = "")
    {
        NamespaceName home = new(space);
        return new Endpoint(EndpointId.Workload(home, "Deployment", name), home, Labels(labels)) { Kind = EndpointKind.Workload };
    }

    public static ClusterNode Node(string name, string addresses, string labels = "") => new(new NodeName(name), Labels(labels), Known(addresses));

    public static ClusterNamespace Namespace(string name, string labels) => ClusterNamespace.Given(new NamespaceName(name), Labels(labels));

    /// <summary>A policy <c>namespace/name</c> on pods by labels that isolates ingress and allows what any of the matches fits.</summary>
    public static Policy Ingress(string name, string pods, params IEnumerable<RuleMatch> allowed) =>
        Policy(name, pods) with { Ingress = Isolating(Policy(name, pods).Ref, Direction.Ingress, allowed) };

    /// <summary>The same for egress.</summary>
    public static Policy Egress(string name, string pods, params IEnumerable<RuleMatch> allowed) =>
        Policy(name, pods) with { Egress = Isolating(Policy(name, pods).Ref, Direction.Egress, allowed) };

    /// <summary>A policy of its namespace's pods that says nothing yet.</summary>
    public static Policy Policy(string name, string pods, int rank = 0)
    {
        string[] parts = name.Split('/');
        NamespaceName space = new(parts[0]);
        return new Policy(
            new PolicyRef("NetworkPolicy", space, parts[1]),
            new EndpointSelector(new NamespaceScope.Only(space), Selector(pods)),
            rank);
    }

    /// <summary>A cluster-wide policy with rules for ingress, by action; it isolates when told so.</summary>
    public static Policy Rules(string name, Isolation isolation, params IEnumerable<(RuleAction Action, RuleMatch Match)> rules)
    {
        PolicyRef reference = new("ClusterPolicy", null, name);
        return new Policy(reference, new EndpointSelector(new NamespaceScope.Matching(LabelSelector.Everything), LabelSelector.Everything), 0)
        {
            Ingress = new DirectionRules(
                isolation,
                [.. rules.Select((rule, index) => new Rule(new RuleRef(reference, Direction.Ingress, index), rule.Action, rule.Match))]),
        };
    }

    public static Tier NetworkPolicies(EnforcementProfile profile, params IEnumerable<Policy> policies) =>
        new("NetworkPolicy", 0, TierMode.Additive, EndOfTier.Next, profile.Exemptions, [.. policies]);

    public static Tier FirstMatch(string name, EndOfTier end, params IEnumerable<Policy> policies) =>
        new(name, 0, TierMode.FirstMatch, end, [], [.. policies]);

    public static Tier Additive(string name, params IEnumerable<Policy> policies) =>
        new(name, 0, TierMode.Additive, EndOfTier.Next, [], [.. policies]);

    /// <summary><c>a=b,c=d</c>.</summary>
    public static LabelSet Labels(string text) => LabelSet.Of(Pairs(text));

    /// <summary>Equality on each of <c>a=b,c=d</c>; everything for an empty text.</summary>
    public static LabelSelector Selector(string text) => new([.. Pairs(text).Select(pair => LabelRequirement.Equal(pair.Key, pair.Value))]);

    private static EndpointAddresses Known(string addresses) => EndpointAddresses.Known([.. addresses.Split(' ').Select(Parsed.Address)]);

    private static DirectionRules Isolating(PolicyRef policy, Direction direction, IEnumerable<RuleMatch> allowed) => new(
        Isolation.DefaultDeny,
        [.. allowed.Select((match, index) => new Rule(new RuleRef(policy, direction, index), RuleAction.Allow, match))]);

    private static IEnumerable<KeyValuePair<string, string>> Pairs(string text) =>
        text.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=')).Select(pair => KeyValuePair.Create(pair[0], pair[1]));
}
