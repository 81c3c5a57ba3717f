using System.Net;
using System.Net.Sockets;
using Ringfence.Core;
using Ringfence.Lab;
using Ringfence.Nftables;
using AddressFamily = System.Net.Sockets.AddressFamily;

namespace Ringfence.Kernel.Tests;

/// <summary>What becomes of live connections when policies change. Numbers are those of docs/lab.md, corrections.</summary>
public sealed class LiveConnectionCorrectionTests
{
    private const int Port = 7000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static readonly string DenyWeb = Scene.Policy("out", "{podSelector: {matchLabels: {app: web}}, policyTypes: [Egress]}");

    /// <summary>The node sees such a connection from the pod to the far end, whatever its replies are sent to.</summary>
    [Fact]
    public async Task Correction03_ConnectionThatIsMasqueraded_IsCut()
    {
        using Scene scene = Scene.With(string.Empty);
        scene.Nft("n1", "add table ip outward; add chain ip outward c { type nat hook postrouting priority 100; }; add rule ip outward c ip saddr 10.1.0.1 oifname eth0 snat to 192.168.0.1");
        Own(scene.End("203.0.113.7"));
        (Socket client, Socket server) = await OpenAsync(scene, "web", "203.0.113.7");
        Assert.Equal("192.168.0.1", ((IPEndPoint)server.RemoteEndPoint!).Address.ToString());

        scene.Change(DenyWeb);

        Assert.True(await LiveSocket.EndsAsync(client));
        client.Dispose();
        server.Dispose();
    }

    /// <summary>A server that speaks late would bring the connection back, reversed, past the deny; so it stays revoked while policies deny it, and not longer.</summary>
    [Fact]
    public async Task Correction03_RevokedConnection_StaysSoWhileItIsDenied_AndIsLetGoWhenItIsAllowed()
    {
        using Scene scene = Scene.With(string.Empty);
        (Socket client, Socket server) = await OpenAsync(scene, "web", "far");
        using Socket ours = client;
        using Socket theirs = server;

        scene.Change(DenyWeb);
        await UntilAsync(() => Revoked(scene).Elements.Count == 1);
        Assert.Equal((SetKind.Hash, TimeSpan.Zero), (Revoked(scene).Kind, Revoked(scene).Expiry));

        // The far side speaks first: it is answered with a reset, and does not bring the connection back.
        Assert.True(await LiveSocket.EndsAsync(theirs));
        Assert.Single(Revoked(scene).Elements);

        scene.Change(string.Empty);
        await UntilAsync(() => Revoked(scene).Elements.IsEmpty);
    }

    /// <summary>The first start on a node cuts nothing and says so; the first change after it cuts.</summary>
    [Fact]
    public async Task Correction03_FirstStart_CutsNothing_AndTheNextChangeDoes()
    {
        ClusterSnapshot denied = ReadCluster.From(("cluster.yaml", Scene.Cluster), ("policies.yaml", DenyWeb)).Snapshot;
        ClusterSnapshot also = ReadCluster.From(("cluster.yaml", Scene.Cluster), ("policies.yaml", DenyWeb + Scene.Policy("more", "{podSelector: {matchLabels: {app: db}}, policyTypes: [Egress]}"))).Snapshot;
        List<EnforcementEvent> told = [];
        using Bench bench = new(denied, new LabLog { Happened = (_, one) => told.Add(one) });
        using Socket listener = Listen(bench.SpaceOf("far"));
        using Socket client = Dial(bench.SpaceOf("web"));
        await client.ConnectAsync(new IPEndPoint(IPAddress.Parse("10.2.0.1"), Port), TestContext.Current.CancellationToken);
        using Socket server = await listener.AcceptAsync(TestContext.Current.CancellationToken);

        // Connection tracking is on from here, and knows the connection from its next packet on.
        bench.Enforce(ReadCluster.From(("cluster.yaml", Scene.Cluster)).Snapshot.With([]), CompileOptions.Default);
        await client.SendAsync("x"u8.ToArray(), TestContext.Current.CancellationToken);
        await server.SendAsync("y"u8.ToArray(), TestContext.Current.CancellationToken);
        bench.Remove();
        bench.Restart();
        bench.Enforce(denied, CompileOptions.Default);
        Assert.Single(Assert.Single(told.OfType<EnforcementEvent.ConnectionsTolerated>()).Connections);
        Assert.Empty(told.OfType<EnforcementEvent.ConnectionsCut>());

        bench.Enforce(also, CompileOptions.Default);
        Assert.True(await LiveSocket.EndsAsync(client));
    }

    private static NftSet Revoked(Scene scene)
    {
        using KernelTable table = NetNsVisit.Run(scene.End("node/n1").Space, () => new KernelTable());
        return Assert.IsType<ListedTable.Held>(table.List()).Ruleset.Sets.Single(set => set.Name == "revoked4");
    }

    private static async Task<(Socket Client, Socket Server)> OpenAsync(Scene scene, string from, string to)
    {
        using Socket listener = Listen(scene.End(to).Space);
        Socket client = Dial(scene.End(from).Space);
        await client.ConnectAsync(new IPEndPoint(AddressBytes.ToIPAddress(scene.End(to).Addresses[0]), Port), TestContext.Current.CancellationToken);
        return (client, await listener.AcceptAsync(TestContext.Current.CancellationToken));
    }

    // Whoever answers connections has to have the address itself; being sent its packets is not enough.
    private static void Own(LabEnd outside) => NetNsVisit.Run(outside.Space, () =>
    {
        RouteBatch batch = new();
        batch.AddAddress(1, outside.Addresses[0]);
        using RouteSocket routes = new();
        routes.Send(batch);
        return true;
    });

    private static Socket Listen(NetNs space) => NetNsVisit.Run(space, () =>
    {
        Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Any, Port));
        socket.Listen();
        return socket;
    });

    private static Socket Dial(NetNs space) => NetNsVisit.Run(space, () => new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp));

    private static async Task UntilAsync(Func<bool> reached)
    {
        for (long start = System.Diagnostics.Stopwatch.GetTimestamp(); !reached(); await Task.Delay(50, TestContext.Current.CancellationToken))
        {
            Assert.True(System.Diagnostics.Stopwatch.GetElapsedTime(start) < Patience, "it does not come to that");
        }
    }
}
