using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>All that the policies of a cluster can tell endpoints apart by. What is not in it makes no difference to any answer.</summary>
/// <remarks>It learns and never forgets: a word that no policy uses any more tells endpoints apart for nothing, which changes no answer.</remarks>
internal sealed class RuleVocabulary
{
    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);
    private readonly List<Peer.Networks> _blocks = [];
    private readonly Dictionary<Peer.Networks, int> _numbers = [];
    private readonly HashSet<PortName> _names = [];
    private readonly Dictionary<LabelSet, LabelSet> _seen = [];

    /// <summary>The address peers, each once.</summary>
    public IReadOnlyList<Peer.Networks> Blocks => _blocks;

    /// <summary>Whether rules tell nodes apart by their labels.</summary>
    public NodeSight Nodes { get; private set; } = NodeSight.Blind;

    /// <summary>The number of an address peer: its place among the blocks.</summary>
    public int NumberOf(Peer.Networks block) => _numbers[block];

    /// <summary>Takes in what policies ask for; says what of it is new.</summary>
    public NewWords Learn(params IEnumerable<Policy> policies)
    {
        NewWords found = new();
        foreach (Policy policy in policies)
        {
            AddKeys(policy.Subject.Pods, found);
            foreach (Rule rule in policy.Ingress.Rules.Concat(policy.Egress.Rules))
            {
                foreach (PortName name in rule.Match.Traffic.Names)
                {
                    if (_names.Add(name))
                    {
                        found.PortNames.Add(name);
                    }
                }

                foreach (Peer leaf in PeerLeaves.Of(rule.Match.Peer))
                {
                    Add(leaf, found);
                }
            }
        }

        if (found.Keys.Count > 0)
        {
            _seen.Clear();
        }

        return found;
    }

    /// <summary>The labels that some selector asks for.</summary>
    public LabelSet Seen(LabelSet labels)
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

    /// <summary>The declared ports that some rule names.</summary>
    public ValueArray<ContainerPort> Seen(ValueArray<ContainerPort> ports)
    {
        if (_names.Count == 0 || ports.IsEmpty)
        {
            return [];
        }

        bool all = true;
        foreach (ContainerPort port in ports)
        {
            all &= _names.Contains(new PortName(port.Name, port.Protocol));
        }

        return all ? ports : [.. ports.Where(port => _names.Contains(new PortName(port.Name, port.Protocol)))];
    }

    private void Add(Peer leaf, NewWords found)
    {
        if (leaf is Peer.Endpoints(var selector))
        {
            AddKeys(selector.Pods, found);
        }
        else if (leaf is Peer.Networks networks && _numbers.TryAdd(networks, _blocks.Count))
        {
            _blocks.Add(networks);
            found.Blocks.Add(networks);
        }
        else if (leaf is Peer.Nodes { Selector.IsEverything: false })
        {
            Nodes = NodeSight.ByLabels;
        }
    }

    private void AddKeys(LabelSelector selector, NewWords found)
    {
        foreach (LabelRequirement requirement in selector.Requirements)
        {
            if (_keys.Add(requirement.Key))
            {
                found.Keys.Add(requirement.Key);
            }
        }
    }
}
