using Ringfence.Core;

namespace Ringfence.Lab;

/// <summary>Settles what manifests leave open: which node a pod runs on, and what addresses pods and nodes have.</summary>
/// <remarks>What was settled once stays so: a pod keeps its node and addresses while the files around it change.</remarks>
/// <param name="networking">How pods are joined to their nodes.</param>
/// <param name="podRange">Where IPv4 addresses of pods without one are taken from.</param>
public sealed class LabPlanner(PodNetworking networking, Cidr podRange)
{
    private const string FirstNode = "lab-node-1";
    private const string SecondNode = "lab-node-2";

    private readonly AddressPool _pods4 = new(podRange);
    private readonly AddressPool _pods6 = new(Parse("fd00:10:244::/64"));
    private readonly AddressPool _nodes4 = new(Parse("172.31.255.0/24"));
    private readonly AddressPool _nodes6 = new(Parse("fd00:172:31::/64"));
    private readonly AddressPool _services4 = new(Parse("10.96.0.0/16"));
    private readonly AddressPool _services6 = new(Parse("fd00:10:96::/64"));
    private readonly NodePortPool _nodePorts = new();
    private readonly Dictionary<EndpointId, NodeName> _homes = [];

    /// <summary>Where IPv4 addresses of pods come from unless told.</summary>
    public static Cidr DefaultPodRange { get; } = Parse("10.244.0.0/16");

    /// <summary>Settles a cluster.</summary>
    public LabCluster Plan(ClusterSnapshot snapshot)
    {
        Endpoint[] living = [.. snapshot.Endpoints.Where(endpoint => endpoint.Phase == PodPhase.Live)];
        HashSet<Address> taken = TakenBy(snapshot, living);
        ClusterNode[] nodes = [.. NodesOf(snapshot, living).Select(node => Settle(node, taken))];
        Dictionary<NodeName, ClusterNode> byName = nodes.ToDictionary(node => node.Name);
        List<LeftOutPod> leftOut = [];
        Dictionary<Address, EndpointId> owners = [];
        List<Endpoint> settled = [];
        foreach (Endpoint endpoint in living)
        {
            Endpoint pod = Settle(endpoint, byName, taken);
            if (pod.Network == PodNetwork.Own && Others(pod, owners, byName.Values) is { } owner)
            {
                leftOut.Add(new LeftOutPod(pod.Id, $"{owner} has its address"));
                continue;
            }

            settled.Add(pod);
        }

        ClusterSnapshot cluster = new(
            snapshot.Namespaces,
            [.. settled, .. snapshot.Endpoints.Where(endpoint => endpoint.Phase == PodPhase.Finished)],
            nodes,
            snapshot.Services.OrderBy(service => service.Name.ToString(), StringComparer.Ordinal).Select(service => Settle(service, taken)).ToArray(),
            snapshot.Slices.SelectMany(slices => slices),
            snapshot.Tiers);
        LabPlan plan = new(
            [.. nodes.Select(node => new PlannedNode(node.Name, AddressesOf(node.Addresses)))],
            [.. settled.Where(pod => pod.Network == PodNetwork.Own).Select(pod => new PlannedPod(pod.Id, pod.Node!.Value, AddressesOf(pod.Addresses)))],
            networking);
        return new LabCluster(cluster, plan, leftOut.ToValueArray());
    }

    // One of its addresses is another pod's, or a node's; else they are its own from now on.
    private static string? Others(Endpoint pod, Dictionary<Address, EndpointId> owners, IEnumerable<ClusterNode> nodes)
    {
        foreach (Address address in AddressesOf(pod.Addresses))
        {
            if (owners.TryGetValue(address, out EndpointId owner))
            {
                return owner.Value;
            }

            if (nodes.FirstOrDefault(node => node.Addresses.Possible.Contains(address)) is { } node)
            {
                return node.Id.Value;
            }
        }

        foreach (Address address in AddressesOf(pod.Addresses))
        {
            owners.Add(address, pod.Id);
        }

        return null;
    }

    private static HashSet<Address> TakenBy(ClusterSnapshot snapshot, IEnumerable<Endpoint> living) =>
    [
        .. living.Select(endpoint => endpoint.Addresses)
            .Concat(snapshot.Nodes.Select(node => node.Addresses))
            .Where(addresses => addresses.Knowledge == AddressKnowledge.Exact)
            .SelectMany(addresses => AddressesOf(addresses)),
        .. snapshot.Services.SelectMany(service => service.ClusterAddresses),
    ];

    // Those of the input, those that pods name, and where there are none two of our own: one would hide what differs between nodes.
    private static ClusterNode[] NodesOf(ClusterSnapshot snapshot, IEnumerable<Endpoint> living)
    {
        IEnumerable<NodeName> named = living.Select(endpoint => endpoint.Node).OfType<NodeName>().Where(name => snapshot.FindNode(name) is null).Distinct();
        ClusterNode[] known = [.. snapshot.Nodes.OrderBy(node => node.Name.Value, StringComparer.Ordinal), .. named.Select(Unknown)];
        return known.Length > 0 ? known : [Unknown(new NodeName(FirstNode)), Unknown(new NodeName(SecondNode))];
    }

    private static ClusterNode Unknown(NodeName name) => new(name, LabelSet.Empty, EndpointAddresses.Unknown);

    private ClusterNode Settle(ClusterNode node, HashSet<Address> taken) => node.Addresses.Knowledge == AddressKnowledge.Exact
        ? node
        : node with { Addresses = EndpointAddresses.Known(_nodes4.For(node.Name.Value, taken), _nodes6.For(node.Name.Value, taken)) };

    private Endpoint Settle(Endpoint endpoint, Dictionary<NodeName, ClusterNode> nodes, HashSet<Address> taken)
    {
        NodeName home = endpoint.Node ?? HomeOf(endpoint.Id, nodes.Keys);
        Endpoint pod = endpoint with { Kind = EndpointKind.Pod, Node = home };
        if (pod.Network == PodNetwork.Host)
        {
            return pod with { Addresses = nodes[home].Addresses };
        }

        return pod.Addresses.Knowledge == AddressKnowledge.Exact
            ? pod
            : pod with { Addresses = EndpointAddresses.Known(_pods4.For(pod.Id.Value, taken), _pods6.For(pod.Id.Value, taken)) };
    }

    private Service Settle(Service service, HashSet<Address> taken)
    {
        if (service.Kind is ServiceKind.Headless or ServiceKind.ExternalName)
        {
            return service;
        }

        string name = service.Name.ToString();
        return service with
        {
            ClusterAddresses = service.ClusterAddresses.IsEmpty ? [_services4.For(name, taken), _services6.For(name, taken)] : service.ClusterAddresses,
            Ports = service.Kind == ServiceKind.ClusterIP ? service.Ports : [.. service.Ports.Select(port => port with { NodePort = _nodePorts.For(service.Name, port) })],
        };
    }

    // In turn, so that neighbours in the input are on different nodes.
    private NodeName HomeOf(EndpointId pod, Dictionary<NodeName, ClusterNode>.KeyCollection nodes)
    {
        if (!_homes.TryGetValue(pod, out NodeName home) || !nodes.Contains(home))
        {
            _homes[pod] = home = nodes.ElementAt(_homes.Count % nodes.Count);
        }

        return home;
    }

    private static ValueArray<Address> AddressesOf(EndpointAddresses addresses) => [.. addresses.Possible.Ranges.SelectMany(Each)];

    // Two addresses that follow each other are one range.
    private static IEnumerable<Address> Each(AddressRange range)
    {
        for (UInt128 bits = range.First.Bits; bits <= range.Last.Bits; bits++)
        {
            yield return new Address(range.Family, bits);
        }
    }

    private static Cidr Parse(string text) => Cidr.TryParse(text, out Cidr block) ? block : throw new FormatException(text);
}
