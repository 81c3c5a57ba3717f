using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>Which kinds of endpoints each peer takes, and each part of one.</summary>
internal sealed class KindPeers
{
    private readonly RuleVocabulary _vocabulary = new();
    private readonly PeerIndex _index;

    /// <summary>Holds every peer of a cluster's rules against every kind that it may take.</summary>
    public KindPeers(ClusterSnapshot snapshot, EnforcementProfile profile, IReadOnlyList<Kind> kinds)
    {
        _vocabulary.Learn(snapshot.Tiers.SelectMany(tier => (IEnumerable<Policy>)tier.Policies));
        _index = new PeerIndex(_vocabulary.NumberOf);
        Collect(snapshot, kinds);
        PeerReader reader = new(snapshot, profile);
        AddressCuts cuts = new([.. _vocabulary.Blocks.Select(block => block.Addresses)]);
        IndexSetBuilder?[] members = new IndexSetBuilder?[_index.Entries.Count * PeerSlot.Count];
        PeerSearch search = new(_index);
        foreach (Kind kind in kinds)
        {
            LabelSet labels = snapshot.NamespaceOf(kind.Sample.Endpoint).Labels;
            foreach (PeerEntry entry in search.Candidates(PeerPlaces.OfEndpoint(kind.Sample.Endpoint, labels, BlocksOf(reader.AddressesOf(kind.Sample), cuts))))
            {
                foreach (PeerSlot slot in entry.OwnSlots)
                {
                    if (reader.Match(entry.Peer, slot.Standing, kind.Sample, slot.Family).Fits)
                    {
                        (members[(entry.Number * PeerSlot.Count) + slot.Index] ??= new IndexSetBuilder()).Add(kind.Number);
                    }
                }
            }
        }

        foreach (PeerEntry entry in _index.Entries)
        {
            foreach (PeerSlot slot in entry.OwnSlots)
            {
                entry.SetMembers(slot, members[(entry.Number * PeerSlot.Count) + slot.Index]?.Build() ?? IndexSet.Empty);
            }
        }
    }

    /// <summary>What is known of a peer of some rule, of a part of it, or of an exemption.</summary>
    public PeerEntry Of(Peer peer) => _index.EntryOf(peer);

    private int[] BlocksOf(EndpointAddresses addresses, AddressCuts cuts) => addresses.Knowledge == AddressKnowledge.Exact
        ? [.. cuts.NumbersOf(addresses.Possible).SelectMany(piece => cuts.SetsOf(piece).ToArray()).Distinct()]
        : [.. Enumerable.Range(0, _vocabulary.Blocks.Count)];

    /// <summary>The peers of exemptions stand in the regions only, so those are folded once.</summary>
    private void Collect(ClusterSnapshot snapshot, IReadOnlyList<Kind> kinds)
    {
        foreach (Rule rule in snapshot.Tiers.SelectMany(tier => tier.Policies).SelectMany(policy => policy.Ingress.Rules.Concat(policy.Egress.Rules)))
        {
            _index.EntryOf(rule.Match.Peer);
            if (rule.Match.Peer is Peer.AnyOf(var peers))
            {
                foreach (Peer peer in peers)
                {
                    _index.EntryOf(peer);
                }
            }
        }

        foreach (Kind kind in kinds)
        {
            foreach (RegionClause clause in AllowedRegion.Fold(kind.Egress).Clauses.Concat(AllowedRegion.Fold(kind.Ingress).Clauses))
            {
                foreach (RuleMatch match in clause.All)
                {
                    _index.EntryOf(match.Peer);
                }
            }
        }
    }
}
