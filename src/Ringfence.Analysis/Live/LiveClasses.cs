using System.Runtime.InteropServices;
using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>The endpoint classes of a cluster that changes. A class that has lost its last pod keeps its number for when one comes back.</summary>
internal sealed class LiveClasses
{
    private readonly EnforcementProfile _profile;
    private readonly LiveInventory _inventory;
    private readonly LivePolicies _policies;
    private readonly PeerReader _reader;
    private readonly PeerIndex _peers;
    private readonly PeerSearch _search;
    private readonly RowTable _rows;
    private readonly ClassFamilies _families;
    private readonly Dictionary<ValueArray<ContainerPort>, DeclaredPorts> _ports = [];
    private readonly Dictionary<EndpointClassKey, LiveClass> _byKey = [];
    private readonly Dictionary<PeerPlace, List<LiveClass>> _byPlace = [];
    private readonly Dictionary<AddressFacet, List<LiveClass>> _guessed = [];
    private readonly AddressIndex<LiveClass> _samples = new();
    private readonly List<LiveClass> _all = [];
    private int _filled;

    /// <summary>No classes yet.</summary>
    public LiveClasses(LiveInventory inventory, LivePolicies policies, EnforcementProfile profile, RuleVocabulary vocabulary)
    {
        _profile = profile;
        _inventory = inventory;
        _policies = policies;
        _reader = new PeerReader(inventory, profile);
        _families = new ClassFamilies(_reader);
        _peers = new PeerIndex(vocabulary.NumberOf);
        _search = new PeerSearch(_peers);
        TrafficTable traffic = new();
        _rows = new RowTable(_peers, traffic);
        Vocabulary = vocabulary;
        Facets = new LiveFacets(_reader, vocabulary);
        Pairs = new ClassPairs(traffic, _families);
    }

    /// <summary>What endpoints are told apart by.</summary>
    public RuleVocabulary Vocabulary { get; }

    /// <summary>Where endpoints' addresses lie.</summary>
    public LiveFacets Facets { get; }

    /// <summary>What passes between two classes.</summary>
    public ClassPairs Pairs { get; }

    /// <summary>The classes, each at its number.</summary>
    public IReadOnlyList<LiveClass> All => _all;

    /// <summary>How often a peer was held against a class.</summary>
    public long Matched { get; private set; }

    /// <summary>The class that an endpoint belongs to, made when there is none.</summary>
    public LiveClass ClassOf(Endpoint endpoint)
    {
        EndpointClassKey key = new(
            endpoint.Namespace,
            Vocabulary.Seen(endpoint.Labels),
            Vocabulary.Seen(endpoint.Ports),
            endpoint.Phase,
            Facets.Of(endpoint),
            _reader.MachineOf(new Party.Pod(endpoint)) is null ? NodeTraffic.No : NodeTraffic.OfKnownNode,
            Vocabulary.Nodes == NodeSight.ByLabels ? _reader.MachineOf(new Party.Pod(endpoint)) : null);
        if (!_byKey.TryGetValue(key, out LiveClass? found))
        {
            found = Make(endpoint, key);
            _byKey.Add(key, found);
        }

        return found;
    }

    /// <summary>The classes that a policy selects.</summary>
    public IEnumerable<LiveClass> SelectedBy(Policy policy)
    {
        IEnumerable<LiveClass> near = policy.Subject.Namespaces is NamespaceScope.Only(var name) ? In(name) : _all;
        return near.Where(one => policy.Subject.Matches(one.Type.Sample.Endpoint, _inventory.NamespaceOf(one.Type.Sample.Endpoint).Labels));
    }

    /// <summary>The classes of a namespace.</summary>
    public IReadOnlyList<LiveClass> In(NamespaceName space) => _byPlace.GetValueOrDefault(PeerPlace.InNamespace(space.Value), []);

    /// <summary>Works the rows of a class out anew.</summary>
    public void Reread(LiveClass type)
    {
        Endpoint sample = type.Type.Sample.Endpoint;
        type.Type = type.Type with { Egress = RowOf(sample, Direction.Egress), Ingress = RowOf(sample, Direction.Ingress) };
        Fill();
    }

    /// <summary>Takes the classes of a namespace out of use: its labels are others now, so its endpoints are to be sorted anew.</summary>
    public void Retire(NamespaceName space)
    {
        foreach (LiveClass one in In(space))
        {
            _byKey.Remove(one.Key);
            _samples.Remove(one, _reader.AddressesOf(one.Type.Sample));
        }

        _byPlace.Remove(PeerPlace.InNamespace(space.Value));
    }

    /// <summary>Makes new blocks known to the classes of which the addresses are guessed; those with known ones are sorted anew.</summary>
    public void FileGuessed(int firstNew)
    {
        foreach ((AddressFacet facet, List<LiveClass> classes) in _guessed)
        {
            foreach (int block in Facets.BlocksOf(facet, classes[0].Type.Sample).Where(block => block >= firstNew))
            {
                foreach (LiveClass one in classes)
                {
                    FileUnder(PeerPlace.InBlock(block), one);
                }
            }
        }
    }

    /// <summary>Gives classes another sample where new blocks take theirs but not the class; one that has no other is out of use.</summary>
    /// <param name="blocks">The new blocks.</param>
    /// <param name="touched">The pods that new words may move to other classes.</param>
    public void Resample(IEnumerable<Peer.Networks> blocks, HashSet<LivePod> touched)
    {
        foreach (LiveClass one in _samples.In(blocks).Where(one => Facets.Of(one.Type.Sample.Endpoint) != one.Key.Addresses))
        {
            _samples.Remove(one, _reader.AddressesOf(one.Type.Sample));
            if (one.Units.Keys.SelectMany(unit => unit.Pods).FirstOrDefault(pod => pod.Class == one && !touched.Contains(pod)) is { } other)
            {
                one.Type = one.Type with { Sample = SampleOf(one.Key, other.Endpoint) };
                _samples.Add(one, _reader.AddressesOf(one.Type.Sample));
            }
            else
            {
                _byKey.Remove(one.Key);
            }
        }
    }

    private static Party.Pod SampleOf(EndpointClassKey key, Endpoint endpoint) => new(endpoint with { Labels = key.Labels, Ports = key.Ports });

    /// <summary>Makes a class of what its endpoints have in common: words that policies learn later must not find in it what only the first one had.</summary>
    private LiveClass Make(Endpoint first, EndpointClassKey key)
    {
        Party.Pod party = SampleOf(key, first);
        Endpoint endpoint = party.Endpoint;
        int families = _families.NumberOf(party);
        EndpointClass type = new(
            _all.Count,
            party,
            RowOf(endpoint, Direction.Egress),
            RowOf(endpoint, Direction.Ingress),
            PortsOf(party),
            families,
            _families.OutsideOf(families),
            key.NodeTraffic);
        Fill();
        LiveClass made = new(key, type);
        _all.Add(made);
        _samples.Add(made, _reader.AddressesOf(party));
        List<PeerPlace> places = PeerPlaces.OfEndpoint(endpoint, _inventory.NamespaceOf(endpoint).Labels, Facets.BlocksOf(key.Addresses, party));
        foreach (PeerEntry entry in _search.Candidates(places))
        {
            Match(entry, [made]);
        }

        foreach (PeerPlace place in places)
        {
            FileUnder(place, made);
        }

        if (key.Addresses.Knowledge != AddressKnowledge.Exact)
        {
            ref List<LiveClass>? guessed = ref CollectionsMarshal.GetValueRefOrAddDefault(_guessed, key.Addresses, out _);
            (guessed ??= []).Add(made);
        }

        return made;
    }

    private ClassRow RowOf(Endpoint endpoint, Direction direction) => _rows.RowOf(
        _profile.WhyUngoverned(new Party.Pod(endpoint)) is null
            ? _policies.ProgramOf(endpoint, _inventory.NamespaceOf(endpoint).Labels, direction)
            : new DirectionProgram(direction, []));

    private DeclaredPorts PortsOf(Party.Pod party)
    {
        ValueArray<ContainerPort> ports = Vocabulary.Seen(_reader.PortsOf(party));
        if (!_ports.TryGetValue(ports, out DeclaredPorts? declared))
        {
            _ports.Add(ports, declared = new DeclaredPorts(_ports.Count, ports));
        }

        return declared;
    }

    /// <summary>Finds the members of the peers that rows have mentioned for the first time.</summary>
    private void Fill()
    {
        for (; _filled < _peers.Entries.Count; _filled++)
        {
            PeerEntry entry = _peers.Entries[_filled];
            Match(entry, [.. PeerPlaces.OfPeer(entry.Peer, Vocabulary.NumberOf).SelectMany(place => _byPlace.GetValueOrDefault(place, [])).Distinct()]);
        }
    }

    private void Match(PeerEntry entry, IReadOnlyList<LiveClass> classes)
    {
        foreach (PeerSlot slot in entry.OwnSlots)
        {
            int[] taken =
            [
                .. classes.Where(one => _reader.Match(entry.Peer, slot.Standing, one.Type.Sample, slot.Family).Fits).Select(one => one.Number),
            ];
            Matched += classes.Count;
            if (taken.Length > 0)
            {
                entry.SetMembers(slot, entry.Members(slot).Union(IndexSet.Of(taken)));
            }
        }
    }

    private void FileUnder(PeerPlace place, LiveClass type)
    {
        ref List<LiveClass>? file = ref CollectionsMarshal.GetValueRefOrAddDefault(_byPlace, place, out _);
        (file ??= []).Add(type);
    }
}
