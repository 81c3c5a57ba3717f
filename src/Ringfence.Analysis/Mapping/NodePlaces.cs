using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>Finds which pods share nodes with pods that live in nodes' networks: the only ones to whom it matters where a pod runs.</summary>
internal sealed class NodePlaces
{
    private readonly Dictionary<NodeName, int> _nodes = [];
    private readonly Dictionary<(int Class, IndexSet Nodes, bool Unknown), int> _hosts = [];
    private readonly List<IndexSet> _nodesOfHost = [];
    private readonly List<bool> _elsewhere = [];
    private readonly Dictionary<int, List<int>> _hostsOn = [];
    private readonly Dictionary<NodePlace, NodePlace> _known = [];

    /// <summary>Takes note of the pods of one endpoint and class that live in their nodes' networks.</summary>
    public void AddHost(EndpointClass type, IEnumerable<NodeName?> nodes)
    {
        (IndexSet numbers, bool unknown) = NumbersOf(nodes);
        if (_hosts.TryAdd((type.Number, numbers, unknown), _nodesOfHost.Count))
        {
            foreach (int node in numbers)
            {
                if (!_hostsOn.TryGetValue(node, out List<int>? hosts))
                {
                    _hostsOn.Add(node, hosts = []);
                }

                hosts.Add(_nodesOfHost.Count);
            }

            _nodesOfHost.Add(numbers);
            _elsewhere.Add(unknown);
        }
    }

    /// <summary>Where the pods of one endpoint and class run. Every host must have been added.</summary>
    public NodePlace Of(EndpointClass type, IEnumerable<NodeName?> nodes)
    {
        if (_hosts.Count == 0)
        {
            return NodePlace.Unseen;
        }

        (IndexSet numbers, bool unknown) = NumbersOf(nodes);
        bool isHost = type.NodeTraffic == NodeTraffic.OfKnownNode;
        if (!isHost && !type.Ingress.StandingMatters && !type.Egress.StandingMatters)
        {
            return NodePlace.Unseen;
        }

        HashSet<int> sharing = [];
        foreach (int node in numbers)
        {
            sharing.UnionWith(_hostsOn.GetValueOrDefault(node, []));
        }

        IEnumerable<int> always = unknown || numbers.Count != 1 ? [] : sharing.Where(host => !_elsewhere[host] && _nodesOfHost[host] == numbers);
        NodePlace place = new NodePlace.Settled(isHost ? _hosts[(type.Number, numbers, unknown)] : -1, IndexSet.Of([.. sharing]), IndexSet.Of([.. always]));
        if (!_known.TryGetValue(place, out NodePlace? known))
        {
            _known.Add(place, known = place);
        }

        return known;
    }

    private (IndexSet Numbers, bool Unknown) NumbersOf(IEnumerable<NodeName?> nodes)
    {
        List<int> numbers = [];
        bool unknown = false;
        foreach (NodeName? node in nodes)
        {
            if (node is not { } name)
            {
                unknown = true;
                continue;
            }

            if (!_nodes.TryGetValue(name, out int number))
            {
                _nodes.Add(name, number = _nodes.Count);
            }

            numbers.Add(number);
        }

        return (IndexSet.Of([.. numbers]), unknown);
    }
}
