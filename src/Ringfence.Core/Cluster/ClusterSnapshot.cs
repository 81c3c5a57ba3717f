namespace Ringfence.Core;

/// <summary>All of a cluster at one moment, immutable: what the Evaluator judges in.</summary>
/// <remarks>Built whole by a front end. Lookups by id and by namespace are hashed; nothing is changed after construction.</remarks>
public sealed class ClusterSnapshot : IInventory
{
    private readonly Dictionary<NamespaceName, ClusterNamespace> _namespaces;
    private readonly Dictionary<EndpointId, Endpoint> _endpoints;
    private readonly Dictionary<NodeName, ClusterNode> _nodes;
    private readonly Dictionary<ServiceName, Service> _services;

    /// <summary>Takes the parts as they are; every endpoint's namespace must be among the namespaces.</summary>
    /// <exception cref="ArgumentException">An id stands for two objects, or an endpoint's namespace is missing.</exception>
    public ClusterSnapshot(
        IEnumerable<ClusterNamespace> namespaces,
        IEnumerable<Endpoint> endpoints,
        IEnumerable<ClusterNode> nodes,
        IEnumerable<Service> services,
        IEnumerable<ServiceSlice> slices,
        ValueArray<Tier> tiers)
    {
        _namespaces = namespaces.ToDictionary(space => space.Name);
        Endpoints = [.. endpoints];
        _endpoints = Endpoints.ToDictionary(endpoint => endpoint.Id);
        _nodes = nodes.ToDictionary(node => node.Name);
        _services = services.ToDictionary(service => service.Name);
        Slices = slices.ToLookup(slice => slice.Service);
        Tiers = tiers;
        foreach (Endpoint endpoint in Endpoints)
        {
            if (!_namespaces.ContainsKey(endpoint.Namespace))
            {
                throw new ArgumentException($"The namespace of {endpoint.Id} is not in the snapshot.", nameof(endpoints));
            }
        }
    }

    private ClusterSnapshot(ClusterSnapshot before, ValueArray<Tier> tiers)
    {
        (_namespaces, _endpoints, _nodes, _services) = (before._namespaces, before._endpoints, before._nodes, before._services);
        (Endpoints, Slices, Tiers) = (before.Endpoints, before.Slices, tiers);
    }

    /// <summary>A cluster with nothing in it.</summary>
    public static ClusterSnapshot Empty { get; } = new([], [], [], [], [], []);

    /// <summary>The namespaces, given and assumed.</summary>
    public IReadOnlyCollection<ClusterNamespace> Namespaces => _namespaces.Values;

    /// <summary>The endpoints in the order given.</summary>
    public IReadOnlyList<Endpoint> Endpoints { get; }

    /// <summary>The nodes.</summary>
    public IReadOnlyCollection<ClusterNode> Nodes => _nodes.Values;

    /// <summary>The Services.</summary>
    public IReadOnlyCollection<Service> Services => _services.Values;

    /// <summary>EndpointSlices by the Service they belong to.</summary>
    public ILookup<ServiceName, ServiceSlice> Slices { get; }

    /// <summary>The tiers, the first to decide first.</summary>
    public ValueArray<Tier> Tiers { get; }

    /// <summary>The same cluster with other tiers; what does not change is shared.</summary>
    public ClusterSnapshot With(ValueArray<Tier> tiers) => new(this, tiers);

    /// <summary>The namespace an endpoint lives in.</summary>
    public ClusterNamespace NamespaceOf(Endpoint endpoint) => _namespaces[endpoint.Namespace];

    /// <summary>Finds a namespace; null when the snapshot has none of that name.</summary>
    public ClusterNamespace? FindNamespace(NamespaceName name) => _namespaces.GetValueOrDefault(name);

    /// <summary>Finds an endpoint; null when there is none.</summary>
    public Endpoint? FindEndpoint(EndpointId id) => _endpoints.GetValueOrDefault(id);

    /// <summary>Finds a node; null when there is none.</summary>
    public ClusterNode? FindNode(NodeName name) => _nodes.GetValueOrDefault(name);

    /// <summary>Finds a Service; null when there is none.</summary>
    public Service? FindService(ServiceName name) => _services.GetValueOrDefault(name);

    /// <summary>Who has an address: a node first, since hostNetwork pods share its address, then a live pod; nobody of the snapshot is external.</summary>
    public Party PartyAt(Address address)
    {
        foreach (ClusterNode node in Nodes)
        {
            if (Has(node.Addresses, address))
            {
                return new Party.Node(node);
            }
        }

        foreach (Endpoint endpoint in Endpoints)
        {
            if (endpoint.Phase == PodPhase.Live && Has(endpoint.Addresses, address))
            {
                return new Party.Pod(endpoint);
            }
        }

        return new Party.External(Cidr.Of(address));
    }

    private static bool Has(EndpointAddresses addresses, Address address) =>
        addresses.Knowledge == AddressKnowledge.Exact && addresses.Possible.Contains(address);
}
