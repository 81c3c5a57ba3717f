using Ringfence.Core;
using Ringfence.Lab;

namespace Ringfence.Kernel.Tests;

/// <summary>What an enforcer must get right around nodes, a pod itself, Services and forged sources. Numbers are those of docs/lab.md, behaviours.</summary>
public sealed class NodeBehaviourTests
{
    private static readonly string DenyAll = Scene.Policy("deny", "{podSelector: {}, policyTypes: [Ingress, Egress]}");

    private static readonly string Web = """
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: web, namespace: default}
        spec: {type: NodePort, clusterIP: 10.96.0.10, selector: {app: web}, ports: [{port: 8000, targetPort: 80, nodePort: 30080}]}

        """;

    [Theory]
    [InlineData(AddressFamily.IPv4)]
    [InlineData(AddressFamily.IPv6)]
    public void Behaviour13_OwnNode_ReachesItsPodsUnderDenyAll_AndAnotherNodeDoesNot(AddressFamily family)
    {
        using Scene scene = Scene.With(DenyAll);

        Assert.Equal((true, false), (scene.Arrives("node/n1", "db", family: family), scene.Arrives("node/n2", "db", family: family)));
    }

    [Fact]
    public async Task Behaviour14_DenyAll_StopsAPodOnItsWayToItsOwnNode_AndRepliesToTheNodePass()
    {
        using Scene scene = Scene.With(DenyAll);

        Assert.False(scene.Arrives("web", "node/n1"));
        Assert.Equal(ProbeOutcome.Answered, (await scene.ConnectAsync("node/n1", scene.End("web").Addresses[0])).Outcome);
    }

    [Fact]
    public async Task Behaviour15_PodReachesItself_ByItsAddressAndThroughItsServiceUnderDenyAll()
    {
        using Scene scene = Scene.Of(Scene.Cluster + Web, DenyAll);

        Assert.Equal(ProbeOutcome.Answered, (await scene.ConnectAsync("web", scene.End("web").Addresses[0])).Outcome);
        Assert.Equal(ProbeOutcome.Answered, (await scene.ConnectAsync("web", TestAddress.Parse("10.96.0.10"), port: 8000)).Outcome);
    }

    [Fact]
    public async Task Behaviour16_ConnectionToAService_IsJudgedByTheBackendsAddressAndPort()
    {
        Address service = TestAddress.Parse("10.96.0.10");
        string toBackend = "{podSelector: {matchLabels: {app: far}}, policyTypes: [Egress], egress: [{to: [{podSelector: {matchLabels: {app: web}}}], ports: [{port: 80}]}]}";
        using Scene scene = Scene.Of(Scene.Cluster + Web, Scene.Policy("backend", toBackend));
        Assert.Equal(ProbeOutcome.Answered, (await scene.ConnectAsync("far", service, port: 8000)).Outcome);

        scene.Change(Scene.Policy("backend", toBackend.Replace("port: 80", "port: 8000", StringComparison.Ordinal)));
        Assert.Equal(ProbeOutcome.Silent, (await scene.ConnectAsync("far", service, port: 8000)).Outcome);
    }

    [Fact]
    public void Behaviour17_HostNetworkPod_IsNeitherSubjectNorPeer_AndABlockWithItsNodesAddressIsIt()
    {
        string host = """
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: agent, namespace: default, labels: {app: agent}}
            spec: {hostNetwork: true, nodeName: n2, containers: [{name: c, image: i}]}
            status: {phase: Running, podIP: 192.168.0.2}

            """;
        using Scene scene = Scene.Of(Scene.Cluster + host, DenyAll + Scene.Policy("peer", "{podSelector: {matchLabels: {app: db}}, ingress: [{from: [{podSelector: {matchLabels: {app: agent}}}]}]}"));
        Assert.False(scene.Arrives("agent", "db"));
        Assert.True(scene.Arrives("agent", "other/guest"));

        scene.Change(Scene.Policy("block", "{podSelector: {matchLabels: {app: db}}, ingress: [{from: [{ipBlock: {cidr: 192.168.0.2/32}}]}]}"));
        Assert.True(scene.Arrives("agent", "db"));
    }

    /// <summary>The entry node sees the client where the backend is its own; another node sees the entry node, whose address the policy then has to allow.</summary>
    [Theory]
    [InlineData("Cluster", "192.168.0.1", "203.0.113.7/32", ProbeOutcome.Answered)]
    [InlineData("Cluster", "192.168.0.2", "203.0.113.7/32", ProbeOutcome.Silent)]
    [InlineData("Cluster", "192.168.0.2", "192.168.0.2/32", ProbeOutcome.Answered)]
    [InlineData("Local", "192.168.0.1", "203.0.113.7/32", ProbeOutcome.Answered)]
    [InlineData("Local", "192.168.0.2", "203.0.113.7/32", ProbeOutcome.Silent)]
    public async Task Behaviour18_NodePort_IsJudgedByTheClientOrByTheEntryNode(string policy, string entry, string allowed, ProbeOutcome expected)
    {
        string service = Web.Replace("type: NodePort", $"type: NodePort, externalTrafficPolicy: {policy}", StringComparison.Ordinal);
        using Scene scene = Scene.Of(Scene.Cluster + service, Scene.Policy("outside", $"{{podSelector: {{matchLabels: {{app: web}}}}, ingress: [{{from: [{{ipBlock: {{cidr: {allowed}}}}}]}}]}}"));

        Assert.Equal(expected, (await scene.ConnectAsync("203.0.113.7", TestAddress.Parse(entry), port: 30080)).Outcome);
    }

    /// <summary>Neighbours are asked for on links that have just been made, so an answer over IPv6 is proof.</summary>
    [Theory]
    [InlineData(PodNetworking.Routed)]
    [InlineData(PodNetworking.Bridged)]
    public void Behaviour19_NeighbourDiscovery_WorksUnderDenyAll(PodNetworking networking)
    {
        using Scene scene = Scene.With(
            DenyAll + Scene.Policy("one", "{podSelector: {}, ingress: [{from: [{podSelector: {}}]}], egress: [{to: [{podSelector: {}}]}]}"), networking);

        Assert.True(scene.Arrives("web", "db", family: AddressFamily.IPv6));
        Assert.True(scene.Arrives("far", "db", family: AddressFamily.IPv6));
        Assert.False(scene.Arrives("other/guest", "db", family: AddressFamily.IPv6));
    }
}
