using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>All that the policies of a cluster can tell endpoints apart by. What is not in it makes no difference to any answer.</summary>
/// <param name="PodKeys">The label keys that selectors ask pods for.</param>
/// <param name="Blocks">The address peers, each once.</param>
/// <param name="PortNames">The port names of rules.</param>
/// <param name="Nodes">Whether rules tell nodes apart by their labels.</param>
internal sealed record RuleVocabulary(
    HashSet<string> PodKeys,
    IReadOnlyList<Peer.Networks> Blocks,
    HashSet<PortName> PortNames,
    NodeSight Nodes)
{
    private readonly Dictionary<LabelSet, LabelSet> _seen = [];

    /// <summary>Collects it from policies.</summary>
    public static RuleVocabulary Of(IEnumerable<Policy> policies)
    {
        HashSet<string> keys = new(StringComparer.Ordinal);
        HashSet<Peer.Networks> blocks = [];
        List<Peer.Networks> ordered = [];
        HashSet<PortName> names = [];
        NodeSight nodes = NodeSight.Blind;
        foreach (Policy policy in policies)
        {
            AddKeys(policy.Subject.Pods, keys);
            foreach (Rule rule in policy.Ingress.Rules.Concat(policy.Egress.Rules))
            {
                foreach (PortName name in rule.Match.Traffic.Names)
                {
                    names.Add(name);
                }

                foreach (Peer leaf in PeerLeaves.Of(rule.Match.Peer))
                {
                    if (leaf is Peer.Endpoints(var selector))
                    {
                        AddKeys(selector.Pods, keys);
                    }
                    else if (leaf is Peer.Networks networks && blocks.Add(networks))
                    {
                        ordered.Add(networks);
                    }
                    else if (leaf is Peer.Nodes { Selector.IsEverything: false })
                    {
                        nodes = NodeSight.ByLabels;
                    }
                }
            }
        }

        return new RuleVocabulary(keys, ordered, names, nodes);
    }

    /// <summary>The labels that some selector asks for.</summary>
    public LabelSet Seen(LabelSet labels)
    {
        if (!_seen.TryGetValue(labels, out LabelSet? seen))
        {
            List<KeyValuePair<string, string>> kept = [];
            foreach (KeyValuePair<string, string> pair in labels.Pairs)
            {
                if (PodKeys.Contains(pair.Key))
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
        if (PortNames.Count == 0 || ports.IsEmpty)
        {
            return [];
        }

        bool all = true;
        foreach (ContainerPort port in ports)
        {
            all &= PortNames.Contains(new PortName(port.Name, port.Protocol));
        }

        return all ? ports : [.. ports.Where(port => PortNames.Contains(new PortName(port.Name, port.Protocol)))];
    }

    private static void AddKeys(LabelSelector selector, HashSet<string> keys)
    {
        foreach (LabelRequirement requirement in selector.Requirements)
        {
            keys.Add(requirement.Key);
        }
    }
}
