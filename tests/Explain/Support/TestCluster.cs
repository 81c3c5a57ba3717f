using System.Globalization;
using Ringfence.Core;

namespace Ringfence.Explain.Tests;

/// <summary>A small cluster written by hand: namespaces are given as they are used, policies join one additive tier.</summary>
internal sealed class TestCluster
{
    private readonly Dictionary<NamespaceName, ClusterNamespace> _namespaces = [];
    private readonly List<Endpoint> _endpoints = [];
    private readonly List<ClusterNode> _nodes = [];
    private readonly List<Policy> _policies = [];

    public EnforcementProfile Profile { get; set; } = EnforcementProfile.Default;

    public TestCluster Namespace(string name, string labels = "")
    {
        _namespaces[new NamespaceName(name)] = ClusterNamespace.Given(new NamespaceName(name), Labels(labels));
        return this;
    }

    public TestCluster Assumed(string name)
    {
        _namespaces[new NamespaceName(name)] = ClusterNamespace.Assumed(new NamespaceName(name));
        return this;
    }

    /// <summary>A pod such as <c>shop/web-1</c> with labels <c>app=web,tier=front</c>.</summary>
    public Endpoint Pod(string id, string labels = "", Func<Endpoint, Endpoint>? with = null)
    {
        string[] parts = id.Split('/');
        NamespaceName space = new(parts[0]);
        if (!_namespaces.ContainsKey(space))
        {
            Namespace(parts[0]);
        }

        Endpoint pod = new(new EndpointId(id), space, Labels(labels)) { Kind = parts.Length == 3 ? EndpointKind.Workload : EndpointKind.Pod };
        pod = with is null ? pod : with(pod);
        _endpoints.Add(pod);
        return pod;
    }

    public ClusterNode Node(string name, params string[] addresses)
    {
        ClusterNode node = new(new NodeName(name), LabelSet.Empty, EndpointAddresses.Known([.. addresses.Select(Address)]));
        _nodes.Add(node);
        return node;
    }

    public PolicyRef Policy(string id, string subject, Direction direction, params RuleMatch[] rules)
    {
        string[] parts = id.Split('/');
        PolicyRef name = new("NetworkPolicy", new NamespaceName(parts[0]), parts[1]);
        DirectionRules own = new(
            Isolation.DefaultDeny,
            [.. rules.Select((match, index) => new Rule(new RuleRef(name, direction, index), RuleAction.Allow, match))]);
        Policy policy = new(name, new EndpointSelector(new NamespaceScope.Only(new NamespaceName(parts[0])), Selector(subject)), 0);
        _policies.Add(direction == Direction.Ingress ? policy with { Ingress = own } : policy with { Egress = own });
        return name;
    }

    public ClusterSnapshot Snapshot() => new(
        _namespaces.Values,
        _endpoints,
        _nodes,
        [],
        [],
        [new Tier("NetworkPolicy", 0, TierMode.Additive, EndOfTier.Next, Profile.Exemptions, [.. _policies])]);

    public Explanation Explain(ExplainQuestion question) => new Explainer(Snapshot(), Profile).Explain(question);

    /// <summary>A question about pods, asked directly.</summary>
    public static ExplainQuestion Ask(string from, string to, int? port, ValueArray<Party> sources, ValueArray<Party> destinations) =>
        new(from, to, sources, [.. destinations.Select(party => new QuestionDestination(party, new Via.Direct(), Ports(port)))])
        {
            Port = port is { } number ? new AskedPort(Protocol.Tcp, number.ToString(CultureInfo.InvariantCulture)) : null,
        };

    public static ExplainQuestion Ask(Party from, Party to, int? port) =>
        Ask(PartyWords.IdOf(from), PartyWords.IdOf(to), port, [from], [to]);

    public static ExplainQuestion Ask(Endpoint from, Endpoint to, int? port) => Ask(new Party.Pod(from), new Party.Pod(to), port);

    public static RuleMatch From(string podLabels, params ushort[] ports) => new(
        new Peer.AnyOf([new Peer.Endpoints(new EndpointSelector(new NamespaceScope.Only(new NamespaceName("shop")), Selector(podLabels)))]),
        Tcp(ports),
        FamilyScope.Any);

    public static RuleMatch FromNamespaces(string namespaceLabels, params ushort[] ports) => new(
        new Peer.AnyOf([new Peer.Endpoints(new EndpointSelector(new NamespaceScope.Matching(Selector(namespaceLabels)), LabelSelector.Everything))]),
        Tcp(ports),
        FamilyScope.Any);

    public static RuleMatch FromBlock(string block, string[] except, params ushort[] ports) =>
        new(new Peer.AnyOf([Networks(block, except)]), Tcp(ports), FamilyScope.Any);

    public static Peer.Networks Networks(string block, params string[] except) =>
        new([Block(block)], [.. except.Select(Block)], NetworkScope.Every);

    public static TrafficPattern Tcp(params ushort[] ports) => ports.Length == 0
        ? TrafficPattern.All
        : new TrafficPattern(TrafficSet.Of(Protocol.Tcp, PortSet.Of([.. ports.Select(port => new PortRange(port, port))])), []);

    public static LabelSet Labels(string text) => LabelSet.Of(text.Split(',', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('='))
        .Select(pair => KeyValuePair.Create(pair[0], pair[1])));

    public static LabelSelector Selector(string text) => new([.. text.Split(',', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('='))
        .Select(pair => LabelRequirement.Equal(pair[0], pair[1]))]);

    public static Address Address(string text) => Core.Address.TryParse(text, out Address address) ? address : throw new FormatException(text);

    public static Cidr Block(string text) => Cidr.TryParse(text, out Cidr block) ? block : throw new FormatException(text);

    public static EndpointAddresses At(params string[] addresses) => EndpointAddresses.Known([.. addresses.Select(Address)]);

    private static ValueArray<TranslatedPort> Ports(int? port) => port is { } number ? [TranslatedPort.Direct(Protocol.Tcp, (ushort)number)] : [];
}
