using Ringfence.Core;

namespace Ringfence.Analysis.Tests;

/// <summary>What a map should say of a pair, found by asking the Evaluator about every two pods, family and stretch of ports.</summary>
internal sealed class PairOracle
{
    private readonly Evaluator _evaluator;
    private readonly (Protocol Protocol, ushort Port)[] _probes;

    public PairOracle(ClusterSnapshot snapshot)
    {
        _evaluator = new Evaluator(snapshot, EnforcementProfile.Default);
        _probes = [.. ProbesOf(snapshot)];
    }

    public IReadOnlyList<bool[]> Between(MapEndpoint first, MapEndpoint second) =>
        [.. from source in PartiesOf(first) from destination in PartiesOf(second) from answer in Ask(source, destination) select answer];

    /// <summary>Two different pods of one endpoint; nothing for an endpoint of one pod.</summary>
    public IReadOnlyList<bool[]> Within(MapEndpoint.Pods end) =>
    [
        .. from source in PartiesOf(end)
           from destination in PartiesOf(end)
           where source != destination || source is Party.Pod { Endpoint.Kind: EndpointKind.Workload }
           from answer in Ask(source, destination)
           select answer,
    ];

    public void AssertEqual(IReadOnlyList<bool[]> expected, (TrafficSet Ports, Extent Extent)? found, string what)
    {
        if (expected.Count == 0)
        {
            Assert.True(found is null, what);
            return;
        }

        (TrafficSet ports, Extent extent) = found!.Value;
        for (int i = 0; i < _probes.Length; i++)
        {
            bool some = expected.Any(answer => answer[i]);
            Assert.True(some == ports.Contains(_probes[i].Protocol, _probes[i].Port), $"{what}: {_probes[i]} is {some}, not as in {ports}");
        }

        bool differ = expected.Any(answer => !answer.SequenceEqual(expected[0]));
        Assert.True(differ == (extent == Extent.Partial), $"{what}: {extent}");
    }

    /// <summary>The answers in each family that the two share; where they share none, nothing may pass.</summary>
    private IEnumerable<bool[]> Ask(Party source, Party destination) => SharedFamilies.Of(_evaluator.AddressesOf(source), _evaluator.AddressesOf(destination))
        .Select(family => _probes.Select(probe => _evaluator.Evaluate(new Connection(source, destination, family, probe.Protocol, probe.Port, new Via.Direct())).Verdict == Verdict.Allow).ToArray())
        .DefaultIfEmpty(new bool[_probes.Length]);

    /// <summary>For a block of addresses its ends: all of it is treated alike, so they speak for the rest.</summary>
    private static IEnumerable<Party> PartiesOf(MapEndpoint end) => end switch
    {
        MapEndpoint.Pods pods => pods.Members.Select(member => new Party.Pod(member)),
        MapEndpoint.Addresses addresses => [new Party.External(Cidr.Of(addresses.Block.First)), new Party.External(Cidr.Of(addresses.Block.Last))],
        _ => throw new ArgumentOutOfRangeException(nameof(end)),
    };

    public static IEnumerable<(Protocol, ushort)> ProbesOf(ClusterSnapshot snapshot)
    {
        HashSet<int> ports = [1];
        foreach (ContainerPort port in snapshot.Endpoints.SelectMany(endpoint => endpoint.Ports))
        {
            ports.UnionWith([port.Number, port.Number + 1]);
        }

        foreach (Rule rule in snapshot.Tiers.SelectMany(tier => tier.Policies).SelectMany(policy => policy.Ingress.Rules.Concat(policy.Egress.Rules)))
        {
            foreach (PortRange range in ProtocolName.All.SelectMany(protocol => rule.Match.Traffic.Numbers.PortsOf(protocol).Ranges))
            {
                ports.UnionWith([range.First, range.Last + 1]);
            }
        }

        return
            from protocol in ProtocolName.All
            from port in protocol == Protocol.Other ? [1] : ports.Where(port => port <= ushort.MaxValue)
            select (protocol, (ushort)port);
    }
}
