using System.Text;
using Ringfence.Core;

namespace Ringfence.Manifests.Tests;

/// <summary>What pods of one template share, so that 100,000 of them fit in little memory.</summary>
public sealed class SharingTests
{
    [Fact]
    public void Build_PodsOfOneTemplate_ShareLabelsAndPorts()
    {
        IReadOnlyList<Endpoint> pods = ClusterText.ReadClean("""
            {apiVersion: v1, kind: Pod, metadata: {name: a, labels: {app: web, tier: t1}}, spec: {containers: [{ports: [{name: http, containerPort: 80}]}]}}
            ---
            {apiVersion: v1, kind: Pod, metadata: {name: b, labels: {tier: t1, app: web}}, spec: {containers: [{ports: [{name: http, containerPort: 80}]}]}}
            ---
            {apiVersion: v1, kind: Pod, metadata: {name: c, labels: {app: web, tier: t2}}, spec: {containers: [{ports: [{name: http, containerPort: 81}]}]}}
            """).Snapshot.Endpoints;

        Assert.Same(pods[0].Labels, pods[1].Labels);
        Assert.True(pods[0].Ports.Span == pods[1].Ports.Span);
        Assert.NotEqual(pods[0].Labels, pods[2].Labels);
        Assert.NotEqual(pods[0].Ports, pods[2].Ports);
    }

    [Fact]
    public void Build_ManyDifferentTexts_AreKeptApart()
    {
        // More than the pool begins with; lengths around its 8-byte steps.
        string[] values = [.. Enumerable.Range(0, 3000).Select(i => new string('v', i % 20) + i), "", "a.b"];
        StringBuilder yaml = new();
        foreach ((int index, string value) in values.Index())
        {
            yaml.Append($"{{apiVersion: v1, kind: Pod, metadata: {{name: p{index}, labels: {{key: \"{value}\"}}}}}}\n---\n");
        }

        IReadOnlyList<Endpoint> pods = ClusterText.ReadClean(yaml.ToString()).Snapshot.Endpoints;

        Assert.Equal(values.Select(value => $"key={value}"), pods.Select(pod => pod.Labels.ToString()));
    }
}
