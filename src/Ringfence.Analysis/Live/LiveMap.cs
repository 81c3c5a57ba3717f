using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>The map of a cluster that changes object by object: takes changes and says which pairs they change.</summary>
/// <remarks>
/// What it says is a function of the cluster alone: the same objects, put in any order, together or one by one, come to the same map, which
/// is that of <see cref="ConnectivityMap"/>. A change costs what it touches: the rows of the workloads it concerns. Memory follows the cluster and
/// whatever classes of endpoints there have been. Not for several threads at once.
/// </remarks>
public sealed class LiveMap
{
    private readonly MapGrain _grain;
    private readonly LiveInventory _inventory;
    private readonly LivePolicies _policies;
    private readonly LiveClasses _classes;
    private readonly LivePodIndex _index = new();
    private readonly Dictionary<EndpointId, Endpoint> _endpoints = [];
    private readonly Dictionary<EndpointId, LivePod> _pods = [];
    private readonly Dictionary<EndpointId, LiveUnit> _units = [];
    private readonly Dictionary<NodeName, int> _nodes = [];
    private NodeTraffic _nodesMatter = NodeTraffic.No;
    private long _sorted;

    /// <summary>The map of a cluster as it is.</summary>
    /// <param name="snapshot">The cluster; its nodes and Services are taken as they are.</param>
    /// <param name="profile">What to assume where upstream is silent.</param>
    /// <param name="grain">What one end of a pair stands for.</param>
    public LiveMap(ClusterSnapshot snapshot, EnforcementProfile profile, MapGrain grain)
    {
        _grain = grain;
        _inventory = new LiveInventory(snapshot);
        _policies = new LivePolicies(snapshot.Tiers);
        RuleVocabulary vocabulary = new();
        vocabulary.Learn(snapshot.Tiers.SelectMany(tier => (IEnumerable<Policy>)tier.Policies));
        _classes = new LiveClasses(_inventory, _policies, profile, vocabulary);
        foreach (Endpoint endpoint in snapshot.Endpoints)
        {
            Put(endpoint);
        }
    }

    /// <summary>All the work done so far.</summary>
    public LiveWork Work => new(_classes.Pairs.Asked, _classes.Matched, _sorted);

    /// <summary>The endpoints as they are now, in no order; pods that have ended among them.</summary>
    public IReadOnlyCollection<Endpoint> Endpoints => _endpoints.Values;

    /// <summary>The tiers with the policies that they have now.</summary>
    public ValueArray<Tier> Tiers => _policies.Tiers;

    /// <summary>A namespace as it is now, assumed when nobody put it.</summary>
    public ClusterNamespace NamespaceOf(NamespaceName name) => _inventory.Namespace(name);

    /// <summary>Every pair between which something passes, sorted: what the changes since an empty map come to.</summary>
    public IReadOnlyList<LiveChange> Everything()
    {
        Dictionary<LiveUnit, Membership[]> all = _units.Values.ToDictionary(unit => unit, Memberships);
        return ViewDifference.Between(View(new Dictionary<LiveUnit, Membership[]>()), View(all));
    }

    /// <summary>Takes changes, in order, and says what is different from before them; nothing when nothing is.</summary>
    /// <exception cref="ArgumentException">A policy is of a tier that the cluster does not have.</exception>
    public IReadOnlyList<LiveChange> Apply(params IEnumerable<ClusterDelta> deltas)
    {
        Dictionary<LiveUnit, Membership[]> touched = [];
        foreach (ClusterDelta delta in deltas)
        {
            // Whom a policy selects can be asked of classes only once they tell apart what it tells apart.
            if (delta is ClusterDelta.PolicyPut put)
            {
                Learn(put.Policy);
            }

            foreach (LiveUnit unit in UnitsTouchedBy(delta).ToArray())
            {
                touched.TryAdd(unit, Memberships(unit));
            }

            Do(delta);
        }

        LiveUnit[] changed = [.. touched.Where(one => !one.Value.SequenceEqual(Memberships(one.Key))).Select(one => one.Key)];
        IReadOnlyList<LiveChange> changes = changed.Length == 0
            ? []
            : ViewDifference.Between(
                View(changed.ToDictionary(unit => unit, unit => touched[unit])),
                View(changed.ToDictionary(unit => unit, Memberships)));
        foreach (LiveUnit gone in touched.Keys.Where(unit => unit.Pods.Count == 0))
        {
            _units.Remove(gone.Id);
        }

        return changes;
    }

    private LiveView View(IReadOnlyDictionary<LiveUnit, Membership[]> shown) => new(_classes, _units.Values, shown, Memberships);

    private IEnumerable<LiveUnit> UnitsTouchedBy(ClusterDelta delta) => delta switch
    {
        ClusterDelta.EndpointPut(var endpoint) => [.. UnitOf(endpoint.Id), UnitFor(endpoint)],
        ClusterDelta.EndpointRemoved(var id) => UnitOf(id),
        ClusterDelta.NamespacePut(var space) => UnitsOf(_classes.In(space.Name)),
        ClusterDelta.NamespaceRemoved(var name) => UnitsOf(_classes.In(name)),
        ClusterDelta.PolicyPut(var tier, var policy) => UnitsOf([.. Selected(tier, policy.Ref), .. _classes.SelectedBy(policy)]),
        ClusterDelta.PolicyRemoved(var tier, var policy) => UnitsOf(Selected(tier, policy)),
        _ => throw new System.Diagnostics.UnreachableException($"Unhandled delta {delta.GetType().Name}."),
    };

    private void Do(ClusterDelta delta)
    {
        switch (delta)
        {
            case ClusterDelta.EndpointPut(var endpoint):
                Remove(endpoint.Id);
                Put(endpoint);
                break;

            case ClusterDelta.EndpointRemoved(var id):
                Remove(id);
                break;

            case ClusterDelta.NamespacePut(var space):
                Relabel(space);
                break;

            case ClusterDelta.NamespaceRemoved(var name):
                Relabel(ClusterNamespace.Assumed(name));
                break;

            case ClusterDelta.PolicyPut(var tier, var policy):
                LiveClass[] before = [.. Selected(tier, policy.Ref)];
                _policies.Put(tier, policy);
                Reread([.. before, .. _classes.SelectedBy(policy)]);
                break;

            case ClusterDelta.PolicyRemoved(var tier, var policy):
                LiveClass[] selected = [.. Selected(tier, policy)];
                _policies.Remove(tier, policy);
                Reread(selected);
                break;

            default:
                throw new System.Diagnostics.UnreachableException($"Unhandled delta {delta.GetType().Name}.");
        }
    }

    private void Put(Endpoint endpoint)
    {
        _endpoints[endpoint.Id] = endpoint;
        if (endpoint.Phase != PodPhase.Live)
        {
            return;
        }

        LivePod pod = new(endpoint, UnitFor(endpoint)) { Class = Sort(endpoint) };
        _pods[endpoint.Id] = pod;
        pod.Unit.Pods.Add(pod);
        pod.Unit.Forget();
        pod.Class.Add(pod.Unit);
        _index.Add(pod, _classes.Facets.AddressesOf(endpoint));
        MindHosts(pod);
    }

    private void Remove(EndpointId id)
    {
        _endpoints.Remove(id);
        if (_pods.Remove(id, out LivePod? pod))
        {
            pod.Unit.Pods.Remove(pod);
            pod.Unit.Forget();
            pod.Class.Remove(pod.Unit);
            _index.Remove(pod, _classes.Facets.AddressesOf(pod.Endpoint));
        }
    }

    /// <summary>Only once there has been a pod in a node's network does it matter where others run.</summary>
    private void MindHosts(LivePod pod)
    {
        if (_nodesMatter == NodeTraffic.No && pod.Class.Type.NodeTraffic == NodeTraffic.OfKnownNode)
        {
            _nodesMatter = NodeTraffic.OfKnownNode;
            foreach (LiveUnit unit in _units.Values)
            {
                unit.Forget();
            }
        }
    }

    private LiveClass Sort(Endpoint endpoint)
    {
        _sorted++;
        return _classes.ClassOf(endpoint);
    }

    private void Relabel(ClusterNamespace space)
    {
        LivePod[] pods = [.. UnitsOf(_classes.In(space.Name)).SelectMany(unit => unit.Pods).Where(pod => pod.Endpoint.Namespace == space.Name)];
        _inventory.Put(space);
        _classes.Retire(space.Name);
        Resort(pods);
    }

    /// <summary>New words may tell pods apart that were alike; that alone changes no pair.</summary>
    private void Learn(Policy policy)
    {
        int blocks = _classes.Vocabulary.Blocks.Count;
        NodeSight nodes = _classes.Vocabulary.Nodes;
        NewWords words = _classes.Vocabulary.Learn(policy);
        _classes.FileGuessed(blocks);
        HashSet<LivePod> touched = _index.TouchedBy(words);
        if (nodes != _classes.Vocabulary.Nodes)
        {
            touched.UnionWith(_pods.Values.Where(pod => pod.Endpoint.Network == PodNetwork.Host));
        }

        _classes.Resample(words.Blocks, touched);
        Resort(touched);
    }

    private void Resort(IEnumerable<LivePod> pods)
    {
        foreach (LivePod pod in pods)
        {
            LiveClass type = Sort(pod.Endpoint);
            if (type != pod.Class)
            {
                pod.Class.Remove(pod.Unit);
                pod.Class = type;
                type.Add(pod.Unit);
                pod.Unit.Forget();
            }
        }
    }

    private void Reread(IEnumerable<LiveClass> classes)
    {
        foreach (LiveClass type in classes.Distinct())
        {
            _classes.Reread(type);
            foreach (LiveUnit unit in type.Units.Keys)
            {
                unit.Forget();
            }
        }
    }

    private IEnumerable<LiveClass> Selected(string tier, PolicyRef policy) => _policies.Find(tier, policy) is { } found ? _classes.SelectedBy(found) : [];

    private IEnumerable<LiveUnit> UnitOf(EndpointId id) => _pods.TryGetValue(id, out LivePod? pod) ? [pod.Unit] : [];

    private LiveUnit UnitFor(Endpoint endpoint)
    {
        EndpointId id = _grain == MapGrain.Workload ? endpoint.Workload : endpoint.Id;
        if (!_units.TryGetValue(id, out LiveUnit? unit))
        {
            _units.Add(id, unit = new LiveUnit(id));
        }

        return unit;
    }

    private static IEnumerable<LiveUnit> UnitsOf(IEnumerable<LiveClass> classes) => classes.SelectMany(type => type.Units.Keys).Distinct();

    private Membership[] Memberships(LiveUnit unit) => unit.Memberships(PlaceOf);

    private NodePlace PlaceOf(LiveClass type, IReadOnlyList<LivePod> pods)
    {
        EndpointClass rows = type.Type;
        if (_nodesMatter == NodeTraffic.No || (rows.NodeTraffic == NodeTraffic.No && !rows.Ingress.StandingMatters && !rows.Egress.StandingMatters))
        {
            return NodePlace.Unseen;
        }

        HashSet<int> nodes = [];
        bool others = false;
        foreach (LivePod pod in pods)
        {
            if (pod.Endpoint.Node is not { } name)
            {
                others = true;
                continue;
            }

            if (!_nodes.TryGetValue(name, out int number))
            {
                _nodes.Add(name, number = _nodes.Count);
            }

            nodes.Add(number);
        }

        return new NodePlace.OnNodes(IndexSet.Of([.. nodes]), others);
    }
}
