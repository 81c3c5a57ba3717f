using Ringfence.Core;

namespace Ringfence.Analysis.Tests;

/// <summary>What should come of an assertion, found by asking the Evaluator about every two ends, family and stretch of ports.</summary>
internal sealed class AssertionOracle
{
    private readonly ClusterSnapshot _snapshot;
    private readonly Evaluator _evaluator;
    private readonly SortedSet<int> _ports = [1];
    private readonly SortedSet<Address> _addresses = [];

    public AssertionOracle(ClusterSnapshot snapshot)
    {
        _snapshot = snapshot;
        _evaluator = new Evaluator(snapshot, EnforcementProfile.Default);
        foreach (Rule rule in snapshot.Tiers.SelectMany(tier => tier.Policies).SelectMany(policy => policy.Ingress.Rules.Concat(policy.Egress.Rules)))
        {
            Note(rule.Match.Traffic);
            foreach (Cidr block in BlocksOf(rule.Match.Peer))
            {
                Note(AddressSet.Of(block));
            }
        }

        foreach (ContainerPort port in snapshot.Endpoints.SelectMany(endpoint => endpoint.Ports))
        {
            _ports.UnionWith([port.Number, port.Number + 1]);
        }
    }

    /// <summary>The blocks that a peer compares addresses with.</summary>
    public static IEnumerable<Cidr> BlocksOf(Peer peer) => peer switch
    {
        Peer.Networks(var included, var excluded, _) => included.Concat(excluded),
        Peer.AnyOf(var peers) => peers.SelectMany(BlocksOf),
        _ => [],
    };

    /// <summary>Pairs of endpoints or nodes that something is asserted of, those that fail, and whether any pair fails, addresses counted.</summary>
    public (long Checked, long Failing, bool AnyFails) Judge(Assertion assertion)
    {
        Note(assertion.Traffic);
        foreach (AssertedEnds pattern in assertion.From.Concat(assertion.To).Concat(assertion.Excepted.SelectMany(one => one.From.Concat(one.To))))
        {
            Note(pattern is AssertedEnds.Outside(var addresses) ? addresses : AddressSet.Empty);
        }

        foreach (ExceptedConnections excepted in assertion.Excepted)
        {
            Note(excepted.Traffic);
        }

        (long asked, long failing, bool any) = (0, 0, false);
        foreach (Party from in PartiesOf(assertion.From))
        {
            foreach (Party to in PartiesOf(assertion.To))
            {
                if ((from == to && from is not Party.Pod { Endpoint.Kind: EndpointKind.Workload }) || (from is Party.External && to is Party.External))
                {
                    continue;
                }

                // Of ends without a family in common nothing is said: nothing can connect them (tests.md, `expect`).
                AddressFamily[] families = SharedFamilies.Of(_evaluator.AddressesOf(from), _evaluator.AddressesOf(to));
                (Protocol, ushort)[] wanted = families.Length == 0 ? [] : [.. Probes().Where(probe => IsAsked(assertion, from, to, probe))];
                bool fails = wanted.Length > 0 && families.Any(family => wanted.Any(probe => VerdictOf(from, to, family, probe) != assertion.Expected));
                any |= fails;
                if (from is not Party.External && to is not Party.External && wanted.Length > 0)
                {
                    asked++;
                    failing += fails ? 1 : 0;
                }
            }
        }

        return (asked, failing, any);
    }

    private static bool IsAsked(Assertion assertion, Party from, Party to, (Protocol Protocol, ushort Port) probe) =>
        TrafficOf(assertion.To, assertion.Traffic, to).Contains(probe.Protocol, probe.Port)
        && !assertion.Excepted.Any(excepted =>
            (excepted.From.IsEmpty || excepted.From.Any(pattern => Takes(pattern, from)))
            && (excepted.To.IsEmpty ? excepted.Traffic.Numbers : TrafficOf(excepted.To, excepted.Traffic, to)).Contains(probe.Protocol, probe.Port));

    private static TrafficSet TrafficOf(IEnumerable<AssertedEnds> patterns, TrafficPattern traffic, Party to) => patterns
        .Where(pattern => Takes(pattern, to))
        .Aggregate(TrafficSet.None, (sum, _) => sum.Union(traffic.On(to is Party.Pod(var pod) ? pod.Ports : [])));

    private static bool Takes(AssertedEnds pattern, Party party) => (pattern, party) switch
    {
        // Assertions here name a namespace or take all of them.
        (AssertedEnds.Pods(var selector), Party.Pod(var pod)) =>
            pod.Phase == PodPhase.Live && pod.Network == PodNetwork.Own && selector.Pods.Matches(pod.Labels)
            && (selector.Namespaces is not NamespaceScope.Only(var name) || name == pod.Namespace),
        (AssertedEnds.Members(var parties), _) => parties.Contains(party) && party is not Party.Pod { Endpoint.Phase: PodPhase.Finished },
        (AssertedEnds.Outside(var addresses), Party.External(var block)) => addresses.Contains(block.First),
        _ => false,
    };

    private Verdict VerdictOf(Party from, Party to, AddressFamily family, (Protocol Protocol, ushort Port) probe) =>
        _evaluator.Evaluate(new Connection(from, to, family, probe.Protocol, probe.Port, new Via.Direct())).Verdict;

    private Party[] PartiesOf(ValueArray<AssertedEnds> patterns)
    {
        IEnumerable<Party> everybody = _snapshot.Endpoints.Select(endpoint => (Party)new Party.Pod(endpoint))
            .Concat(_snapshot.Nodes.Select(node => new Party.Node(node)))
            .Concat(_addresses.Select(address => new Party.External(Cidr.Of(address))));
        return [.. everybody.Where(party => patterns.Any(pattern => Takes(pattern, party)))];
    }

    private IEnumerable<(Protocol, ushort)> Probes() =>
        from protocol in ProtocolName.All
        from port in protocol == Protocol.Other ? [1] : _ports.Where(port => port <= ushort.MaxValue)
        select (protocol, (ushort)port);

    private void Note(TrafficPattern traffic)
    {
        foreach (PortRange range in ProtocolName.All.SelectMany(protocol => traffic.Numbers.PortsOf(protocol).Ranges))
        {
            _ports.UnionWith([range.First, range.Last + 1]);
        }
    }

    private void Note(AddressSet addresses)
    {
        foreach (AddressRange range in addresses.Ranges)
        {
            _addresses.UnionWith([range.First, range.Last]);
            AddressRange? next = addresses.Complement().Ranges.Select(gap => (AddressRange?)gap).FirstOrDefault(gap => gap!.Value.First.CompareTo(range.Last) > 0);
            if (next is { } gap)
            {
                _addresses.Add(gap.First);
            }
        }
    }
}
