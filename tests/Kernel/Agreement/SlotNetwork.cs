using Ringfence.Core;
using Ringfence.Lab;
using Ringfence.Nftables;
using Ringfence.Testing;
using Spec = Ringfence.Reference;

namespace Ringfence.Kernel.Tests;

/// <summary>Namespaces that fit every generated cluster: three nodes, and on each a pod for every address that a cluster may give to one.</summary>
/// <remarks>Built once; clusters follow one another on it, only the rules change. An address that is nobody's in a cluster is still somebody's here.</remarks>
internal sealed class SlotNetwork : IDisposable
{
    private const int Nodes = 3;
    private const int PodsOfNode = 12;

    private readonly LabNetwork _network;
    private readonly Dictionary<Address, NetNs> _spaces = [];
    private readonly Dictionary<Address, NodeName> _homes = [];

    private SlotNetwork(LabPlan plan)
    {
        _network = LabNetwork.Build(plan);
        foreach (PlannedNode node in plan.Nodes)
        {
            Note(node.Addresses, node.Name, _network.SpaceOf(node.Name));
        }

        foreach (PlannedPod pod in plan.Pods)
        {
            Note(pod.Addresses, pod.Node, _network.TrySpaceOf(pod.Id, out NetNs? space) ? space : throw new KeyNotFoundException(pod.Id.Value));
        }
    }

    /// <summary>Builds it with the addresses that generated clusters use.</summary>
    public static SlotNetwork Build() => new(new LabPlan(
        [.. Enumerable.Range(1, Nodes).Select(node => new PlannedNode(new NodeName($"n{node}"), Parsed(GeneratedAddresses.OfNode(node))))],
        [
            .. from node in Enumerable.Range(1, Nodes)
               from pod in Enumerable.Range(1, PodsOfNode)
               select new PlannedPod(
                   EndpointId.Pod(new NamespaceName("slots"), $"n{node}-{pod}"),
                   new NodeName($"n{node}"),
                   Parsed(GeneratedAddresses.OfPod(node, pod))),
        ],
        PodNetworking.Routed));

    /// <summary>The namespace of a node.</summary>
    public NetNs SpaceOf(NodeName node) => _network.SpaceOf(node);

    /// <summary>The names of all nodes.</summary>
    public IEnumerable<NodeName> NodeNames => _network.Nodes;

    /// <summary>Who has an address.</summary>
    public NetNs SpaceOf(Address address) => _spaces.GetValueOrDefault(address, _network.Outside);

    /// <summary>The first packet of a connection in a cluster; null when no packet can have such addresses.</summary>
    public PacketProbe? ProbeOf(Spec.Cluster cluster, Spec.Connection connection)
    {
        if (AddressOf(cluster, connection.From, connection.Family) is not { } source || AddressOf(cluster, connection.To, connection.Family) is not { } destination)
        {
            return null;
        }

        NetNs from = SpaceOf(source);
        NetNs to = SpaceOf(destination);
        return from != to && CanTravel(source) && CanTravel(destination)
            ? new PacketProbe(from, source, to, destination, Enum.Parse<Protocol>(connection.Protocol.ToString()), (ushort)connection.Port)
            : null;
    }

    /// <summary>The hooks that a packet passes on nodes: forward where it comes from or goes to a pod, input where it goes to the node itself.</summary>
    public IEnumerable<(NodeName Node, ChainHook Hook)> WayOf(PacketProbe probe)
    {
        bool leaves = _homes.TryGetValue(probe.Source, out NodeName from);
        bool enters = _homes.TryGetValue(probe.Destination, out NodeName to);
        if (leaves && probe.From != SpaceOf(from) && probe.To != SpaceOf(from))
        {
            yield return (from, ChainHook.Forward);
        }

        if (enters && probe.To == SpaceOf(to))
        {
            yield return (to, ChainHook.Input);
        }
        else if (enters && !(leaves && to == from))
        {
            yield return (to, ChainHook.Forward);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _network.Dispose();

    private static Address? AddressOf(Spec.Cluster cluster, Spec.Endpoint end, Spec.IpFamily family)
    {
        IReadOnlyList<string> addresses = end switch
        {
            Spec.Endpoint.OfAddress(var address) => [address],
            Spec.Endpoint.OfNode(var name) => NodeOf(cluster, name).Addresses,
            Spec.Endpoint.OfPod asked when cluster.Pods.Single(pod => Endpoints.Of(pod) == asked) is var pod =>
                pod.HostNetwork ? NodeOf(cluster, pod.Node!).Addresses : pod.Addresses,
            _ => throw new ArgumentOutOfRangeException(nameof(end)),
        };
        return addresses.SingleOrDefault(address => Spec.Specification.FamilyOf(address) == family) is { } found ? TestAddress.Parse(found) : null;
    }

    private static Spec.Node NodeOf(Spec.Cluster cluster, string name) => cluster.Nodes.Single(node => node.Name == name);

    // What the kernel refuses as source or destination of a packet that is to leave the machine: "this" network, loopback, multicast,
    // broadcast, link-local, and IPv6 addresses that stand for IPv4 ones.
    private static bool CanTravel(Address address) => address.Family == AddressFamily.IPv4
        ? !Blocks("0.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "224.0.0.0/3").Any(block => block.Contains(address))
        : !Blocks("::/96", "::ffff:0:0/96", "fe80::/10", "ff00::/8").Any(block => block.Contains(address));

    private static IEnumerable<Cidr> Blocks(params string[] blocks) =>
        blocks.Select(block => Cidr.TryParse(block, out Cidr parsed) ? parsed : new Cidr(new Address(AddressFamily.IPv6, 0xffff_0000_0000), 96));

    private static ValueArray<Address> Parsed(IEnumerable<string> addresses) => [.. addresses.Select(TestAddress.Parse)];

    private void Note(ValueArray<Address> addresses, NodeName home, NetNs space)
    {
        foreach (Address address in addresses)
        {
            _homes.Add(address, home);
            _spaces.Add(address, space);
        }
    }
}
