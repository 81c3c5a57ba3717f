using Ringfence.Core;

namespace Ringfence.Nftables;

/// <summary>Keeps what a node is to enforce while pods of other nodes and policies come, change and go: each costs what it changes, not the cluster.</summary>
/// <remarks>
/// That is what happens all day. Anything else, a namespace, a pod of the node itself, is for a fresh start; so is a pod whose
/// declared ports rules ask for by name, since it can make a set needed or needless.
/// </remarks>
public sealed class LiveNode
{
    private readonly NodeName _node;
    private readonly CompileOptions _options;
    private readonly PeerReader _reader;
    private ClusterSnapshot _start;
    private CompiledPeers _compiled;
    private readonly Dictionary<EndpointId, Endpoint> _pods;
    private readonly Dictionary<Address, List<EndpointId>> _holders = [];

    private LiveNode(ClusterSnapshot snapshot, NodeName node, CompileOptions options)
    {
        (_start, _node, _options) = (snapshot, node, options);
        _compiled = NodeCompiler.CompilePeers(snapshot, node, options);
        _reader = new PeerReader(snapshot, options.Profile);
        _pods = snapshot.Endpoints.ToDictionary(pod => pod.Id);
        foreach (Endpoint pod in snapshot.Endpoints)
        {
            foreach (Address address in AddressesOf(pod))
            {
                HoldersOf(address).Add(pod.Id);
            }
        }
    }

    /// <summary>What the node is to enforce now.</summary>
    public CompiledNode Compiled => _compiled.Node;

    /// <summary>The cluster as it is now, built anew: for questions that are asked seldom.</summary>
    public ClusterSnapshot ToSnapshot() => new(_start.Namespaces, _pods.Values, _start.Nodes, _start.Services, _start.Slices.SelectMany(slices => slices), _start.Tiers);

    /// <summary>Compiles a node afresh.</summary>
    public static LiveNode Start(ClusterSnapshot snapshot, NodeName node, CompileOptions options) => new(snapshot, node, options);

    /// <summary>Takes in a pod that is new or has changed; false when that takes a fresh start, and then nothing has changed here.</summary>
    public bool TryPut(Endpoint pod)
    {
        Endpoint? before = _pods.GetValueOrDefault(pod.Id);
        if (!IsOnlyAPeer(pod) || (before is not null && !IsOnlyAPeer(before)))
        {
            return false;
        }

        _pods[pod.Id] = pod;
        Change(pod.Id, before, pod);
        return true;
    }

    /// <summary>Forgets a pod that is gone; false when that takes a fresh start, and then nothing has changed here.</summary>
    public bool TryRemove(EndpointId pod)
    {
        if (!_pods.TryGetValue(pod, out Endpoint? before) || !IsOnlyAPeer(before))
        {
            return false;
        }

        _pods.Remove(pod);
        Change(pod, before, null);
        return true;
    }

    /// <summary>
    /// Becomes another cluster by what differs: pods of other nodes, and policies, of which only those classes are compiled that mean something
    /// new. False when that takes a fresh start; then this object is of no more use.
    /// </summary>
    public bool TryBecome(ClusterSnapshot snapshot)
    {
        if (!HasNamespacesOf(snapshot) || !HasNodesOf(snapshot) || !HasLocalServicesOf(snapshot)
            || !snapshot.Endpoints.All(pod => _pods.TryGetValue(pod.Id, out Endpoint? before) && pod.Equals(before) || TryPut(pod))
            || !(_pods.Count == snapshot.Endpoints.Count || _pods.Keys.Where(id => snapshot.FindEndpoint(id) is null).ToArray().All(TryRemove)))
        {
            return false;
        }

        bool isOfOtherPolicies = _start.Tiers != snapshot.Tiers;
        _start = snapshot;
        if (isOfOtherPolicies)
        {
            _compiled = NodeCompiler.Recompile(snapshot, _compiled, _options);
        }

        return true;
    }

    private bool HasNamespacesOf(ClusterSnapshot snapshot) =>
        _start.Namespaces.Count == snapshot.Namespaces.Count && snapshot.Namespaces.All(space => space.Equals(_start.FindNamespace(space.Name)));

    private bool HasNodesOf(ClusterSnapshot snapshot) =>
        _start.Nodes.Count == snapshot.Nodes.Count && snapshot.Nodes.All(node => node.Equals(_start.FindNode(node.Name)));

    private bool IsOnlyAPeer(Endpoint pod) => pod.Node != _node && _start.FindNamespace(pod.Namespace) is not null && !IsAskedByName(pod) && !AnswersAtTheNode(pod);

    // What pods behind such a Service are, policies of others than theirs depend on.
    private bool AnswersAtTheNode(Endpoint pod) => _options.LocalServices.Any(local =>
        pod.Namespace == local.Service.Namespace && _start.FindService(local.Service) is { Selector: { } selector } && selector.Matches(pod.Labels));

    private bool HasLocalServicesOf(ClusterSnapshot snapshot) => _options.LocalServices.All(local =>
        Equals(_start.FindService(local.Service), snapshot.FindService(local.Service)) && _start.Slices[local.Service].SequenceEqual(snapshot.Slices[local.Service]));

    private bool IsAskedByName(Endpoint pod) => IsKnown(pod) && !pod.Ports.IsEmpty && _compiled.Named.Any(term =>
        FamilyFields.Both.Any(fields => Takes(term, pod, fields.Family)));

    private void Change(EndpointId id, Endpoint? before, Endpoint? now)
    {
        HashSet<Address> touched = [.. AddressesOf(before), .. AddressesOf(now)];
        foreach (Address address in AddressesOf(before))
        {
            HoldersOf(address).Remove(id);
        }

        foreach (Address address in AddressesOf(now))
        {
            HoldersOf(address).Add(id);
        }

        Dictionary<string, ElementSet> changed = new(StringComparer.Ordinal);
        foreach (PeerSet set in _compiled.Sets)
        {
            ElementSet elements = ElementsOf(set.Name);
            ElementSet after = elements;
            foreach (Address address in touched.Where(address => address.Family == set.Family))
            {
                // An address may be another pod's already when the news that the first is gone comes late.
                bool isTaken = HoldersOf(address).Exists(holder => set.Terms.Any(term => Takes(term, _pods[holder], set.Family)));
                after = isTaken ? after.With(SetElement.Of(address)) : after.Without(SetElement.Of(address));
            }

            if (!ReferenceEquals(after, elements))
            {
                changed.Add(set.Name, after);
            }
        }

        foreach (Address address in touched.Where(address => HoldersOf(address).Count == 0))
        {
            _holders.Remove(address);
        }

        IEnumerable<LeftOut> others = Compiled.LeftOut.Where(one => one.Endpoint != id);
        IEnumerable<LeftOut> own = now is not null && LocalPods.IsRemote(now, _options.Profile) && LocalPods.ReasonToLeaveOut(now) is { } reason ? [new LeftOut(id, reason)] : [];
        _compiled = _compiled with
        {
            Node = Compiled with
            {
                Ruleset = changed.Count == 0 ? Compiled.Ruleset : Compiled.Ruleset.With(changed),
                LeftOut = [.. others.Concat(own).OrderBy(one => one.Endpoint)],
            },
        };
    }

    private ElementSet ElementsOf(string name)
    {
        ReadOnlySpan<NftSet> sets = Compiled.Ruleset.Sets.Span;
        int low = 0;
        int high = sets.Length - 1;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (string.CompareOrdinal(sets[middle].Name, name) < 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return sets[low].Elements;
    }

    private bool Takes(RemoteTerm term, Endpoint pod, AddressFamily family) =>
        term.All.All(match => match.Takes(family) && _reader.Match(match.Peer, Standing.Apart, new Party.Pod(pod), family).Fits)
        && !term.TrafficOn(pod.Ports).IsEmpty;

    private bool IsKnown(Endpoint? pod) => pod is { Addresses.Knowledge: AddressKnowledge.Exact } && LocalPods.IsRemote(pod, _options.Profile);

    private IEnumerable<Address> AddressesOf(Endpoint? pod) => IsKnown(pod) ? pod!.Addresses.Possible.Ranges.Select(range => range.First) : [];

    private List<EndpointId> HoldersOf(Address address)
    {
        if (!_holders.TryGetValue(address, out List<EndpointId>? holders))
        {
            _holders.Add(address, holders = []);
        }

        return holders;
    }
}
