using Ringfence.Core;

namespace Ringfence.Nftables;

/// <summary>Finds the remotes of a cluster that terms take, group by group, and the elements that stand for them.</summary>
internal sealed class RemoteIndex
{
    private readonly PeerReader _reader;
    private readonly List<RemoteGroup> _groups = [];
    private readonly Dictionary<NamespaceName, List<RemoteGroup>> _byNamespace = [];
    private readonly Dictionary<LabelSelector, List<RemoteGroup>> _byNamespaceLabels = [];
    private readonly Dictionary<(string Text, AddressFamily Family), List<RemoteGroup>> _taken = [];
    private readonly AddressRow _ipv4 = new();
    private readonly AddressRow _ipv6 = new();

    /// <summary>Sorts the remotes that have a network of their own and an address, and nodes where terms ask for them.</summary>
    public RemoteIndex(ClusterSnapshot snapshot, EnforcementProfile profile, NodeName node, RemoteSight sight)
    {
        _reader = new PeerReader(snapshot, profile);
        Dictionary<RemoteKey, RemoteGroup> groups = [];
        foreach (Endpoint pod in snapshot.Endpoints)
        {
            if (pod is not { Phase: PodPhase.Live, Network: PodNetwork.Own, Addresses.Knowledge: AddressKnowledge.Exact })
            {
                continue;
            }

            RemoteKey key = sight.KeyOf(pod);
            if (!groups.TryGetValue(key, out RemoteGroup? group))
            {
                groups.Add(key, group = new RemoteGroup(new Party.Pod(pod), Standing.Apart, key.Ports));
                Add(group, pod.Namespace);
            }

            Place(group, pod.Addresses);
        }

        foreach (ClusterNode machine in snapshot.Nodes)
        {
            if (sight.SeesNodes && machine.Addresses.Knowledge == AddressKnowledge.Exact)
            {
                RemoteGroup group = new(new Party.Node(machine), machine.Name == node ? Standing.SameNode : Standing.Apart, []);
                _groups.Add(group);
                Place(group, machine.Addresses);
            }
        }

        _ipv4.Number(group => group.IPv4);
        _ipv6.Number(group => group.IPv6);
    }

    /// <summary>The remotes that a term takes for connections of a family, by the traffic taken of them; remotes without any are left out.</summary>
    public IEnumerable<(TrafficSet Traffic, IEnumerable<RemoteGroup> Groups)> TakenBy(RemoteTerm term, AddressFamily family)
    {
        List<RemoteGroup> taken = GroupsOf(term, family);
        return term.HasNames
            ? taken.GroupBy(group => term.TrafficOn(group.Ports)).Where(part => !part.Key.IsEmpty).Select(part => (part.Key, (IEnumerable<RemoteGroup>)part))
            : [(term.TrafficOn([]), taken)];
    }

    /// <summary>The addresses of some groups as elements of a set.</summary>
    public ElementSet ElementsOf(IEnumerable<RemoteGroup> groups, AddressFamily family) => RowOf(family).ElementsAt(groups.SelectMany(group => group.In(family)));

    /// <summary>The addresses of all remotes.</summary>
    public ElementSet All(AddressFamily family) => ElementsOf(_groups, family);

    private List<RemoteGroup> GroupsOf(RemoteTerm term, AddressFamily family)
    {
        if (!_taken.TryGetValue((term.Text, family), out List<RemoteGroup>? taken))
        {
            _taken.Add((term.Text, family), taken = [.. CandidatesOf(term).Where(group => term.All.All(match =>
                match.Takes(family) && _reader.Match(match.Peer, group.Standing, group.Any, family).Fits))]);
        }

        return taken;
    }

    /// <summary>A selector needs to be held against pods of its namespaces only.</summary>
    private List<RemoteGroup> CandidatesOf(RemoteTerm term) => term.All is [{ Peer: Peer.Endpoints({ Namespaces: var scope }) }]
        ? scope switch
        {
            NamespaceScope.Only(var name) => _byNamespace.GetValueOrDefault(name) ?? [],
            NamespaceScope.Matching(var selector) => InNamespaces(selector),
            _ => _groups,
        }
        : _groups;

    private List<RemoteGroup> InNamespaces(LabelSelector selector)
    {
        if (!_byNamespaceLabels.TryGetValue(selector, out List<RemoteGroup>? groups))
        {
            // Any pod of a namespace shows whether its namespace is meant.
            Peer everyPod = new Peer.Endpoints(new EndpointSelector(new NamespaceScope.Matching(selector), LabelSelector.Everything));
            groups = [.. _byNamespace.Values.Where(all => _reader.Match(everyPod, Standing.Apart, all[0].Any, AddressFamily.IPv4).Fits).SelectMany(all => all)];
            _byNamespaceLabels.Add(selector, groups);
        }

        return groups;
    }

    private void Add(RemoteGroup group, NamespaceName space)
    {
        _groups.Add(group);
        if (!_byNamespace.TryGetValue(space, out List<RemoteGroup>? local))
        {
            _byNamespace.Add(space, local = []);
        }

        local.Add(group);
    }

    private void Place(RemoteGroup group, EndpointAddresses addresses)
    {
        foreach (AddressRange one in addresses.Possible.Ranges)
        {
            RowOf(one.Family).Add(one.First, group);
        }
    }

    private AddressRow RowOf(AddressFamily family) => family == AddressFamily.IPv4 ? _ipv4 : _ipv6;
}
