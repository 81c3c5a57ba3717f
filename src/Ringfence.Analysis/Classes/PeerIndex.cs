using System.Runtime.InteropServices;
using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>The peers of all rules, each once, found by what an endpoint must have for a peer to take it: no peer is held against every endpoint.</summary>
/// <remarks>
/// A selector is filed under its namespace, or one label it asks for with its value, or one label key; address peers under the pieces of
/// the address space that lie in them. What is found may take the endpoint; whether it does is asked of Core.
/// </remarks>
internal sealed class PeerIndex
{
    private readonly Dictionary<Peer, PeerEntry> _known = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Peer, PeerEntry> _entries = [];
    private readonly List<PeerEntry> _ordered = [];
    private readonly Dictionary<(Facet Facet, string Key, string Value), List<PeerEntry>> _files = [];
    private readonly Dictionary<Peer.Networks, List<PeerEntry>> _byBlocks = [];
    private readonly List<PeerEntry> _wide = [];
    private readonly List<int> _stamps = [];
    private int _stamp;

    private enum Facet
    {
        Namespace,
        NamespaceLabel,
        PodLabel,
        PodKey,
    }

    /// <summary>The entries, in the order in which they were met.</summary>
    public IReadOnlyList<PeerEntry> Entries => _ordered;

    /// <summary>The entry of a peer, made when it is new.</summary>
    public PeerEntry EntryOf(Peer peer)
    {
        // Rules are shared by all their subjects, so most are found without looking into them.
        ref PeerEntry? known = ref CollectionsMarshal.GetValueRefOrAddDefault(_known, peer, out _);
        if (known is not null)
        {
            return known;
        }

        if (!_entries.TryGetValue(peer, out known))
        {
            known = new PeerEntry(_ordered.Count, peer);
            _entries.Add(peer, known);
            _ordered.Add(known);
            _stamps.Add(0);
            foreach (Peer leaf in PeerLeaves.Necessary(peer))
            {
                File(leaf, known);
            }
        }

        return known;
    }

    /// <summary>The entries that may take an endpoint, each once.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="namespaceLabels">The labels of its namespace.</param>
    /// <param name="blocks">The address peers that its addresses lie in.</param>
    public List<PeerEntry> Candidates(Endpoint endpoint, LabelSet namespaceLabels, IEnumerable<Peer.Networks> blocks)
    {
        _stamp++;
        List<PeerEntry> found = [];
        Add(_wide, found);
        AddFile((Facet.Namespace, endpoint.Namespace.Value, string.Empty), found);
        foreach ((string key, string value) in namespaceLabels.Pairs)
        {
            AddFile((Facet.NamespaceLabel, key, value), found);
        }

        foreach ((string key, string value) in endpoint.Labels.Pairs)
        {
            AddFile((Facet.PodLabel, key, value), found);
            AddFile((Facet.PodKey, key, string.Empty), found);
        }

        foreach (Peer.Networks block in blocks)
        {
            if (_byBlocks.TryGetValue(block, out List<PeerEntry>? file))
            {
                Add(file, found);
            }
        }

        return found;
    }

    private void AddFile((Facet, string, string) key, List<PeerEntry> found)
    {
        if (_files.TryGetValue(key, out List<PeerEntry>? file))
        {
            Add(file, found);
        }
    }

    private void Add(List<PeerEntry> file, List<PeerEntry> found)
    {
        foreach (PeerEntry entry in file)
        {
            if (_stamps[entry.Number] != _stamp)
            {
                _stamps[entry.Number] = _stamp;
                found.Add(entry);
            }
        }
    }

    private void File(Peer leaf, PeerEntry entry)
    {
        switch (leaf)
        {
            case Peer.Nothing or Peer.Subject or Peer.Names:
                break;

            case Peer.Networks networks:
                FileUnder(_byBlocks, networks, entry);
                break;

            case Peer.Endpoints(var selector):
                foreach ((Facet, string, string)? place in PlacesOf(selector))
                {
                    if (place is { } key)
                    {
                        FileUnder(_files, key, entry);
                    }
                    else
                    {
                        _wide.Add(entry);
                    }
                }

                break;

            default:
                _wide.Add(entry);
                break;
        }
    }

    private static void FileUnder<T>(Dictionary<T, List<PeerEntry>> files, T key, PeerEntry entry)
        where T : notnull
    {
        if (!files.TryGetValue(key, out List<PeerEntry>? file))
        {
            files.Add(key, file = []);
        }

        file.Add(entry);
    }

    /// <summary>Where to file a selector, narrowest first: whatever it takes is found in one of the places; null for a place that everything is in.</summary>
    private static IEnumerable<(Facet, string, string)?> PlacesOf(EndpointSelector selector)
    {
        if (selector.Namespaces is NamespaceScope.Only(var name))
        {
            return [(Facet.Namespace, name.Value, string.Empty)];
        }

        LabelSelector spaces = ((NamespaceScope.Matching)selector.Namespaces).Selector;
        if (OneOf(spaces, only: ClusterNamespace.NameLabel) is { } named)
        {
            return named.Values.Select(value => ((Facet, string, string)?)(Facet.NamespaceLabel, named.Key, value));
        }

        if (OneOf(selector.Pods) is { } label)
        {
            return label.Values.Select(value => ((Facet, string, string)?)(Facet.PodLabel, label.Key, value));
        }

        if (OneOf(spaces) is { } space)
        {
            return space.Values.Select(value => ((Facet, string, string)?)(Facet.NamespaceLabel, space.Key, value));
        }

        return selector.Pods.Requirements.FirstOrDefault(requirement => requirement.Operator == LabelOperator.Exists) is { } present
            ? [(Facet.PodKey, present.Key, string.Empty)]
            : [null];
    }

    private static LabelRequirement? OneOf(LabelSelector selector, string? only = null) => selector.Requirements
        .Where(requirement => requirement.Operator == LabelOperator.In && (only is null || requirement.Key == only))
        .MinBy(requirement => requirement.Values.Count);
}
