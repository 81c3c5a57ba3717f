using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>Finds the peers that may take an endpoint. Several may search one index at once, each with a search of its own.</summary>
/// <param name="index">Where peers are filed; nothing is added to it while it is searched.</param>
internal sealed class PeerSearch(PeerIndex index)
{
    private readonly List<PeerEntry> _found = [];
    private readonly List<int> _taken = [];
    private int[] _stamps = [];
    private int _stamp;

    /// <summary>The entries that may take an endpoint that is in some places, each once; until the next search.</summary>
    public List<PeerEntry> Candidates(List<PeerPlace> places)
    {
        if (_stamps.Length < index.Entries.Count)
        {
            Array.Resize(ref _stamps, Math.Max(index.Entries.Count, _stamps.Length * 2));
        }

        _stamp++;
        _found.Clear();
        foreach (PeerPlace place in places)
        {
            foreach (PeerEntry entry in index.FiledUnder(place))
            {
                if (_stamps[entry.Number] != _stamp)
                {
                    _stamps[entry.Number] = _stamp;
                    _found.Add(entry);
                }
            }
        }

        return _found;
    }

    /// <summary>The entries that take a remote in some circumstances, as numbers of entry and slot; ascending.</summary>
    /// <param name="seen">The remote.</param>
    /// <param name="places">Where it is filed.</param>
    /// <param name="caveats">Takes what the answers rest on.</param>
    public ValueArray<int> TakenBy(SeenRemote seen, List<PeerPlace> places, Action<Caveat> caveats)
    {
        _taken.Clear();
        foreach (PeerEntry entry in Candidates(places))
        {
            foreach (PeerSlot slot in entry.OwnSlots)
            {
                PeerAnswer answer = seen.Match(entry.Peer, slot.Standing, slot.Family);
                foreach (Caveat caveat in answer.Caveats)
                {
                    caveats(caveat);
                }

                if (answer.Fits)
                {
                    _taken.Add((entry.Number * PeerSlot.Count) + slot.Index);
                }
            }
        }

        _taken.Sort();
        return [.. _taken];
    }
}
