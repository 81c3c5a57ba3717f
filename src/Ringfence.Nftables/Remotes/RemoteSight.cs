using Ringfence.Core;

namespace Ringfence.Nftables;

/// <summary>What the terms of a node's classes ask of remotes: pods that differ in nothing of it need not be told apart.</summary>
internal sealed class RemoteSight
{
    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);
    private readonly HashSet<PortName> _names = [];
    private readonly List<AddressSet> _blocks = [];
    private readonly Dictionary<LabelSet, LabelSet> _seen = [];

    public RemoteSight(IEnumerable<RemoteTerm> terms)
    {
        foreach (RemoteTerm term in terms)
        {
            _names.UnionWith(term.All.SelectMany(match => (IEnumerable<PortName>)match.Traffic.Names));
            foreach (Peer leaf in term.Leaves)
            {
                switch (leaf)
                {
                    case Peer.Endpoints(var selector):
                        _keys.UnionWith(selector.Pods.Requirements.Select(requirement => requirement.Key));
                        break;
                    case Peer.Networks networks when term.SeesRemotes || term.HasNames:
                        _blocks.Add(networks.Addresses);
                        break;
                    case Peer.Nodes:
                        SeesNodes = true;
                        break;
                }
            }
        }
    }

    /// <summary>Whether nodes are told from other addresses.</summary>
    public bool SeesNodes { get; }

    /// <summary>What can be seen of a pod.</summary>
    public RemoteKey KeyOf(Endpoint pod) => new(
        pod.Namespace,
        Seen(pod.Labels),
        _names.Count == 0 ? [] : [.. pod.Ports.Where(port => _names.Contains(new PortName(port.Name, port.Protocol)))],
        [.. Enumerable.Range(0, _blocks.Count).Where(block => !_blocks[block].Intersect(pod.Addresses.Possible).IsEmpty)]);

    private LabelSet Seen(LabelSet labels)
    {
        if (!_seen.TryGetValue(labels, out LabelSet? seen))
        {
            List<KeyValuePair<string, string>> kept = [];
            foreach (KeyValuePair<string, string> pair in labels.Pairs)
            {
                if (_keys.Contains(pair.Key))
                {
                    kept.Add(pair);
                }
            }

            _seen.Add(labels, seen = kept.Count == labels.Count ? labels : LabelSet.Of(kept));
        }

        return seen;
    }
}
