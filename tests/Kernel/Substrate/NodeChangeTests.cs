using Ringfence.Core;
using Ringfence.Lab;

namespace Ringfence.Kernel.Tests;

/// <summary>Nodes come and go while a lab runs: their pods go with them, and policies are in force wherever they come up again.</summary>
public sealed class NodeChangeTests
{
    private static readonly string OnlyWeb = Scene.Policy(
        "only-web", "{podSelector: {matchLabels: {app: far}}, policyTypes: [Ingress], ingress: [{from: [{podSelector: {matchLabels: {app: web}}}]}]}");

    private static string Moved => Scene.Cluster.Replace("nodeName: n2", "nodeName: n3", StringComparison.Ordinal)
        .Replace("metadata: {name: n2}", "metadata: {name: n3}", StringComparison.Ordinal);

    [Theory]
    [InlineData(PodNetworking.Routed)]
    [InlineData(PodNetworking.Bridged)]
    public void Change_NodeThatGoesAndComesBack_TakesItsPodsAlong_AndPoliciesHold(PodNetworking networking)
    {
        using Scene scene = Scene.With(OnlyWeb, networking);
        foreach (string cluster in (string[])[Moved, Scene.Cluster, Scene.Cluster.Replace("192.168.0.2", "192.168.0.22", StringComparison.Ordinal)])
        {
            scene.Change(cluster, OnlyWeb);

            Assert.True(scene.Arrives("web", "far"));
            Assert.False(scene.Arrives("db", "far"));
            Assert.True(scene.Arrives("far", "db", family: AddressFamily.IPv6));
            Assert.True(scene.Arrives("203.0.113.7", "other/guest"));
        }

        Assert.True(scene.Arrives("web", "192.168.0.22"));
        Assert.Null(scene.Lab.EndOf(new NodeName("n3")));
    }
}
