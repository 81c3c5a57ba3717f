using Ringfence.Core;
using Ringfence.Syntax;

namespace Ringfence.Manifests.Tests;

/// <summary>Questions that name addresses: docs/semantics.md 9.5.</summary>
public sealed class AddressQuestionTests
{
    private const string Cluster = """
        apiVersion: v1
        kind: Node
        metadata: {name: n1}
        status: {addresses: [{type: InternalIP, address: 192.168.1.11}]}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: a, namespace: p}
        status: {phase: Running, podIPs: [{ip: 10.1.1.4}, {ip: "fd00::4"}]}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: gone, namespace: p}
        status: {phase: Succeeded, podIPs: [{ip: 10.1.1.9}]}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: host, namespace: p}
        spec: {hostNetwork: true, nodeName: n1}
        status: {phase: Running, podIPs: [{ip: 192.168.1.11}]}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: web, namespace: p}
        spec: {clusterIP: 10.96.0.20, selector: {app: web}, ports: [{port: 80}]}
        """;

    private static readonly ClusterManifests Read = ClusterText.ReadClean(Cluster);

    [Theory]
    [InlineData("10.1.1.4:80", "p/a")]
    [InlineData("10.1.1.4/32:80", "p/a")]
    [InlineData("[fd00::4]:80", "p/a")]
    [InlineData("192.168.1.11:80", "node/n1")]
    [InlineData("10.96.0.20:80", "svc/p/web")]
    [InlineData("10.1.1.9:80", "10.1.1.9/32")]
    [InlineData("10.1.1.5:80", "10.1.1.5/32")]
    [InlineData("10.1.0.0/16:80", "10.1.0.0/16")]
    public void TryParse_AnAddressThatSomebodyHas_MeansThem(string to, string id)
    {
        Assert.True(Parse(to, out ConnectionQuestion? question, out _));
        Assert.Equal(id, question!.To.Id);
    }

    [Theory]
    [InlineData("127.0.0.1:80")]
    [InlineData("[::1]:80")]
    [InlineData("0.0.0.0:443")]
    [InlineData("[::]:443")]
    [InlineData("224.0.0.1:443")]
    [InlineData("[ff02::1]:443")]
    [InlineData("255.255.255.255:9")]
    public void TryParse_AnAddressOfNoOtherMachine_IsRefused(string to)
    {
        Assert.False(Parse(to, out _, out IReadOnlyList<Diagnostic> found));
        Assert.Equal("RF1614", Assert.Single(found).Descriptor.Code);
    }

    // A finished pod has no address any more, and a Service counts by its cluster address.
    [Theory]
    [InlineData("10.0.0.0/8", 2)]
    [InlineData("0.0.0.0/0", 4)]
    [InlineData("fd00::/64", 1)]
    [InlineData("203.0.113.0/24", 0)]
    public void CountIn_Block_CountsWhoLivesThere(string block, int expected)
    {
        Assert.True(Cidr.TryParse(block, out Cidr cidr));
        Assert.Equal(expected, new AddressOwners(Read.Snapshot).CountIn(cidr));
    }

    private static bool Parse(string to, out ConnectionQuestion? question, out IReadOnlyList<Diagnostic> found)
    {
        DiagnosticSink sink = new();
        bool parsed = new QuestionParser(Read).TryParse("p/a", to, sink, out question);
        found = sink.Found;
        return parsed;
    }
}
