using System.Diagnostics.CodeAnalysis;
using Ringfence.Core;
using Ringfence.Nftables;

namespace Ringfence.Lab;

/// <summary>Nodes and pods as namespaces with links between them, and one namespace for everything outside the cluster.</summary>
/// <remarks>
/// A pod has a link to its node, a node a link to the outside, and addresses are routed one by one, as routed pod networks do. The outside
/// forwards between nodes and answers for every address that is nobody's. Nothing of it is in the namespace of the caller.
/// </remarks>
public sealed class LabNetwork : IPodNamespaces, IDisposable
{
    private static readonly LinkEnd Loopback = new("lo", 1);

    private readonly PodNetworking _networking;
    private readonly Dictionary<NodeName, NodeSpace> _nodes = [];
    private readonly Dictionary<EndpointId, PodSpace> _pods = [];
    private int _uplinks;

    private LabNetwork(PodNetworking networking, NetNs outside) => (_networking, Outside) = (networking, outside);

    /// <summary>Everything that is not the cluster: it has every address that no pod and no node has.</summary>
    public NetNs Outside { get; }

    /// <summary>The names of its nodes.</summary>
    public IReadOnlyCollection<NodeName> Nodes => _nodes.Keys;

    /// <summary>Builds what a plan says.</summary>
    /// <exception cref="IOException">The kernel refuses; nothing is left.</exception>
    public static LabNetwork Build(LabPlan plan)
    {
        LabNetwork network = NetNsVisit.Run(visit => new LabNetwork(plan.Networking, CreateOutside(visit)));
        try
        {
            network.Change(plan);
            return network;
        }
        catch
        {
            network.Dispose();
            throw;
        }
    }

    /// <summary>A node's namespace.</summary>
    public NetNs SpaceOf(NodeName node) => _nodes[node].Space;

    /// <summary>A pod's namespace; false for a pod that has none of its own.</summary>
    public bool TrySpaceOf(EndpointId pod, [NotNullWhen(true)] out NetNs? space)
    {
        space = _pods.GetValueOrDefault(pod)?.Space;
        return space is not null;
    }

    /// <summary>The ends of the links to a node's pods, and the addresses that belong behind them.</summary>
    public ValueArray<PodLink> PodLinksOf(NodeName node) =>
    [
        .. _pods.Values.Where(pod => pod.Plan.Node == node)
            .OrderBy(pod => pod.AtNode.Index)
            .Select(pod => new PodLink(pod.AtNode.Index, AddressSet.Of([.. pod.Plan.Addresses.Select(Cidr.Of)])) { Up = pod.Made }),
    ];

    /// <inheritdoc/>
    public bool TryVisit(Address pod, Action work)
    {
        if (_pods.Values.FirstOrDefault(one => one.Plan.Addresses.Contains(pod)) is not { } found)
        {
            return false;
        }

        return NetNsVisit.Run(found.Space, () =>
        {
            work();
            return true;
        });
    }

    /// <summary>Becomes what another plan says: what stays as it is is not touched.</summary>
    /// <exception cref="IOException">The kernel refuses.</exception>
    public void Change(LabPlan plan) => NetNsVisit.Run(visit =>
    {
        Dictionary<EndpointId, PlannedPod> wanted = plan.Pods.ToDictionary(pod => pod.Id);
        NodeSpace[] gone = [.. _nodes.Values.Where(node => !plan.Nodes.Contains(node.Plan))];
        Remove(visit, [.. _pods.Values.Where(pod => wanted.GetValueOrDefault(pod.Plan.Id) != pod.Plan || gone.Contains(pod.Node))]);
        Remove(visit, gone);
        foreach (PlannedNode node in plan.Nodes.Where(node => !_nodes.ContainsKey(node.Name)))
        {
            AddNode(visit, node);
        }

        Add(visit, [.. plan.Pods.Where(pod => !_pods.ContainsKey(pod.Id))]);
        return true;
    });

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (PodSpace pod in _pods.Values)
        {
            pod.Space.Dispose();
        }

        foreach (NodeSpace node in _nodes.Values)
        {
            node.Space.Dispose();
        }

        Outside.Dispose();
    }

    private static NetNs CreateOutside(NetNsVisit visit)
    {
        NetNs outside = Create(visit, forwards: true);

        // It has all addresses that are nobody's, so some that ask it for its link address seem to be its own.
        visit.Set("ipv4/conf/all/accept_local", "1");
        RouteBatch batch = new();
        batch.TurnOn(Loopback.Index);
        batch.AnswerFor(Cidr.AllIPv4);
        batch.AnswerFor(Cidr.AllIPv6);
        Send(batch);
        return outside;
    }

    // The thread is inside it afterwards.
    private static NetNs Create(NetNsVisit visit, bool forwards)
    {
        NetNs space = visit.Create();

        // An address that is being asked about cannot be used yet, and a link that makes itself one sends packets of its own.
        visit.Set("ipv6/conf/default/accept_dad", "0");
        visit.Set("ipv6/conf/default/addr_gen_mode", "1");
        visit.Set("ipv6/conf/default/accept_ra", "0");
        if (forwards)
        {
            visit.Set("ipv4/ip_forward", "1");
            visit.Set("ipv6/conf/all/forwarding", "1");

            // Policies have to see forged sources, so routing must not drop them first.
            visit.Set("ipv4/conf/all/rp_filter", "0");
            visit.Set("ipv4/conf/default/rp_filter", "0");
            visit.Set("ipv4/conf/all/send_redirects", "0");
        }

        return space;
    }

    private static void Send(RouteBatch batch)
    {
        using RouteSocket socket = new();
        socket.Send(batch);
    }

    private void AddNode(NetNsVisit visit, PlannedNode plan)
    {
        int number = _uplinks++;
        NodeSpace node = new(plan, Create(visit, forwards: true), new LinkEnd($"rf{number}", 100 + number));
        _nodes.Add(plan.Name, node);
        if (_networking == PodNetworking.Bridged)
        {
            visit.Set("bridge/bridge-nf-call-iptables", "1");
            visit.Set("bridge/bridge-nf-call-ip6tables", "1");
        }

        visit.Enter(Outside);
        RouteBatch outside = new();
        outside.AddVeth(node.AtOutside, NodeSpace.Uplink, node.Space);
        outside.AddAddress(node.AtOutside.Index, LinkAddress.NodeGateway.IPv4);
        outside.AddAddress(node.AtOutside.Index, LinkAddress.NodeGateway.IPv6);
        foreach (Address address in plan.Addresses)
        {
            RouteTo(outside, address, node);
        }

        Send(outside);

        visit.Enter(node.Space);
        RouteBatch inside = new();
        inside.TurnOn(Loopback.Index);
        inside.TurnOn(NodeSpace.Uplink.Index);
        foreach (Address address in plan.Addresses)
        {
            inside.AddAddress(NodeSpace.Uplink.Index, address);
        }

        inside.AddAddress(NodeSpace.Uplink.Index, LinkAddress.NodeUplink.IPv4);
        inside.AddAddress(NodeSpace.Uplink.Index, LinkAddress.NodeUplink.IPv6);
        foreach (Cidr all in (ReadOnlySpan<Cidr>)[Cidr.AllIPv4, Cidr.AllIPv6])
        {
            inside.AddRoute(all, NodeSpace.Uplink.Index, LinkAddress.NodeGateway.In(all.Family), OwnOf(plan, all.Family));
        }

        if (_networking == PodNetworking.Bridged)
        {
            inside.AddBridge(NodeSpace.Bridge);
            AddGateway(inside, NodeSpace.Bridge.Index);
        }

        Send(inside);
    }

    private void Add(NetNsVisit visit, IReadOnlyList<PlannedPod> plans)
    {
        List<PodSpace> pods = [];
        foreach (PlannedPod plan in plans)
        {
            NodeSpace node = _nodes[plan.Node];
            PodSpace pod = new(plan, Create(visit, forwards: false), node, node.NextPodLink());
            _pods.Add(plan.Id, pod);
            pods.Add(pod);
        }

        foreach (IGrouping<NodeSpace, PodSpace> group in pods.GroupBy(pod => pod.Node))
        {
            Join(visit, group.Key, [.. group]);
        }

        visit.Enter(Outside);
        RouteBatch outside = new();
        foreach (PodSpace pod in pods)
        {
            foreach (Address address in pod.Plan.Addresses)
            {
                RouteTo(outside, address, pod.Node);
            }
        }

        Send(outside);
    }

    private void Join(NetNsVisit visit, NodeSpace node, IReadOnlyList<PodSpace> pods)
    {
        visit.Enter(node.Space);
        RouteBatch batch = new();
        foreach (PodSpace pod in pods)
        {
            batch.AddVeth(pod.AtNode, PodSpace.Link, pod.Space);
            if (_networking == PodNetworking.Bridged)
            {
                batch.Attach(pod.AtNode.Index, NodeSpace.Bridge.Index);
            }
            else
            {
                AddGateway(batch, pod.AtNode.Index);
            }

            foreach (Address address in pod.Plan.Addresses)
            {
                batch.AddRoute(Cidr.Of(address), TowardsPod(pod), source: OwnOf(node.Plan, address.Family));
            }
        }

        Send(batch);

        Address[] neighbours = _networking == PodNetworking.Bridged
            ? [.. _pods.Values.Where(pod => pod.Node == node).SelectMany(pod => pod.Plan.Addresses)]
            : [];
        foreach (PodSpace pod in neighbours.Length > 0 ? _pods.Values.Where(pod => pod.Node == node) : pods)
        {
            visit.Enter(pod.Space);
            RouteBatch inside = new();
            if (pods.Contains(pod))
            {
                Open(inside, pod);
            }

            foreach (Address neighbour in neighbours.Except(pod.Plan.Addresses))
            {
                inside.AddRoute(Cidr.Of(neighbour), PodSpace.Link.Index);
            }

            Send(inside);
        }
    }

    private static void Open(RouteBatch batch, PodSpace pod)
    {
        batch.TurnOn(Loopback.Index);
        batch.TurnOn(PodSpace.Link.Index);
        foreach (Address address in pod.Plan.Addresses)
        {
            batch.AddAddress(PodSpace.Link.Index, address);
            Cidr all = address.Family == AddressFamily.IPv4 ? Cidr.AllIPv4 : Cidr.AllIPv6;
            batch.AddRoute(all, PodSpace.Link.Index, LinkAddress.PodGateway.In(address.Family), address);
        }
    }

    private void Remove(NetNsVisit visit, IReadOnlyList<PodSpace> pods)
    {
        foreach (IGrouping<NodeSpace, PodSpace> group in pods.GroupBy(pod => pod.Node))
        {
            visit.Enter(group.Key.Space);
            RouteBatch batch = new();
            foreach (PodSpace pod in group)
            {
                batch.RemoveLink(pod.AtNode.Index);
                foreach (Address address in _networking == PodNetworking.Bridged ? pod.Plan.Addresses : [])
                {
                    batch.RemoveRoute(Cidr.Of(address), NodeSpace.Bridge.Index);
                }
            }

            Send(batch);
        }

        visit.Enter(Outside);
        RouteBatch outside = new();
        foreach (PodSpace pod in pods)
        {
            _pods.Remove(pod.Plan.Id);
            pod.Space.Dispose();
            foreach (Address address in pod.Plan.Addresses)
            {
                outside.RemoveRoute(Cidr.Of(address), pod.Node.AtOutside.Index);
            }
        }

        Send(outside);
    }

    // Its pods are gone already. Its routes go with the link.
    private void Remove(NetNsVisit visit, NodeSpace[] nodes)
    {
        visit.Enter(Outside);
        RouteBatch outside = new();
        foreach (NodeSpace node in nodes)
        {
            _nodes.Remove(node.Plan.Name);
            outside.RemoveLink(node.AtOutside.Index);
            node.Space.Dispose();
        }

        Send(outside);
    }

    private int TowardsPod(PodSpace pod) => _networking == PodNetworking.Bridged ? NodeSpace.Bridge.Index : pod.AtNode.Index;

    private static void AddGateway(RouteBatch batch, int link)
    {
        batch.AddAddress(link, LinkAddress.PodGateway.IPv4);
        batch.AddAddress(link, LinkAddress.PodGateway.IPv6);
    }

    private static void RouteTo(RouteBatch outside, Address address, NodeSpace node) =>
        outside.AddRoute(Cidr.Of(address), node.AtOutside.Index, LinkAddress.NodeUplink.In(address.Family));

    private static Address? OwnOf(PlannedNode node, AddressFamily family)
    {
        foreach (Address address in node.Addresses)
        {
            if (address.Family == family)
            {
                return address;
            }
        }

        return null;
    }
}
