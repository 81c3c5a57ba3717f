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
                if (PodsFor(exposure.Peer, given.Snapshot) is { Length: > 0 } pods)
                {
                    AssertAllowed(given, exposure, pods);
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

    // What is said of a selector is said of every pod that it takes.
    private static void AssertAllowed(GeneratedSnapshot given, Exposure exposure, (ClusterNamespace Space, Endpoint Pod)[] pods)
    {
        (Evaluator Evaluator, Endpoint Pod)[] grown = [.. pods.Select(one => (new Evaluator(With(one.Space, one.Pod, given.Snapshot), EnforcementProfile.Default), one.Pod))];
        foreach ((Protocol protocol, ushort port) in ProbesOf(exposure))
        {
            bool expected = grown.All(one => Judge(one.Evaluator, exposure, one.Pod, protocol, port) == Verdict.Allow);
            bool listed = exposure.Ports.Contains(protocol, port);
            Assert.True(expected == listed, $"{given}: {exposure.Endpoint} {ExposureScene.Line(exposure)}: {protocol} {port} is {(expected ? "allowed" : "not allowed")} to all");
        }
    }

    private static ClusterSnapshot With(ClusterNamespace space, Endpoint pod, ClusterSnapshot snapshot) => new(
        snapshot.Namespaces.Where(known => known.Name != space.Name).Append(space),
        snapshot.Endpoints.Append(pod),
        snapshot.Nodes,
        snapshot.Services,
        snapshot.Slices.SelectMany(slices => slices),
        snapshot.Tiers);

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

    /// <summary>Pods with what selectors ask for and no more, one for each choice of values; they have no address, and no named ports.</summary>
    private static (ClusterNamespace Space, Endpoint Pod)[] PodsFor(ExposedPeer peer, ClusterSnapshot snapshot) => peer is not ExposedPeer.Pods(var spaces, var labels) ? [] :
    [
        .. from home in LabelsFor(spaces)
           let space = SpaceWith(home, snapshot)
           where spaces.Matches(space.Labels)
           from own in LabelsFor(labels)
           select (space, new Endpoint(EndpointId.Pod(space.Name, "brand-new"), space.Name, own) { Addresses = EndpointAddresses.Known() }),
    ];

    private static ClusterNamespace SpaceWith(LabelSet labels, ClusterSnapshot snapshot) =>
        !labels.TryGetValue(ClusterNamespace.NameLabel, out string name) ? ClusterNamespace.Given(NewSpace, labels)
        : snapshot.Namespaces.FirstOrDefault(known => known.Name.Value == name && known.Provenance == Provenance.Given)
            ?? ClusterNamespace.Given(new NamespaceName(name), labels);

    /// <summary>Every set of labels that takes one of the listed values for each key that must be there.</summary>
    private static LabelSet[] LabelsFor(LabelSelector selector)
    {
        List<LabelSet> all = [LabelSet.Empty];
        foreach (string key in selector.Requirements.Where(requirement => requirement.Operator is LabelOperator.In or LabelOperator.Exists).Select(requirement => requirement.Key).Distinct())
        {
            string[] values = [.. selector.Requirements.Where(requirement => requirement.Key == key && requirement.Operator == LabelOperator.In).SelectMany(requirement => requirement.Values).DefaultIfEmpty("nobody-asks-for-this").Distinct()];
            all = [.. all.SelectMany(labels => values.Select(value => labels.With(key, value)))];
        }

        return [.. all.Where(selector.Matches)];
    }

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
