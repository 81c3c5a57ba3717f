using Ringfence.Core;

namespace Ringfence.Analysis.Tests;

/// <summary>One meaning: a pod with the labels of an exposure, put into the cluster, is allowed by the Evaluator exactly what the exposure says.</summary>
public sealed class ExposureAgreementTests
{
    private const int Clusters = 60;
    private static readonly NamespaceName NewSpace = new("brand-new");

    [Fact]
    public void Exposures_ToPods_AreWhatSuchAPodMay()
    {
        int asked = 0;
        foreach (GeneratedSnapshot given in GeneratedSnapshots.Some(Clusters))
        {
            ConnectivityMap map = ConnectivityMap.Of(given.Snapshot, EnforcementProfile.Default, MapGrain.Pod);
            foreach (Exposure exposure in ExposureAnalysis.Of(map, given.Snapshot, EnforcementProfile.Default).Exposures)
            {
                if (PodFor(exposure.Peer, given.Snapshot) is { } pod)
                {
                    AssertAllowed(given, exposure, pod.Space, pod.Pod);
                    asked++;
                }
            }
        }

        Assert.True(asked > Clusters, $"only {asked} exposures to pods");
    }

    [Fact]
    public void Exposures_ToTheEntireCluster_AreOpenToEveryPodOfIt()
    {
        int asked = 0;
        foreach (GeneratedSnapshot given in GeneratedSnapshots.Some(Clusters))
        {
            ConnectivityMap map = ConnectivityMap.Of(given.Snapshot, EnforcementProfile.Default, MapGrain.Pod);
            Evaluator evaluator = new(given.Snapshot, EnforcementProfile.Default);
            foreach (Exposure exposure in ExposureAnalysis.Of(map, given.Snapshot, EnforcementProfile.Default).Exposures.Where(one => one.Peer is ExposedPeer.EntireCluster))
            {
                foreach (Endpoint other in given.Snapshot.Endpoints.Where(other => other.Network == PodNetwork.Own && other.Phase == PodPhase.Live && other.Id != exposure.Endpoint.Members[0].Id))
                {
                    foreach ((Protocol protocol, ushort port) in ProbesOf(exposure).Where(probe => exposure.Ports.Contains(probe.Protocol, probe.Port)))
                    {
                        Assert.True(Judge(evaluator, exposure, other, protocol, port) == Verdict.Allow, $"{given}: {exposure.Endpoint} {exposure.Direction} {other.Id} {protocol} {port}");
                        asked++;
                    }
                }
            }
        }

        Assert.True(asked > Clusters, $"only {asked} connections");
    }

    private static void AssertAllowed(GeneratedSnapshot given, Exposure exposure, ClusterNamespace space, Endpoint pod)
    {
        ClusterSnapshot grown = new(
            given.Snapshot.Namespaces.Where(known => known.Name != space.Name).Append(space),
            given.Snapshot.Endpoints.Append(pod),
            given.Snapshot.Nodes,
            given.Snapshot.Services,
            given.Snapshot.Slices.SelectMany(slices => slices),
            given.Snapshot.Tiers);
        Evaluator evaluator = new(grown, EnforcementProfile.Default);
        foreach ((Protocol protocol, ushort port) in ProbesOf(exposure))
        {
            Verdict expected = Judge(evaluator, exposure, pod, protocol, port);
            bool listed = exposure.Ports.Contains(protocol, port);
            Assert.True((expected == Verdict.Allow) == listed, $"{given}: {exposure.Endpoint} {ExposureScene.Line(exposure)}: {protocol} {port} is {expected}");
        }
    }

    private static Verdict Judge(Evaluator evaluator, Exposure exposure, Endpoint other, Protocol protocol, ushort port)
    {
        Party subject = new Party.Pod(exposure.Endpoint.Members[0]);
        Party remote = new Party.Pod(other);
        Connection connection = exposure.Direction == Direction.Ingress
            ? new Connection(remote, subject, AddressFamily.IPv4, protocol, port, new Via.Direct())
            : new Connection(subject, remote, AddressFamily.IPv4, protocol, port, new Via.Direct());
        Decision decision = evaluator.Evaluate(connection);
        return (exposure.Direction == Direction.Ingress ? decision.Ingress : decision.Egress).Verdict;
    }

    /// <summary>A pod with what selectors ask for and no more; it has no address, and no named ports.</summary>
    private static (ClusterNamespace Space, Endpoint Pod)? PodFor(ExposedPeer peer, ClusterSnapshot snapshot)
    {
        if (peer is not ExposedPeer.Pods(var spaces, var labels))
        {
            return null;
        }

        ClusterNamespace? space = snapshot.Namespaces.FirstOrDefault(known => IsNamed(spaces, known.Name)) ?? ClusterNamespace.Given(NewSpace, LabelsFor(spaces));
        if (!spaces.Matches(space.Labels))
        {
            // One by a name that the cluster does not have yet.
            space = ClusterNamespace.Given(new NamespaceName(LabelsFor(spaces).TryGetValue(ClusterNamespace.NameLabel, out string name) ? name : "x"), LabelsFor(spaces));
        }

        Assert.True(spaces.Matches(space.Labels), $"{spaces} does not match {space.Labels}");
        Endpoint pod = new(EndpointId.Pod(space.Name, "brand-new"), space.Name, LabelsFor(labels)) { Addresses = EndpointAddresses.Known() };
        Assert.True(labels.Matches(pod.Labels), $"{labels} does not match {pod.Labels}");
        return (space, pod);
    }

    private static bool IsNamed(LabelSelector spaces, NamespaceName name) =>
        spaces.Requirements.Any(requirement => requirement is { Key: ClusterNamespace.NameLabel, Operator: LabelOperator.In } && requirement.Values.Contains(name.Value));

    private static LabelSet LabelsFor(LabelSelector selector) => LabelSet.Of(selector.Requirements
        .Where(requirement => requirement.Operator is LabelOperator.In or LabelOperator.Exists)
        .GroupBy(requirement => requirement.Key)
        .Select(key => new KeyValuePair<string, string>(
            key.Key,
            key.SelectMany(requirement => requirement.Values).Append("nobody-asks-for-this").First(value =>
                selector.Requirements.Where(requirement => requirement.Key == key.Key).All(requirement => requirement.Matches(LabelSet.Of(new KeyValuePair<string, string>(key.Key, value))))))));

    private static IEnumerable<(Protocol Protocol, ushort Port)> ProbesOf(Exposure exposure)
    {
        HashSet<int> ports = [1, 80, 443, 65535];
        foreach (PortRange range in ProtocolName.All.SelectMany(protocol => exposure.Ports.PortsOf(protocol).Ranges))
        {
            ports.UnionWith([range.First - 1, range.First, range.Last, range.Last + 1]);
        }

        return from protocol in ProtocolName.All from port in ports where port is > 0 and <= ushort.MaxValue select (protocol, (ushort)port);
    }
}
