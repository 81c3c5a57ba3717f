namespace Ringfence.Core.Tests;

/// <summary>A small cluster and the questions a test asks it. Namespaces that are not written are given, without labels.</summary>
internal sealed record Scene
{
    public IReadOnlyList<ClusterNamespace> Namespaces { get; init; } = [];

    public IReadOnlyList<Endpoint> Endpoints { get; init; } = [];

    public IReadOnlyList<ClusterNode> Nodes { get; init; } = [];

    /// <summary>The policies of one NetworkPolicy tier, with the exemptions of the profile; not used when there are tiers.</summary>
    public IReadOnlyList<Policy> Policies { get; init; } = [];

    public IReadOnlyList<Tier> Tiers { get; init; } = [];

    public EnforcementProfile Profile { get; init; } = EnforcementProfile.Default;

    public ClusterSnapshot Snapshot => new(
        [.. Namespaces, .. Endpoints.Select(endpoint => endpoint.Namespace).Distinct().Where(name => Namespaces.All(space => space.Name != name)).Select(name => ClusterNamespace.Given(name, LabelSet.Empty))],
        Endpoints,
        Nodes,
        [],
        [],
        Tiers.Count > 0 ? [.. Tiers] : [Given.NetworkPolicies(Profile, [.. Policies])]);

    /// <summary>Asks for a connection; traffic is <c>TCP 80</c>, <c>UDP 53</c>, ..., or <c>other 0</c>.</summary>
    public Decision Ask(End from, End to, string traffic = "TCP 80", AddressFamily family = AddressFamily.IPv4, Via? via = null)
    {
        string[] words = traffic.Split(' ');
        Assert.True(ProtocolName.TryParse(words[0], out Protocol protocol));
        return new Evaluator(Snapshot, Profile).Evaluate(
            new Connection(from.Party, to.Party, family, protocol, ushort.Parse(words[1]), via ?? new Via.Direct()));
    }

    /// <summary>The ingress side of a connection.</summary>
    public SideDecision Into(End to, End from, string traffic = "TCP 80", AddressFamily family = AddressFamily.IPv4) =>
        Ask(from, to, traffic, family).Ingress;

    /// <summary>Why the only rule that was tried on one side did not fit.</summary>
    public Miss OnlyMiss(Direction direction, End from, End to, string traffic = "TCP 80", AddressFamily family = AddressFamily.IPv4)
    {
        TriedRule tried = Assert.Single(Ask(from, to, traffic, family).In(direction).Tried);
        Assert.Equal(Fit.Misses, tried.Fit);
        return Assert.Single(tried.Misses);
    }
}
