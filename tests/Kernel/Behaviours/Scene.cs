using System.Diagnostics;
using Ringfence.Core;
using Ringfence.Lab;

namespace Ringfence.Kernel.Tests;

/// <summary>A lab with four pods, and packets between them: web and db on node n1, far and other/guest on n2; each serves 80 and 81 over every protocol.</summary>
internal sealed class Scene : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);

    private readonly PacketProber _prober = new();
    private string _cluster;

    private Scene(string cluster, PodNetworking networking, string policies)
    {
        _cluster = cluster;
        Lab = RunningLab.Start(Read(policies), new LabSettings { Networking = networking, Log = Log });
    }

    private Scene(ClusterSnapshot snapshot)
    {
        _cluster = Cluster;
        Lab = RunningLab.Start(snapshot, new LabSettings { Log = Log });
    }

    /// <summary>The cluster that scenes start with.</summary>
    public static string Cluster { get; } = string.Join("---\n", [
        "apiVersion: v1\nkind: Namespace\nmetadata: {name: default, labels: {team: home}}\n",
        "apiVersion: v1\nkind: Namespace\nmetadata: {name: other, labels: {team: away}}\n",
        NodeText("n1", 1),
        NodeText("n2", 2),
        PodText("default", "web", "n1", "10.1.0.1", "fd00:1::1"),
        PodText("default", "db", "n1", "10.1.0.2", "fd00:1::2"),
        PodText("default", "far", "n2", "10.2.0.1", "fd00:2::1"),
        PodText("other", "guest", "n2", "10.2.0.2", "fd00:2::2"),
    ]);

    public RunningLab Lab { get; }

    /// <summary>What happens in the lab.</summary>
    public LabLog Log { get; } = new();

    /// <summary>Starts the usual cluster with some policies.</summary>
    public static Scene With(string policies, PodNetworking networking = PodNetworking.Routed) => new(Cluster, networking, policies);

    /// <summary>Starts another cluster.</summary>
    public static Scene Of(string cluster, string policies, PodNetworking networking = PodNetworking.Routed) => new(cluster, networking, policies);

    /// <summary>Starts a cluster that no manifests can say.</summary>
    public static Scene Of(ClusterSnapshot snapshot) => new(snapshot);

    /// <summary>A pod of the usual kind; its label <c>app</c> is its name.</summary>
    public static string PodText(string space, string name, string node, string address4, string address6) =>
        $$$"""
        apiVersion: v1
        kind: Pod
        metadata: {name: {{{name}}}, namespace: {{{space}}}, labels: {app: {{{name}}} }}
        spec:
          nodeName: {{{node}}}
          containers:
          - {name: c, image: i, ports: [{name: http, containerPort: 80}, {containerPort: 81}, {containerPort: 80, protocol: UDP}, {containerPort: 80, protocol: SCTP}]}
        status: {phase: Running, podIP: "{{{address4}}}", podIPs: [{ip: "{{{address4}}}"}, {ip: "{{{address6}}}"}]}

        """;

    /// <summary>A policy of the namespace <c>default</c>.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="spec">Its spec, as one flow mapping.</param>
    public static string Policy(string name, string spec) =>
        $"apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {{name: {name}, namespace: default}}\nspec: {spec}\n---\n";

    /// <summary>Goes over to other policies.</summary>
    public void Change(string policies) => Lab.Change(Read(policies));

    /// <summary>Goes over to another cluster and other policies.</summary>
    public void Change(string cluster, string policies)
    {
        _cluster = cluster;
        Change(policies);
    }

    /// <summary>Whether the first packet of a connection arrives.</summary>
    /// <param name="from">A pod of <c>default</c>, <c>namespace/pod</c>, <c>node/name</c> or an address.</param>
    /// <param name="to">The same.</param>
    /// <param name="protocol">Its protocol.</param>
    /// <param name="port">Its port.</param>
    /// <param name="family">Over which addresses.</param>
    public bool Arrives(string from, string to, Protocol protocol = Protocol.Tcp, int port = 80, AddressFamily family = AddressFamily.IPv4)
    {
        LabEnd source = End(from);
        LabEnd destination = End(to);
        return _prober.Send([new PacketProbe(source.Space, source.In(family)!.Value, destination.Space, destination.In(family)!.Value, protocol, (ushort)port)], Patience)[0];
    }

    /// <summary>What becomes of a real connection.</summary>
    public async Task<ProbeAnswer> ConnectAsync(string from, Address destination, Protocol protocol = Protocol.Tcp, int port = 80)
    {
        LabEnd source = End(from);
        return (await ConnectionProber.SendAsync(
            [new ConnectionProbe(source.Space, source.In(destination.Family)!.Value, destination, protocol, (ushort)port)], TimeSpan.FromMilliseconds(900), TestContext.Current.CancellationToken))[0];
    }

    /// <summary>Runs the program nft on a node, and gives what it prints.</summary>
    public string Nft(string node, string command) => NetNsVisit.Run(End($"node/{node}").Space, () =>
    {
        using Process nft = Process.Start(new ProcessStartInfo("nft", [command]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        string listing = nft.StandardOutput.ReadToEnd();
        string errors = nft.StandardError.ReadToEnd();
        nft.WaitForExit();
        Assert.True(nft.ExitCode == 0, errors);
        return listing;
    });

    public LabEnd End(string name) =>
        name.StartsWith("node/", StringComparison.Ordinal) ? Lab.EndOf(new NodeName(name[5..]))!
        : Address.TryParse(name, out Address address) ? Lab.EndOf(address)
        : Lab.EndOf(new EndpointId(name.Contains('/') ? name : $"default/{name}")) ?? throw new KeyNotFoundException(name);

    public void Dispose()
    {
        _prober.Dispose();
        Lab.Dispose();
    }

    private static string NodeText(string name, int number) =>
        $"apiVersion: v1\nkind: Node\nmetadata: {{name: {name}}}\nstatus: {{addresses: [{{type: InternalIP, address: 192.168.0.{number}}}, {{type: InternalIP, address: \"fd00:a::{number}\"}}]}}\n";

    private ClusterSnapshot Read(string policies) => ReadCluster.From(("cluster.yaml", _cluster), ("policies.yaml", policies)).Snapshot;
}
