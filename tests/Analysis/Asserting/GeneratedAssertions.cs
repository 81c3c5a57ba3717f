using Ringfence.Core;
using Ringfence.Testing;

namespace Ringfence.Analysis.Tests;

/// <summary>Assertions about one cluster: sets by namespace and by labels that are there, named ends, addresses, exceptions.</summary>
internal sealed class GeneratedAssertions(ClusterSnapshot snapshot, SeededRandom random)
{
    private readonly NamespaceName[] _namespaces = [.. snapshot.Namespaces.Select(space => space.Name).OrderBy(name => name.Value, StringComparer.Ordinal)];
    private readonly Cidr[] _blocks =
    [
        .. snapshot.Tiers.SelectMany(tier => tier.Policies).SelectMany(policy => policy.Ingress.Rules.Concat(policy.Egress.Rules))
            .SelectMany(rule => AssertionOracle.BlocksOf(rule.Match.Peer)).Distinct(),
        Cidr.AllIPv4,
        Cidr.AllIPv6,
    ];

    public Assertion Next() => new(
        Patterns(),
        Patterns(),
        Traffic(),
        random.Chance(50) ? Verdict.Allow : Verdict.Deny,
        [.. Enumerable.Range(0, random.Below(3)).Select(_ => new ExceptedConnections(random.Chance(30) ? [] : Patterns(), random.Chance(30) ? [] : Patterns(), random.Chance(50) ? TrafficPattern.All : Traffic()))]);

    private ValueArray<AssertedEnds> Patterns() => [.. Enumerable.Range(0, 1 + random.Below(2)).Select(_ => Pattern())];

    private AssertedEnds Pattern() => random.Below(6) switch
    {
        0 => new AssertedEnds.Pods(new EndpointSelector(new NamespaceScope.Matching(LabelSelector.Everything), LabelSelector.Everything)),
        1 => new AssertedEnds.Pods(new EndpointSelector(new NamespaceScope.Only(random.Pick(_namespaces)), LabelSelector.Everything)),
        2 => new AssertedEnds.Pods(new EndpointSelector(new NamespaceScope.Matching(LabelSelector.Everything), Labels())),
        3 => new AssertedEnds.Outside(AddressSet.Of(random.Pick(_blocks))),
        4 when snapshot.Nodes.Count > 0 && random.Chance(50) => new AssertedEnds.Members([new Party.Node(random.Pick(snapshot.Nodes.ToArray()))]),
        _ => new AssertedEnds.Members([.. Enumerable.Range(0, 1 + random.Below(3)).Select(_ => new Party.Pod(random.Pick(snapshot.Endpoints.ToArray()))).Distinct()]),
    };

    private LabelSelector Labels()
    {
        LabelSet labels = random.Pick(snapshot.Endpoints.ToArray()).Labels;
        return labels.Count == 0
            ? LabelSelector.Everything
            : new LabelSelector([LabelRequirement.Equal(labels.Pairs[0].Key, labels.Pairs[0].Value)]);
    }

    private TrafficPattern Traffic()
    {
        if (random.Chance(20))
        {
            return TrafficPattern.All;
        }

        ContainerPort[] declared = [.. snapshot.Endpoints.SelectMany(endpoint => endpoint.Ports)];
        if (declared.Length > 0 && random.Chance(30))
        {
            ContainerPort named = random.Pick(declared);
            return new TrafficPattern(TrafficSet.None, [new PortName(named.Name, named.Protocol)]);
        }

        ushort first = declared.Length > 0 && random.Chance(60) ? random.Pick(declared).Number : (ushort)(1 + random.Below(9000));
        return new TrafficPattern(TrafficSet.Of((Protocol)random.Below(3), PortSet.Of(new PortRange(first, (ushort)(first + random.Below(20))))), []);
    }
}
