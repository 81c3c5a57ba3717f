using Ringfence.Lab;

namespace Ringfence.Kernel.Tests;

/// <summary>Connections that come in through Services. Numbers are those of docs/lab.md, corrections.</summary>
public sealed class ServiceCorrectionTests
{
    private static readonly string NodePort = """
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: web, namespace: default}
        spec: {type: NodePort, externalTrafficPolicy: Cluster, selector: {app: web}, ports: [{port: 8000, targetPort: 80, nodePort: 30080}]}

        """;

    /// <summary>With externalTrafficPolicy Cluster the node that has the backend sees the client, and every other entry node stands in its place: one policy, two answers.</summary>
    [Theory]
    [InlineData("203.0.113.7/32", ProbeOutcome.Answered, ProbeOutcome.Silent)]
    [InlineData("192.168.0.2/32", ProbeOutcome.Silent, ProbeOutcome.Answered)]
    public async Task Correction10_NodePortOfAClusterService_IsJudgedByTheClientWhereTheBackendIs_AndByTheEntryNodeElsewhere(string allowed, ProbeOutcome atBackend, ProbeOutcome elsewhere)
    {
        using Scene scene = Scene.Of(Scene.Cluster + NodePort, Scene.Policy("outside", $"{{podSelector: {{matchLabels: {{app: web}}}}, ingress: [{{from: [{{ipBlock: {{cidr: {allowed}}}}}]}}]}}"));

        Assert.Equal(
            (atBackend, elsewhere),
            ((await scene.ConnectAsync("203.0.113.7", TestAddress.Parse("192.168.0.1"), port: 30080)).Outcome, (await scene.ConnectAsync("203.0.113.7", TestAddress.Parse("192.168.0.2"), port: 30080)).Outcome));
    }
}
