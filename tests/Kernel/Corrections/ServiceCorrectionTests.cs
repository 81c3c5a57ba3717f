using Ringfence.Core;
using Ringfence.Lab;
using Ringfence.Nftables;

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

    private static readonly string Dns = string.Join("---\n", [
        Scene.Cluster,
        "apiVersion: v1\nkind: Namespace\nmetadata: {name: kube-system, labels: {team: none}}\n",
        Scene.PodText("kube-system", "dns", "n2", "10.2.0.53", "fd00:2::53"),
        "apiVersion: v1\nkind: Service\nmetadata: {name: kube-dns, namespace: kube-system}\nspec: {clusterIP: 10.96.0.10, selector: {app: dns}, ports: [{name: dns, port: 53, targetPort: 80, protocol: UDP}, {name: dns-tcp, port: 53, targetPort: 80}]}\n",
    ]);

    private static readonly string AsksDns =
        Scene.Policy("dns", "{podSelector: {matchLabels: {app: web}}, policyTypes: [Egress], egress: [{to: [{namespaceSelector: {}, podSelector: {matchLabels: {app: dns}}}], ports: [{port: 80, protocol: UDP}]}]}")
        + Scene.Policy("none", "{podSelector: {matchLabels: {app: db}}, policyTypes: [Egress]}");

    /// <summary>NodeLocal DNSCache, or a Service address that an agent of the node has: who may ask the pods behind the Service may ask there, and nobody else.</summary>
    [Theory]
    [InlineData("169.254.20.10")]
    [InlineData("10.96.0.10")]
    public async Task Correction08_AddressOfTheNodeThatStandsForAService_IsJudgedAsItsBackends(string cache)
    {
        Address address = TestAddress.Parse(cache);
        ClusterSnapshot snapshot = ReadCluster.From(("cluster.yaml", Dns), ("policies.yaml", AsksDns)).Snapshot;
        LabLog log = new();
        using Bench bench = new(snapshot, log);
        using PacketProber prober = new();
        bench.Enforce(snapshot, CompileOptions.Default);
        bench.Own(address);
        Assert.Equal([false, false, false, false], Ask(bench, prober, address));

        using CancellationTokenSource enough = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        enough.CancelAfter(TimeSpan.FromSeconds(20));
        ValueArray<LocalService> found = bench.Enforce(snapshot, CompileOptions.Default).LocalServices;
        Assert.Equal([new LocalService(address, new ServiceName(new NamespaceName("kube-system"), "kube-dns"))], found);
        IAsyncEnumerable<DropRecord> drops = log.ListenAsync(enough.Token);

        Assert.Equal([true, false, false, false], Ask(bench, prober, address));

        // What is denied there is told with the Service's name, and with the rule that comes nearest to its pods.
        DropRecord record = await drops.FirstAsync(record => record.Destination is { LocalService: not null, Port: 53 } && record.Nearest is not null, enough.Token);
        Assert.Equal(("svc/kube-system/kube-dns", "dns"), (record.Destination.LocalService.ToString(), record.Nearest!.Rule.Policy.Name));
    }

    // web over UDP, which its policy allows, over TCP, and at another port; and db, which may ask nobody.
    private static bool[] Ask(Bench bench, PacketProber prober, Address address)
    {
        Address web = TestAddress.Parse("10.1.0.1");
        Address db = TestAddress.Parse("10.1.0.2");
        return prober.Send(
            [
                new PacketProbe(bench.SpaceOf("web"), web, bench.Node, address, Protocol.Udp, 53),
                new PacketProbe(bench.SpaceOf("web"), web, bench.Node, address, Protocol.Tcp, 53),
                new PacketProbe(bench.SpaceOf("web"), web, bench.Node, address, Protocol.Udp, 54),
                new PacketProbe(bench.SpaceOf("db"), db, bench.Node, address, Protocol.Udp, 53),
            ],
            TimeSpan.FromMilliseconds(300));
    }

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
