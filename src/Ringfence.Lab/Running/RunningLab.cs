using System.Diagnostics;
using Ringfence.Core;
using Ringfence.Nftables;

namespace Ringfence.Lab;

/// <summary>A cluster on one machine: namespaces, servers on the ports of its pods, and its policies in force on every node.</summary>
/// <remarks>Not for several threads at once, but for probes, which may run beside each other.</remarks>
public sealed class RunningLab : IDisposable
{
    private static readonly NodeSettings Node = new()
    {
        // A lab begins with its rules, so nothing can be open before.
        Enforcement = new EnforcementSettings { Grace = TimeSpan.Zero },
        // Short, for people wait for it; a probe is not sent again in that time.
        Drops = new DropSettings { Window = TimeSpan.FromMilliseconds(400) },
    };

    private readonly LabPlanner _planner;
    private readonly LabSettings _settings;
    private readonly Dictionary<EndpointId, (ServedPod Served, PodServer Server)> _servers = [];
    private readonly Dictionary<NodeName, NodeEnforcer> _enforcers = [];
    private readonly Dictionary<NodeName, ServiceTable> _services = [];
    private LabNetwork? _network;

    private RunningLab(LabSettings settings, ClusterSnapshot snapshot)
    {
        _settings = settings;
        _planner = new LabPlanner(settings.Networking, settings.PodRange);
        Cluster = _planner.Plan(snapshot);
    }

    /// <summary>The cluster as it runs.</summary>
    public LabCluster Cluster { get; private set; }

    /// <summary>When the last change was in force on all nodes, as <see cref="Stopwatch.GetTimestamp"/> counts.</summary>
    public long EnforcedAt { get; private set; }

    private LabNetwork Network => _network ?? throw new InvalidOperationException("The lab was not started.");

    /// <summary>Starts a lab.</summary>
    /// <exception cref="IOException">The kernel refuses; nothing is left.</exception>
    public static RunningLab Start(ClusterSnapshot snapshot, LabSettings settings)
    {
        RunningLab lab = new(settings, snapshot);
        try
        {
            lab._network = LabNetwork.Build(lab.Cluster.Plan);
            lab.Enforce();
            lab.Serve();
            return lab;
        }
        catch
        {
            lab.Dispose();
            throw;
        }
    }

    /// <summary>Becomes another cluster. Policies are in force when this returns.</summary>
    /// <exception cref="IOException">The kernel refuses.</exception>
    public void Change(ClusterSnapshot snapshot)
    {
        LabCluster before = Cluster;
        Cluster = _planner.Plan(snapshot);

        // A pod is not to send before its policies are there, and one that is gone is not to be let in by a rule of its successor.
        if (before.Plan == Cluster.Plan)
        {
            Enforce();
        }
        else
        {
            Close(before);
            Network.Change(Cluster.Plan);
            Enforce();
        }

        Serve();
    }

    /// <summary>Who else has rules on the nodes or at some ends, as <c>n1: table inet filter, chain forward (forward)</c>: any of them may have stopped a packet that no rule of ours did.</summary>
    public IReadOnlyList<string> RulesOfOthers(IEnumerable<NetNs> ends)
    {
        HashSet<NetNs> asked = [.. ends];
        IEnumerable<(string Name, NetNs Space)> pods = Cluster.Plan.Pods
            .Select(pod => (pod.Id.Value, Space: Network.TrySpaceOf(pod.Id, out NetNs? space) ? space : null))
            .Where(pod => pod.Space is not null && asked.Contains(pod.Space))
            .Select(pod => (pod.Value, pod.Space!));
        return
        [
            .. Network.Nodes.Select(node => (Name: node.Value, Space: Network.SpaceOf(node))).Concat(pods)
                .SelectMany(place => NetNsVisit.Run(place.Space, NodeSurvey.RulesOfOthers).Select(rules => $"{place.Name}: {rules}")),
        ];
    }

    /// <summary>Where a pod is; null when the lab does not run it.</summary>
    public LabEnd? EndOf(EndpointId pod)
    {
        if (Cluster.Snapshot.FindEndpoint(pod) is not { Phase: PodPhase.Live, Node: { } home } endpoint)
        {
            return null;
        }

        NetNs space = Network.TrySpaceOf(pod, out NetNs? own) ? own : Network.SpaceOf(home);
        return new LabEnd(space, AddressesOf(endpoint.Addresses));
    }

    /// <summary>Where a node is; null when there is none of that name.</summary>
    public LabEnd? EndOf(NodeName node) =>
        Cluster.Snapshot.FindNode(node) is { } found ? new LabEnd(Network.SpaceOf(node), AddressesOf(found.Addresses)) : null;

    /// <summary>Where an address is: at its pod or node, else outside of the cluster.</summary>
    public LabEnd EndOf(Address address) => Cluster.Snapshot.PartyAt(address) switch
    {
        Party.Pod(var pod) when EndOf(pod.Id) is { } end => end with { Addresses = [address] },
        Party.Node(var node) when EndOf(node.Name) is { } end => end with { Addresses = [address] },
        _ => new LabEnd(Network.Outside, [address]),
    };

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach ((_, PodServer server) in _servers.Values)
        {
            server.Dispose();
        }

        foreach (NodeEnforcer enforcer in _enforcers.Values)
        {
            enforcer.Dispose();
        }

        _network?.Dispose();
    }

    private static ValueArray<Address> AddressesOf(EndpointAddresses addresses) =>
        [.. new[] { AddressFamily.IPv4, AddressFamily.IPv6 }.Where(addresses.Has).Select(family => addresses.In(family).Ranges[0].First)];

    private void Enforce()
    {
        foreach (NodeName node in Network.Nodes)
        {
            if (!_enforcers.TryGetValue(node, out NodeEnforcer? enforcer))
            {
                LabNodeSystem system = new(Network.SpaceOf(node), Network, () => SourceCheckOf(node));
                _enforcers.Add(node, enforcer = NodeEnforcer.Start(node, system, Node, _settings.Log.ListenerOf(node)));
            }

            if (!_services.TryGetValue(node, out ServiceTable? services))
            {
                _services.Add(node, services = new ServiceTable(Network.SpaceOf(node)));
            }

            enforcer.Enforce(Cluster.Snapshot, new CompileOptions
            {
                Profile = _settings.Profile,
                Guard = new PodGuard(_settings.Guard, [NodeSpace.PodLinkPrefix]),
            });
            EnforcedAt = Stopwatch.GetTimestamp();
            services.Load(Cluster.Snapshot, Cluster.Snapshot.FindNode(node)!);
        }
    }

    private SourceCheck SourceCheckOf(NodeName node) => _settings.Networking == PodNetworking.Bridged
        ? new SourceCheck.Bridged(Network.PodLinksOf(node))
        : new SourceCheck.Listed(Network.PodLinksOf(node));

    // Those whose namespaces are about to go: an open socket would keep them.
    private void Close(LabCluster before)
    {
        Dictionary<EndpointId, PlannedPod> kept = Cluster.Plan.Pods.ToDictionary(pod => pod.Id);
        foreach (PlannedPod pod in before.Plan.Pods.Where(pod => kept.GetValueOrDefault(pod.Id) != pod))
        {
            Close(pod.Id);
        }

        foreach (NodeName node in before.Plan.Nodes.Except(Cluster.Plan.Nodes).Select(node => node.Name))
        {
            foreach (Endpoint pod in before.Snapshot.Endpoints.Where(pod => pod.Node == node))
            {
                Close(pod.Id);
            }

            _services.Remove(node);
            if (_enforcers.Remove(node, out NodeEnforcer? enforcer))
            {
                enforcer.Dispose();
            }
        }
    }

    private void Close(EndpointId pod)
    {
        if (_servers.Remove(pod, out (ServedPod Served, PodServer Server) gone))
        {
            gone.Server.Dispose();
        }
    }

    private void Serve()
    {
        ServedPorts ports = new(Cluster.Snapshot);
        Dictionary<EndpointId, ServedPod> wanted = Cluster.Snapshot.Endpoints
            .Where(pod => pod.Phase == PodPhase.Live)
            .Select(pod => new ServedPod(pod.Id, AddressesOf(pod.Addresses), ports.Of(pod.Id)))
            .ToDictionary(pod => pod.Id);
        foreach ((EndpointId id, (ServedPod served, PodServer server)) in _servers.ToArray())
        {
            if (wanted.GetValueOrDefault(id) != served)
            {
                server.Dispose();
                _servers.Remove(id);
            }
        }

        NetNsVisit.Run(visit =>
        {
            foreach (ServedPod pod in wanted.Values.Where(pod => !_servers.ContainsKey(pod.Id)))
            {
                if (EndOf(pod.Id) is { } end)
                {
                    visit.Enter(end.Space);
                    _servers.Add(pod.Id, (pod, new PodServer(pod, [])));
                }
            }

            return true;
        });
    }
}
