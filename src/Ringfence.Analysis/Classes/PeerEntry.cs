using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>One peer of the cluster's rules, with the endpoint classes and the addresses that it takes.</summary>
internal sealed class PeerEntry
{
    private readonly IndexSet[] _members = new IndexSet[PeerSlot.Count];
    private readonly PeerClock _clock;

    /// <summary>An entry without members.</summary>
    /// <param name="number">Its number among all entries.</param>
    /// <param name="peer">The peer.</param>
    /// <param name="clock">Told of every change.</param>
    public PeerEntry(int number, Peer peer, PeerClock clock)
    {
        _clock = clock;
        Number = number;
        Peer = peer;
        Outside = PeerReader.OutsideOf(peer);
        FamilyMatters = PeerLeaves.Of(peer).Any(leaf => leaf is Peer.Networks);
        StandingMatters = PeerLeaves.Of(peer).Any(leaf => leaf is Peer.Nodes { Scope: not NodeScope.Any });
        OwnSlots = [.. PeerSlot.All.Where(slot =>
            (FamilyMatters || slot.Family == AddressFamily.IPv4) && (StandingMatters || slot.Standing == Standing.Apart))];
    }

    /// <summary>Its number among all entries, from 0.</summary>
    public int Number { get; }

    /// <summary>The peer.</summary>
    public Peer Peer { get; }

    /// <summary>The addresses outside that it takes.</summary>
    public AddressSet Outside { get; }

    /// <summary>Whether it can take a remote in one family and not in the other.</summary>
    public bool FamilyMatters { get; }

    /// <summary>Whether it can take a remote on the subject's node and not elsewhere, or the reverse.</summary>
    public bool StandingMatters { get; }

    /// <summary>The slots whose members can differ; the others are equal to one of these.</summary>
    public ValueArray<PeerSlot> OwnSlots { get; }

    /// <summary>When its members last changed.</summary>
    public int Changed { get; private set; }

    /// <summary>The classes that it takes.</summary>
    public IndexSet Members(PeerSlot slot) => _members[slot.Index];

    /// <summary>Sets the classes that it takes in a slot, and in those that are equal to it.</summary>
    public void SetMembers(PeerSlot slot, IndexSet members)
    {
        Changed = _clock.Tick();
        foreach (PeerSlot other in PeerSlot.All)
        {
            if ((other.Family == slot.Family || !FamilyMatters) && (other.Standing == slot.Standing || !StandingMatters))
            {
                _members[other.Index] = members;
            }
        }
    }
}
