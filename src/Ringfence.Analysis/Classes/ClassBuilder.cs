using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>Sorts the endpoints of a snapshot into classes.</summary>
internal sealed class ClassBuilder
{
    // Fewer are matched sooner than a second thread has begun.
    private const int FewDrafts = 256;

    private readonly ClusterSnapshot _snapshot;
    private readonly EnforcementProfile _profile;
    private readonly PeerReader _reader;
    private readonly RuleVocabulary _vocabulary = new();
    private readonly AddressCuts _cuts;
    private readonly PolicyIndex _policies;
    private readonly PeerIndex _peers;
    private readonly RowTable _rows;
    private readonly TrafficTable _traffic = new();
    private readonly ClassFamilies _families;
    private readonly Dictionary<ValueArray<ContainerPort>, DeclaredPorts> _ports = [];
    private readonly Dictionary<AddressFacet, AddressFacet> _facets = [];
    private readonly Dictionary<AddressFacet, IReadOnlyList<int>> _blocks = [];
    private readonly HashSet<Caveat> _caveats = [];

    private ClassBuilder(ClusterSnapshot snapshot, EnforcementProfile profile)
    {
        _snapshot = snapshot;
        _profile = profile;
        _reader = new PeerReader(snapshot, profile);
        _vocabulary.Learn(snapshot.Tiers.SelectMany(tier => (IEnumerable<Policy>)tier.Policies));
        _cuts = new AddressCuts([.. _vocabulary.Blocks.Select(block => block.Addresses)]);
        _policies = new PolicyIndex(snapshot.Tiers);
        _peers = new PeerIndex(_vocabulary.NumberOf);
        _rows = new RowTable(_peers, _traffic);
        _families = new ClassFamilies(_reader);
    }

    /// <summary>The classes of a snapshot's live endpoints. Pods that have ended have no network any more and are in none.</summary>
    public static ClassModel Build(ClusterSnapshot snapshot, EnforcementProfile profile) => new ClassBuilder(snapshot, profile).Build();

    private ClassModel Build()
    {
        Dictionary<EndpointClassKey, int> keys = [];
        List<Draft> drafts = [];
        int[] draftOf = new int[_snapshot.Endpoints.Count];
        for (int i = 0; i < draftOf.Length; i++)
        {
            Endpoint endpoint = _snapshot.Endpoints[i];
            draftOf[i] = -1;
            if (endpoint.Phase == PodPhase.Live)
            {
                EndpointClassKey key = KeyOf(endpoint);
                if (!keys.TryGetValue(key, out draftOf[i]))
                {
                    keys.Add(key, draftOf[i] = drafts.Count);
                    drafts.Add(Begin(endpoint, key));
                }
            }
        }

        return Merge(drafts, draftOf);
    }

    private EndpointClassKey KeyOf(Endpoint endpoint)
    {
        Party party = new Party.Pod(endpoint);
        return new EndpointClassKey(
            endpoint.Namespace,
            _vocabulary.Seen(endpoint.Labels),
            _vocabulary.Seen(endpoint.Ports),
            endpoint.Phase,
            FacetOf(endpoint, party),
            _reader.MachineOf(party) is null ? NodeTraffic.No : NodeTraffic.OfKnownNode,
            _vocabulary.Nodes == NodeSight.ByLabels ? _reader.MachineOf(party) : null);
    }

    private AddressFacet FacetOf(Endpoint endpoint, Party party)
    {
        EndpointAddresses addresses = endpoint.Network == PodNetwork.Own ? endpoint.Addresses : _reader.AddressesOf(party);
        AddressFacet facet = addresses.Knowledge == AddressKnowledge.Exact
            ? new AddressFacet(addresses.Knowledge, endpoint.Network, AddressSet.Empty, [.. _cuts.NumbersOf(addresses.Possible)])
            : new AddressFacet(addresses.Knowledge, endpoint.Network, addresses.Possible, []);
        if (!_facets.TryGetValue(facet, out AddressFacet? known))
        {
            _facets.Add(facet, known = facet);
        }

        return known;
    }

    /// <summary>The rows of a class to be. All rows must be there before peers are matched, since rows name the peers.</summary>
    private Draft Begin(Endpoint endpoint, EndpointClassKey key)
    {
        Party.Pod party = new(endpoint);
        bool governed = _profile.WhyUngoverned(party) is null;
        LabelSet labels = _snapshot.NamespaceOf(endpoint).Labels;
        ClassRow Row(Direction direction) => _rows.RowOf(
            governed ? _policies.ProgramOf(endpoint, labels, direction) : new DirectionProgram(direction, []));
        return new Draft(party, key, Row(Direction.Egress), Row(Direction.Ingress), PortsOf(party));
    }

    private DeclaredPorts PortsOf(Party.Pod party)
    {
        ValueArray<ContainerPort> ports = _vocabulary.Seen(_reader.PortsOf(party));
        if (!_ports.TryGetValue(ports, out DeclaredPorts? declared))
        {
            _ports.Add(ports, declared = new DeclaredPorts(_ports.Count, ports));
        }

        return declared;
    }

    /// <summary>Drafts with the same rows that the same peers take are one class.</summary>
    private ClassModel Merge(List<Draft> drafts, int[] draftOf)
    {
        ValueArray<int>[] takenBy = Match(drafts);
        Dictionary<ValueArray<int>, int> signatures = [];
        List<EndpointClass> classes = [];
        List<ValueArray<int>> members = [];
        int[] classOfDraft = new int[drafts.Count];
        for (int i = 0; i < drafts.Count; i++)
        {
            Draft draft = drafts[i];
            NodeTraffic traffic = draft.Key.NodeTraffic;
            int families = _families.NumberOf(draft.Party);
            ValueArray<int> taken = takenBy[i];
            ValueArray<int> signature = [draft.Egress.Number, draft.Ingress.Number, draft.Ports.Number, families, (int)traffic, .. taken];
            if (!signatures.TryGetValue(signature, out classOfDraft[i]))
            {
                signatures.Add(signature, classOfDraft[i] = classes.Count);
                classes.Add(new EndpointClass(classes.Count, draft.Party, draft.Egress, draft.Ingress, draft.Ports, families, _families.OutsideOf(families), traffic));
                members.Add(taken);
            }
        }

        Fill(members);
        int[] classOf = [.. draftOf.Select(draft => draft < 0 ? -1 : classOfDraft[draft])];
        return new ClassModel(classes, classOf, _traffic, _families, [.. _caveats]);
    }

    /// <summary>For each draft, the peers that take its endpoints, each with the slot; ascending.</summary>
    private ValueArray<int>[] Match(List<Draft> drafts)
    {
        IReadOnlyList<int>[] blocks = [.. drafts.Select(BlocksOf)];
        ValueArray<int>[] taken = new ValueArray<int>[drafts.Count];
        List<Caveat>[] caveats = new List<Caveat>[drafts.Count];

        PeerSearch MatchOne(int number, PeerSearch search)
        {
            Endpoint endpoint = drafts[number].Party.Endpoint;
            List<PeerPlace> places = PeerPlaces.OfEndpoint(endpoint, _snapshot.NamespaceOf(endpoint).Labels, blocks[number]);
            caveats[number] = [];
            taken[number] = search.TakenBy(_reader.See(drafts[number].Party), places, caveats[number].Add);
            return search;
        }

        if (drafts.Count < FewDrafts)
        {
            PeerSearch search = new(_peers);
            for (int draft = 0; draft < drafts.Count; draft++)
            {
                MatchOne(draft, search);
            }
        }
        else
        {
            Parallel.For(0, drafts.Count, () => new PeerSearch(_peers), (draft, _, search) => MatchOne(draft, search), _ => { });
        }

        // In the order of drafts, however the work was parted.
        _caveats.UnionWith(caveats.SelectMany(found => found));
        return taken;
    }

    /// <summary>The numbers of the address peers that may take a draft's endpoints; asked once for each facet.</summary>
    private IReadOnlyList<int> BlocksOf(Draft draft)
    {
        AddressFacet facet = draft.Key.Addresses;
        if (!_blocks.TryGetValue(facet, out IReadOnlyList<int>? blocks))
        {
            blocks = facet.Knowledge == AddressKnowledge.Exact
                ? [.. facet.Pieces.SelectMany(piece => _cuts.SetsOf(piece).ToArray()).Distinct()]
                : [.. Enumerable.Range(0, _vocabulary.Blocks.Count).Where(block => MayTake(_vocabulary.Blocks[block], draft.Party))];
            _blocks.Add(facet, blocks);
        }

        return blocks;
    }

    private bool MayTake(Peer.Networks block, Party.Pod party)
    {
        bool takes = false;
        foreach (AddressFamily family in (ReadOnlySpan<AddressFamily>)[AddressFamily.IPv4, AddressFamily.IPv6])
        {
            PeerAnswer answer = _reader.Match(block, Standing.Apart, party, family);
            Note(answer);
            takes |= answer.Fits;
        }

        return takes;
    }

    private void Note(PeerAnswer answer)
    {
        foreach (Caveat caveat in answer.Caveats)
        {
            _caveats.Add(caveat);
        }
    }

    private void Fill(List<ValueArray<int>> members)
    {
        IndexSetBuilder?[] sets = new IndexSetBuilder?[_peers.Entries.Count * PeerSlot.Count];
        for (int number = 0; number < members.Count; number++)
        {
            foreach (int place in members[number])
            {
                (sets[place] ??= new IndexSetBuilder()).Add(number);
            }
        }

        foreach (PeerEntry entry in _peers.Entries)
        {
            foreach (PeerSlot slot in entry.OwnSlots)
            {
                entry.SetMembers(slot, sets[(entry.Number * PeerSlot.Count) + slot.Index]?.Build() ?? IndexSet.Empty);
            }
        }
    }

    private sealed record Draft(Party.Pod Party, EndpointClassKey Key, ClassRow Egress, ClassRow Ingress, DeclaredPorts Ports);
}
