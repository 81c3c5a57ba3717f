using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>Rules of one row that ask for the same traffic and say the same: together they take whatever any of their peers takes.</summary>
/// <param name="Match">Stands for all of them in the row's region; its own peer is the first of theirs.</param>
/// <param name="Peers">Their peers.</param>
internal sealed record RowGroup(RuleMatch Match, IReadOnlyList<PeerEntry> Peers)
{
    private readonly IndexSet[] _members = new IndexSet[PeerSlot.Count];
    private bool _joined;

    /// <summary>The addresses outside that the group takes.</summary>
    public AddressSet Outside { get; } = InFamiliesOf(
        Match, Peers.Aggregate(AddressSet.Empty, (all, peer) => peer.Outside.IsEmpty ? all : all.IsEmpty ? peer.Outside : all.Union(peer.Outside)));

    /// <summary>The endpoint classes that the group takes. For models whose classes are settled: the first call joins the peers' members for good.</summary>
    public IndexSet Members(PeerSlot slot)
    {
        if (!_joined)
        {
            foreach (PeerSlot each in PeerSlot.All)
            {
                _members[each.Index] = Match.Takes(each.Family)
                    ? Peers.Aggregate(IndexSet.Empty, (all, peer) => all.Union(peer.Members(each)))
                    : IndexSet.Empty;
            }

            _joined = true;
        }

        return _members[slot.Index];
    }

    private static AddressSet InFamiliesOf(RuleMatch match, AddressSet addresses) => match.Family switch
    {
        FamilyScope.Any => addresses,
        FamilyScope.IPv4 => addresses.In(AddressFamily.IPv4),
        FamilyScope.IPv6 => addresses.In(AddressFamily.IPv6),
    };
}
