using Ringfence.Reference;

namespace Ringfence.Testing;

/// <summary>Policies that an API server accepts, in every shape the fields allow, aimed at the given inventory.</summary>
internal sealed class PolicyGenerator(SeededRandom random, Cluster inventory, IReadOnlyList<string> namespaces)
{
    private readonly SelectorGenerator _selectors = new(random);
    private readonly IpBlockGenerator _blocks = new(random, inventory);

    public IReadOnlyList<NetworkPolicy> Policies() => [.. Enumerable.Range(1, random.Pick(0, 1, 2, 2, 3, 3, 3, 4, 4, 4, 5, 5, 5, 5)).Select(Policy)];

    /// <summary>One in sixteen has nothing in it at all, which means something (2.4).</summary>
    private NetworkPolicy Policy(int number) => random.Chance(6) ? new NetworkPolicy(Home(), $"np{number}") : new NetworkPolicy(Home(), $"np{number}")
    {
        PodSelector = _selectors.Optional(inventory.Pods.Select(pod => pod.Labels), random.Chance(60) ? 25 : 100),
        PolicyTypes = PolicyTypes(),
        Ingress = Rules(),
        Egress = Rules(),
    };

    /// <summary>Mostly where pods are, so that the policy has someone to isolate.</summary>
    private string Home() => random.Chance(90) ? random.Pick(inventory.Pods).Namespace : random.Pick(namespaces);

    private IReadOnlyList<Direction>? PolicyTypes() => random.Weighted(30, 8, 20, 12, 15, 6, 4, 5) switch
    {
        0 => null,
        1 => [],
        2 => [Direction.Ingress],
        3 => [Direction.Egress],
        4 => [Direction.Ingress, Direction.Egress],
        5 => [Direction.Egress, Direction.Ingress],
        6 => [Direction.Ingress, Direction.Ingress],
        _ => [Direction.Egress, Direction.Egress],
    };

    private IReadOnlyList<PolicyRule?>? Rules() => random.Weighted(17, 10, 73) switch
    {
        0 => null,
        1 => [],
        _ => random.Several<PolicyRule?>(1, 3, () => random.Chance(4) ? null : new PolicyRule(Peers(), Ports())),
    };

    private IReadOnlyList<PolicyPeer>? Peers() => random.Weighted(13, 7, 80) switch
    {
        0 => null,
        1 => [],
        _ => random.Several(1, 3, Peer),
    };

    private PolicyPeer Peer() => random.Weighted(24, 20, 24, 32) switch
    {
        0 => new PolicyPeer(PodPeer(), null, null),
        1 => new PolicyPeer(null, NamespacePeer(), null),
        2 => new PolicyPeer(PodPeer(), NamespacePeer(), null),
        _ => new PolicyPeer(null, null, _blocks.Block()),
    };

    private LabelSelector PodPeer() => _selectors.Selector(inventory.Pods.Select(pod => pod.Labels), 20);

    /// <summary>The automatic name label is a label like any other here.</summary>
    private LabelSelector NamespacePeer() => _selectors.Selector(
        namespaces.Select(name => (IReadOnlyDictionary<string, string>)new Dictionary<string, string>(
            inventory.Namespaces.FirstOrDefault(written => written.Name == name)?.Labels ?? new Dictionary<string, string>()) { [Vocabulary.NameLabel] = name }),
        25);

    private IReadOnlyList<PolicyPort?>? Ports() => random.Weighted(20, 8, 72) switch
    {
        0 => null,
        1 => [],
        _ => random.Several<PolicyPort?>(1, 3, () => random.Chance(5) ? null : Port()),
    };

    private PolicyPort Port()
    {
        Protocol? protocol = random.Chance(40) ? null : random.Pick(Protocol.Tcp, Protocol.Udp, Protocol.Sctp);
        int number = random.Chance(4) ? random.Pick(1, 65535) : random.Pick(Vocabulary.Ports);
        return random.Weighted(15, 33, 24, 28) switch
        {
            0 => new PolicyPort(protocol, null, null, null),
            1 => new PolicyPort(protocol, number, null, null),
            2 => new PolicyPort(protocol, number, null, random.Pick([65535, .. Vocabulary.Ports.Where(last => last >= number)])),
            _ => new PolicyPort(protocol, null, random.Pick(Vocabulary.PortNames), null),
        };
    }
}
