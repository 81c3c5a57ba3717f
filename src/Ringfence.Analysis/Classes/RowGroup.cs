using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>Rules of one row that ask for the same traffic and say the same: together they take whatever any of their peers takes.</summary>
internal sealed class RowGroup
{
    private readonly PeerClock _clock;
    private readonly IndexSet[] _members = new IndexSet[PeerSlot.Count];
    private readonly bool _familyMatters;
    private readonly bool _standingMatters;
    private int _read = -1;

    /// <summary>A group.</summary>
    /// <param name="match">Stands for all of them in the row's region; its own peer is the first of theirs.</param>
    /// <param name="asked">The traffic that they ask for.</param>
    /// <param name="peers">Their peers.</param>
    /// <param name="clock">Tells when what peers take has changed.</param>
    public RowGroup(RuleMatch match, RuleTraffic asked, IReadOnlyList<PeerEntry> peers, PeerClock clock)
    {
        _clock = clock;
        Match = match;
        Asked = asked;
        Peers = peers;
        _familyMatters = match.Family != FamilyScope.Any || peers.Any(peer => peer.FamilyMatters);
        _standingMatters = peers.Any(peer => peer.StandingMatters);
        Outside = InFamiliesOf(
            match, peers.Aggregate(AddressSet.Empty, (all, peer) => peer.Outside.IsEmpty ? all : all.IsEmpty ? peer.Outside : all.Union(peer.Outside)));
    }

    /// <summary>Stands for all rules of the group in the row's region.</summary>
    public RuleMatch Match { get; }

    /// <summary>The traffic that they ask for.</summary>
    public RuleTraffic Asked { get; }

    /// <summary>Their peers.</summary>
    public IReadOnlyList<PeerEntry> Peers { get; }

    /// <summary>The addresses outside that the group takes.</summary>
    public AddressSet Outside { get; }

    /// <summary>When what the group takes last changed.</summary>
    public int Changed { get; private set; }

    /// <summary>The endpoint classes that the group takes.</summary>
    public IndexSet Members(PeerSlot slot)
    {
        Refresh();
        return _members[slot.Index];
    }

    /// <summary>Joins the peers' members anew when some of them have changed.</summary>
    public void Refresh()
    {
        if (_read == _clock.Now)
        {
            return;
        }

        int changed = 0;
        foreach (PeerEntry peer in Peers)
        {
            changed = Math.Max(changed, peer.Changed);
        }

        if (_read < changed)
        {
            Changed = changed;
            foreach (PeerSlot slot in PeerSlot.All)
            {
                // Slots come in order, so one that is like another comes behind it.
                PeerSlot alike = new(_familyMatters ? slot.Family : AddressFamily.IPv4, _standingMatters ? slot.Standing : Standing.Apart);
                _members[slot.Index] = alike != slot ? _members[alike.Index]
                    : Match.Takes(slot.Family) ? Peers.Aggregate(IndexSet.Empty, (all, peer) => all.Union(peer.Members(slot)))
                    : IndexSet.Empty;
            }
        }

        _read = _clock.Now;
    }

    private static AddressSet InFamiliesOf(RuleMatch match, AddressSet addresses) => match.Family switch
    {
        FamilyScope.Any => addresses,
        FamilyScope.IPv4 => addresses.In(AddressFamily.IPv4),
        FamilyScope.IPv6 => addresses.In(AddressFamily.IPv6),
    };
}
