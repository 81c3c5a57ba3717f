using System.Runtime.InteropServices;
using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>The peers of all rules, each once, found by what an endpoint must have for a peer to take it: no peer is held against every endpoint.</summary>
/// <remarks>
/// A selector is filed under its namespace, or one label it asks for with its value, or one label key; address peers under their blocks.
/// What is found may take the endpoint; whether it does is asked of Core.
/// </remarks>
/// <param name="blockOf">The numbers of address peers.</param>
internal sealed class PeerIndex(Func<Peer.Networks, int> blockOf)
{
    private readonly Dictionary<Peer, PeerEntry> _entries = [];
    private readonly List<PeerEntry> _ordered = [];
    private readonly Dictionary<PeerPlace, List<PeerEntry>> _files = [];

    /// <summary>The entries, in the order in which they were met.</summary>
    public IReadOnlyList<PeerEntry> Entries => _ordered;

    /// <summary>Tells when members of entries last changed.</summary>
    public PeerClock Clock { get; } = new();

    /// <summary>The entry of a peer, made when it is new.</summary>
    public PeerEntry EntryOf(Peer peer)
    {
        if (!_entries.TryGetValue(peer, out PeerEntry? known))
        {
            known = new PeerEntry(_ordered.Count, peer, Clock);
            _entries.Add(peer, known);
            _ordered.Add(known);
            foreach (PeerPlace place in PeerPlaces.OfPeer(peer, blockOf))
            {
                ref List<PeerEntry>? file = ref CollectionsMarshal.GetValueRefOrAddDefault(_files, place, out _);
                (file ??= []).Add(known);
            }
        }

        return known;
    }

    /// <summary>The entries filed under a place.</summary>
    public IReadOnlyList<PeerEntry> FiledUnder(PeerPlace place) => _files.TryGetValue(place, out List<PeerEntry>? file) ? file : [];
}
