using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>A connection of which everything is unknown that some policies can tell apart: labels, addresses, ports, and where a port name leads.</summary>
/// <remarks>Its subject is a pod of a given namespace; what a formula says of the two ends is what Core's matching says of them, over these unknowns.</remarks>
internal sealed class UnknownConnection
{
    private readonly List<Unknown> _unknowns = [];
    private readonly NamespaceName _home;
    private readonly FarEnd _far;
    private readonly List<string> _spaces;
    private readonly Unknown _space;
    private readonly LabelSelector[] _podSelectors;
    private readonly LabelSelector[] _spaceSelectors;
    private readonly Dictionary<(LabelEnd End, string Key), (Unknown Unknown, LabelDomain Domain)> _labels = [];
    private readonly Dictionary<PortName, Unknown> _names = [];
    private readonly Peer.Networks[] _blocks;
    private readonly AddressCuts _cuts;
    private readonly IReadOnlyList<AddressSet> _addresses;
    private readonly Unknown _subjectAddress;
    private readonly Unknown _remoteAddress;
    private readonly TrafficPieces _pieces;
    private readonly Unknown _traffic;

    /// <summary>A connection that some policies are to judge.</summary>
    /// <param name="home">The subject's namespace.</param>
    /// <param name="direction">The subject's side of it.</param>
    /// <param name="far">Who the far end is.</param>
    /// <param name="family">The family of the connection.</param>
    /// <param name="policies">The policies.</param>
    public UnknownConnection(NamespaceName home, Direction direction, FarEnd far, AddressFamily family, IReadOnlyList<Policy> policies)
    {
        (_home, Direction, _far, Family) = (home, direction, far, family);
        Rule[] rules = [.. policies.SelectMany(policy => policy.Ingress.Rules.Concat(policy.Egress.Rules))];
        Peer[] leaves = [.. rules.SelectMany(rule => PeerLeaves.Of(rule.Match.Peer))];
        EndpointSelector[] selectors = [.. leaves.OfType<Peer.Endpoints>().Select(peer => peer.Selector)];
        _podSelectors = [.. selectors.Concat(policies.Select(policy => policy.Subject)).Select(selector => selector.Pods)];
        _spaceSelectors = [.. selectors.Select(selector => selector.Namespaces).OfType<NamespaceScope.Matching>().Select(scope => scope.Selector)];
        _spaces =
        [
            .. selectors.Select(selector => selector.Namespaces).OfType<NamespaceScope.Only>().Select(scope => scope.Name.Value)
                .Concat(policies.Select(policy => policy.Subject.Namespaces).OfType<NamespaceScope.Only>().Select(scope => scope.Name.Value))
                .Concat(_spaceSelectors.SelectMany(selector => selector.Requirements).Where(IsName).SelectMany(requirement => (IEnumerable<string>)requirement.Values))
                .Where(name => name != home.Value)
                .Distinct(StringComparer.Ordinal),
        ];
        _space = Add(_spaces.Count + 1);
        _blocks = [.. leaves.OfType<Peer.Networks>().Distinct()];
        _cuts = new AddressCuts([.. _blocks.Select(block => block.Addresses)]);
        _addresses = _cuts.Addresses();
        _subjectAddress = Add(_addresses.Count);
        _remoteAddress = Add(_addresses.Count);
        _pieces = new TrafficPieces(rules.Select(rule => rule.Match.Traffic.Numbers));
        _traffic = Add(_pieces.Count);
    }

    /// <summary>The subject's side.</summary>
    public Direction Direction { get; }

    /// <summary>The family.</summary>
    public AddressFamily Family { get; }

    /// <summary>Everything that is unknown, each at its number.</summary>
    public IReadOnlyList<Unknown> Unknowns => _unknowns;

    /// <summary>What is true of every such connection: both addresses are of its family, and they are two.</summary>
    public Formula Given
    {
        get
        {
            IndexSet possible = IndexSet.Of([.. Enumerable.Range(0, _addresses.Count).Where(number => !_addresses[number].In(Family).IsEmpty)]);
            return new Formula.All([_subjectAddress.Is(possible), _remoteAddress.Is(possible), .. Enumerable.Range(0, _addresses.Count).Where(IsOneAddress).Select(NotBothAt)]);
        }
    }

    /// <summary>The far pod lives in one namespace.</summary>
    public Formula RemoteIn(NamespaceName space) => _space.Is(SpaceNamed(space.Value));

    /// <summary>The far pod lives in none of some namespaces.</summary>
    public Formula RemoteOutside(IEnumerable<NamespaceName> spaces) =>
        new Formula.All([.. spaces.Select(space => RemoteIn(space).Not())]);

    /// <summary>A policy selects the subject, or the far pod.</summary>
    public Formula Selects(LabelSelector pods, ConnectionEnd end) =>
        Meets(pods, end == ConnectionEnd.Subject ? LabelEnd.SubjectPod : LabelEnd.RemotePod);

    /// <summary>A rule fits, seen from one end.</summary>
    /// <param name="match">The rule.</param>
    /// <param name="end">Whose rule it is.</param>
    public Formula Fits(RuleMatch match, ConnectionEnd end) =>
        match.Takes(Family) ? new Formula.All([Carries(match.Traffic), Takes(match.Peer, end)]) : Formula.Never;

    /// <summary>What was found, as a cluster and a connection.</summary>
    public (ValueArray<ClusterNamespace> Namespaces, ValueArray<Endpoint> Pods, Connection Connection) MadeUp(IndexSet[] values)
    {
        NamespaceName space = _far == FarEnd.SameNamespace ? _home : new NamespaceName(
            values[_space.Number].ToArray()[0] is var number && number < _spaces.Count ? _spaces[number] : FreshName.Unlike([.. _spaces, _home.Value], "elsewhere"));
        TrafficSet traffic = _pieces.Traffic(values[_traffic.Number]);
        (Protocol protocol, ushort port) = ConnectionChoice.PortIn(traffic);
        ContainerPort[] declared =
        [
            .. _names.Where(name => values[name.Value.Number] == IndexSet.Of(1))
                .Select(name => new ContainerPort(name.Key.Name, name.Key.Protocol, port, ContainerKind.Regular)),
        ];
        Address near = ConnectionChoice.PodIn(AddressesIn(values[_subjectAddress.Number]));
        AddressSet open = AddressesIn(values[_remoteAddress.Number]).Except(AddressSet.Of(Cidr.Of(near)));
        Address distant = _far == FarEnd.Address ? ConnectionChoice.OutsideIn(open) : ConnectionChoice.PodIn(open);
        bool opens = Direction == Direction.Egress;
        Endpoint subject = PodOf(_home, opens, LabelEnd.SubjectPod, near, values, declared);
        Endpoint remote = PodOf(space, !opens, LabelEnd.RemotePod, distant, values, declared);
        Party far = _far == FarEnd.Address ? new Party.External(Cidr.Of(distant)) : new Party.Pod(remote);
        Party source = opens ? new Party.Pod(subject) : far;
        Party destination = opens ? far : new Party.Pod(subject);
        ClusterNamespace home = ClusterNamespace.Given(_home, LabelsOf(LabelEnd.SubjectNamespace, values));
        return (
            _far == FarEnd.OtherNamespace ? [home, ClusterNamespace.Given(space, LabelsOf(LabelEnd.RemoteNamespace, values))] : [home],
            _far == FarEnd.Address ? [subject] : [subject, remote],
            new Connection(source, destination, Family, protocol, port, new Via.Direct()));
    }

    private static bool IsName(LabelRequirement requirement) => requirement.Key == ClusterNamespace.NameLabel;

    private static Endpoint PodOf(
        NamespaceName space, bool opens, LabelSet labels, Address address, ContainerPort[] declared) =>
        new(EndpointId.Pod(space, opens ? "client" : "server"), space, labels)
        {
            Addresses = EndpointAddresses.Known(address),
            Ports = opens ? [] : [.. declared],
        };

    private Endpoint PodOf(NamespaceName space, bool opens, LabelEnd end, Address address, IndexSet[] values, ContainerPort[] declared) =>
        PodOf(space, opens, LabelsOf(end, values), address, declared);

    private bool IsOneAddress(int number) => _addresses[number].Ranges is [var only] && only.First == only.Last;

    private Formula NotBothAt(int number)
    {
        IndexSet elsewhere = _subjectAddress.Everything.Except(IndexSet.Of(number));
        return new Formula.Any([_subjectAddress.Is(elsewhere), _remoteAddress.Is(elsewhere)]);
    }

    private Unknown Add(int count)
    {
        Unknown unknown = new(_unknowns.Count, count);
        _unknowns.Add(unknown);
        return unknown;
    }

    private AddressSet AddressesIn(IndexSet numbers) =>
        numbers.ToArray().Aggregate(AddressSet.Empty, (all, number) => all.Union(_addresses[number].In(Family)));

    private LabelSet LabelsOf(LabelEnd end, IndexSet[] values) => LabelSet.Of(
        from label in _labels
        where label.Key.End == end
        let text = label.Value.Domain.Text(values[label.Value.Unknown.Number])
        where text is not null
        select new KeyValuePair<string, string>(label.Key.Key, text));

    private IndexSet SpaceNamed(string name) => _spaces.IndexOf(name) is >= 0 and var number ? IndexSet.Of(number) : IndexSet.Empty;

    private Formula.All Meets(LabelSelector selector, LabelEnd end) => new Formula.All([.. selector.Requirements.Select(requirement => Meets(requirement, end))]);

    private Formula Meets(LabelRequirement requirement, LabelEnd end)
    {
        // In the subject's own namespace, the far pod sees the same labels.
        LabelEnd holder = end == LabelEnd.RemoteNamespace && _far == FarEnd.SameNamespace ? LabelEnd.SubjectNamespace : end;
        bool isSpace = holder is LabelEnd.SubjectNamespace or LabelEnd.RemoteNamespace;
        if (isSpace && IsName(requirement))
        {
            return MeetsName(requirement, holder);
        }

        if (!_labels.TryGetValue((holder, requirement.Key), out (Unknown Unknown, LabelDomain Domain) label))
        {
            LabelDomain domain = new(requirement.Key, isSpace ? _spaceSelectors : _podSelectors);
            _labels.Add((holder, requirement.Key), label = (Add(domain.Count), domain));
        }

        return label.Unknown.Is(label.Domain.Meeting(requirement));
    }

    /// <summary>The label that the API server keeps on every namespace is its name.</summary>
    private Formula MeetsName(LabelRequirement requirement, LabelEnd holder)
    {
        if (holder == LabelEnd.SubjectNamespace)
        {
            return requirement.Matches(ClusterNamespace.Assumed(_home).Labels) ? Formula.Always : Formula.Never;
        }

        IndexSet named = requirement.Values.Aggregate(IndexSet.Empty, (all, name) => all.Union(SpaceNamed(name)));
        return requirement.Operator switch
        {
            LabelOperator.In => _space.Is(named),
            LabelOperator.NotIn => _space.Is(_space.Everything.Except(named)),
            LabelOperator.Exists => Formula.Always,
            LabelOperator.DoesNotExist => Formula.Never,
        };
    }

    /// <summary>A peer of one end's rule takes the other end.</summary>
    private Formula Takes(Peer peer, ConnectionEnd end) => peer switch
    {
        Peer.Anywhere => Formula.Always,
        Peer.Nothing => Formula.Never,
        Peer.Endpoints(var selector) => TakesPod(selector, end),
        Peer.Networks networks => (end == ConnectionEnd.Subject ? _remoteAddress : _subjectAddress).Is(NumbersOf(networks)),
        Peer.AnyOf(var peers) => new Formula.Any([.. peers.Select(one => Takes(one, end))]),
        Peer.Both(var first, var second) => new Formula.All([Takes(first, end), Takes(second, end)]),
        Peer.Except(var first, var second) => new Formula.All([Takes(first, end), Takes(second, end).Not()]),
        _ => throw new System.Diagnostics.UnreachableException($"Unhandled peer {peer.GetType().Name}."),
    };

    private Formula TakesPod(EndpointSelector selector, ConnectionEnd end)
    {
        if (end == ConnectionEnd.Subject && _far == FarEnd.Address)
        {
            return Formula.Never;
        }

        (LabelEnd pod, LabelEnd space) = end == ConnectionEnd.Subject
            ? (LabelEnd.RemotePod, LabelEnd.RemoteNamespace)
            : (LabelEnd.SubjectPod, LabelEnd.SubjectNamespace);
        bool atHome = end == ConnectionEnd.Remote || _far == FarEnd.SameNamespace;
        Formula spaces = selector.Namespaces switch
        {
            NamespaceScope.Only(var name) => atHome ? (name == _home ? Formula.Always : Formula.Never) : RemoteIn(name),
            NamespaceScope.Matching(var labels) => Meets(labels, space),
            _ => throw new System.Diagnostics.UnreachableException($"Unhandled scope {selector.Namespaces.GetType().Name}."),
        };
        return new Formula.All([spaces, Meets(selector.Pods, pod)]);
    }

    private IndexSet NumbersOf(Peer.Networks networks)
    {
        int block = Array.IndexOf(_blocks, networks);
        return IndexSet.Of([.. Enumerable.Range(0, _cuts.Count).Where(number => _cuts.SetsOf(number).Contains(block))]);
    }

    /// <summary>A rule is for the connection's port: by number, or by a name that the destination may declare for it.</summary>
    private Formula.Any Carries(TrafficPattern traffic)
    {
        List<Formula> ways = [_traffic.Is(_pieces.Of(traffic.Numbers))];
        bool intoPod = Direction == Direction.Ingress || _far != FarEnd.Address;
        foreach (PortName name in intoPod ? traffic.Names : [])
        {
            if (!_names.TryGetValue(name, out Unknown? declared))
            {
                _names.Add(name, declared = Add(2));
            }

            ways.Add(new Formula.All([declared.Is(IndexSet.Of(1)), _traffic.Is(_pieces.Of(TrafficSet.Of(name.Protocol, PortSet.All)))]));
        }

        return new Formula.Any(ways);
    }
}
