using Ringfence.Reference;

namespace Ringfence.Testing;

/// <summary>Connections worth asking about: ports at and beside those in rules and containers, addresses at the edges of ipBlocks.</summary>
internal sealed class ConnectionSampler
{
    private readonly SeededRandom _random;
    private readonly Cluster _cluster;
    private readonly IReadOnlyList<(Endpoint From, Endpoint To, IpFamily Family)> _pairs;
    private readonly IReadOnlyList<(Protocol Protocol, int Port)> _aimed;

    public ConnectionSampler(SeededRandom random, Cluster cluster)
    {
        _random = random;
        _cluster = cluster;
        _pairs = Pairs(cluster);
        _aimed = Aimed(cluster);
    }

    public IReadOnlyList<Connection> Sample(int count)
    {
        var connections = new Connection[_pairs.Count == 0 ? 0 : count];
        for (int index = 0; index < connections.Length; index++)
        {
            connections[index] = Sample();
        }

        return connections;
    }

    /// <summary>Every pair on ports of rules and containers, one beside them and one of nobody's, over every protocol.</summary>
    public IReadOnlyList<Connection> Every()
    {
        int[] written = [.. _aimed.Select(aimed => aimed.Port).Distinct()];
        int[] ports = [.. Enumerable.Range(0, 4).Select(_ => _random.Pick(written)).Append(_random.Pick(written) % 65535 + 1).Append(_random.Between(1, 65535)).Distinct()];
        return
        [
            .. from pair in _pairs
               from question in (IEnumerable<(Protocol, int)>)
               [
                   .. from protocol in (Protocol[])[Protocol.Tcp, Protocol.Udp, Protocol.Sctp] from port in ports select (protocol, port),
                   (Protocol.Other, 1),
               ]
               select new Connection(pair.From, pair.To, question.Item1, question.Item2, pair.Family),
        ];
    }

    /// <summary>
    /// Most pairs of a small cluster are decided by isolation or by nothing at all; the few that a rule decides are the ones
    /// worth asking about, so a draw that is not of the wished kind is drawn again, a few times.
    /// </summary>
    private Connection Sample()
    {
        int wished = _random.Weighted(46, 28, 26);
        Connection drawn = Draw();
        for (int attempt = 0; attempt < 12 && wished != 2 && KindOf(drawn) != wished; attempt++)
        {
            drawn = Draw();
        }

        return drawn;
    }

    /// <summary>0: allowed, and a rule opened an isolated side; 1: denied; 2: allowed without a rule.</summary>
    private int KindOf(Connection connection)
    {
        Answer answer = Specification.Judge(_cluster, connection);
        bool opened = answer.Egress == Side.OpenedByRule || answer.Ingress == Side.OpenedByRule;
        return answer.Verdict == Verdict.Deny ? 1 : opened ? 0 : 2;
    }

    private Connection Draw()
    {
        (Endpoint from, Endpoint to, IpFamily family) = _random.Pick(_pairs);
        (Protocol protocol, int port) = _random.Pick(_aimed);
        protocol = _random.Weighted(78, 18, 4) switch
        {
            0 => protocol,
            1 => _random.Pick(Protocol.Tcp, Protocol.Udp, Protocol.Sctp),
            _ => Protocol.Other,
        };
        port = _random.Weighted(72, 18, 10) switch
        {
            0 => port,
            1 => Math.Clamp(port + _random.Pick(-1, 1), 1, 65535),
            _ => _random.Pick(1, 22, 65535, _random.Between(1, 65535)),
        };
        return new Connection(from, to, protocol, port, family);
    }

    /// <summary>Every ordered pair with a family in common; nothing between two endpoints that no policy can govern.</summary>
    private List<(Endpoint From, Endpoint To, IpFamily Family)> Pairs(Cluster cluster)
    {
        IReadOnlyList<(Endpoint Endpoint, IReadOnlyList<IpFamily> Families)> ends =
        [
            .. cluster.Pods.Select(pod => (Endpoints.Of(pod), FamiliesOf(cluster, pod))),
            .. cluster.Nodes.Select(node => ((Endpoint)new Endpoint.OfNode(node.Name), Families(node.Addresses))),
            .. Outside(cluster).Select(address => ((Endpoint)new Endpoint.OfAddress(address), Families([address]))),
        ];
        return
        [
            .. from source in ends
               from destination in ends
               where source.Endpoint is Endpoint.OfPod || destination.Endpoint is Endpoint.OfPod
               from family in source.Families.Intersect(destination.Families)
               select (source.Endpoint, destination.Endpoint, family),
        ];
    }

    /// <summary>The families of a pod's addresses; of its node's for a host-network pod; IPv4 is assumed where nothing is known.</summary>
    private static IReadOnlyList<IpFamily> FamiliesOf(Cluster cluster, Pod pod)
    {
        IReadOnlyList<string> addresses = pod.HostNetwork && cluster.Nodes.FirstOrDefault(node => node.Name == pod.Node) is { } home ? home.Addresses : pod.Addresses;
        return addresses.Count == 0 ? [IpFamily.V4] : Families(addresses);
    }

    private static IReadOnlyList<IpFamily> Families(IReadOnlyList<string> addresses) => [.. addresses.Select(Specification.FamilyOf)];

    /// <summary>Addresses that are nobody's in the cluster: the usual ones, and those at and beside the edges of two ipBlocks.</summary>
    private List<string> Outside(Cluster cluster)
    {
        IReadOnlyList<string> cidrs =
        [
            .. from policy in cluster.Policies
               from rule in (policy.Ingress ?? []).Concat(policy.Egress ?? [])
               from peer in rule?.Peers ?? []
               let block = peer.IpBlock
               where block is not null
               from cidr in (IEnumerable<string>)[block.Cidr, .. block.Except ?? []]
               select cidr,
        ];
        List<string> addresses = [.. _random.Subset(60, Vocabulary.ExternalAddresses)];
        for (int count = 0; count < 2 && cidrs.Count > 0; count++)
        {
            string[] parts = _random.Pick(cidrs).Split('/');
            int length = int.Parse(parts[1]);
            (string first, string last) = (AddressText.First(parts[0], length), AddressText.Last(parts[0], length));
            addresses.Add(_random.Pick(first, last, AddressText.Neighbour(first, -1), AddressText.Neighbour(last, 1)));
        }

        return [.. addresses.Distinct().Except(cluster.Pods.SelectMany(pod => pod.Addresses)).Except(cluster.Nodes.SelectMany(node => node.Addresses))];
    }

    private static List<(Protocol Protocol, int Port)> Aimed(Cluster cluster)
    {
        IEnumerable<ContainerPort> declared = cluster.Pods.SelectMany(pod => pod.Containers).SelectMany(container => container.Ports);
        IEnumerable<PolicyPort> written =
            from policy in cluster.Policies
            from rule in (policy.Ingress ?? []).Concat(policy.Egress ?? [])
            from port in rule?.Ports ?? []
            where port is not null
            select port;
        return
        [
            (Protocol.Tcp, 80),
            .. declared.Select(port => (port.Protocol ?? Protocol.Tcp, port.Number)),
            .. written.Where(port => port.Number is not null).SelectMany(port => (IEnumerable<(Protocol, int)>)
                [(port.Protocol ?? Protocol.Tcp, port.Number!.Value), (port.Protocol ?? Protocol.Tcp, port.EndPort ?? port.Number.Value)]),
        ];
    }
}
