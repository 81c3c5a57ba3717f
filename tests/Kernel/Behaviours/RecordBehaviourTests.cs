using System.Net;
using System.Net.Sockets;
using Ringfence.Core;
using Ringfence.Lab;
using Ringfence.Nftables;

namespace Ringfence.Kernel.Tests;

/// <summary>What an enforcer must tell, and do to live connections. Numbers are those of docs/lab.md, behaviours.</summary>
public sealed class RecordBehaviourTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Behaviour37_DeniedConnection_YieldsOneRecordWithItsEndsAndItsPolicies()
    {
        using Scene scene = Scene.With(Scene.Policy("gate", "{podSelector: {matchLabels: {app: db}}, ingress: [{from: [{podSelector: {matchLabels: {app: web}}}]}]}"));
        using CancellationTokenSource enough = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        IAsyncEnumerable<DropRecord> drops = scene.Log.ListenAsync(enough.Token);

        ProbeAnswer answer = await scene.ConnectAsync("far", scene.End("db").Addresses[0]);
        enough.CancelAfter(Patience);
        DropRecord record = await drops.FirstAsync(enough.Token);

        Assert.Equal(DropVerdict.Denied, record.Verdict);
        Assert.Equal(Direction.Ingress, record.Direction);
        Assert.Equal("n1", record.Node.Value);
        Assert.Equal("default/far", Assert.IsType<Party.Pod>(record.Source.Party).Endpoint.Id.Value);
        Assert.Equal("default/db", Assert.IsType<Party.Pod>(record.Destination.Party).Endpoint.Id.Value);
        Assert.Equal((answer.SourcePort, (ushort)80, (byte)6), (record.Source.Port, record.Destination.Port, record.Protocol));
        Assert.Equal("gate", Assert.Single(record.IsolatedBy).Name);
    }

    [Fact]
    public async Task Behaviour03_DenialByTheSource_IsRecordedOnce_ThoughTheDestinationWouldDenyToo()
    {
        using Scene scene = Scene.With(Scene.Policy("deny", "{podSelector: {}, policyTypes: [Ingress, Egress]}"));
        using CancellationTokenSource enough = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        IAsyncEnumerable<DropRecord> drops = scene.Log.ListenAsync(enough.Token);

        await scene.ConnectAsync("web", scene.End("db").Addresses[0]);
        await scene.ConnectAsync("web", scene.End("db").Addresses[0], port: 81);
        enough.CancelAfter(Patience);
        List<DropRecord> records = [];
        await foreach (DropRecord record in drops)
        {
            records.Add(record);
            if (record.Destination.Port == 81)
            {
                break;
            }
        }

        Assert.Equal([80, 81], records.Select(record => (int)record.Destination.Port));
        Assert.All(records, record => Assert.Equal(Direction.Egress, record.Direction));
    }

    [Fact]
    public async Task Behaviour40_TighteningPolicies_EndsLiveConnectionsThatAreDenied_AndKeepsTheOthers()
    {
        using Scene scene = Scene.With("");
        using Socket denied = await OpenAsync(scene, "far");
        using Socket waiting = await OpenAsync(scene, "far");
        using Socket allowed = await OpenAsync(scene, "web");

        scene.Change(Scene.Policy("gate", "{podSelector: {matchLabels: {app: db}}, ingress: [{from: [{podSelector: {matchLabels: {app: web}}}]}]}"));

        Assert.True(await LiveSocket.EndsAsync(denied));

        // One that neither side sends on: the pod's socket is ended, and its kernel tells the other side.
        using CancellationTokenSource enough = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        enough.CancelAfter(Patience);
        await Assert.ThrowsAsync<SocketException>(async () => await waiting.ReceiveAsync(new byte[64], enough.Token));
        await allowed.SendAsync("still there"u8.ToArray(), TestContext.Current.CancellationToken);
        Assert.True(await allowed.ReceiveAsync(new byte[64], TestContext.Current.CancellationToken) > 0);
    }

    private static async Task<Socket> OpenAsync(Scene scene, string from)
    {
        LabEnd source = scene.End(from);
        Socket socket = NetNsVisit.Run(source.Space, () => new Socket(System.Net.Sockets.AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp));
        await socket.ConnectAsync(new IPEndPoint(AddressBytes.ToIPAddress(scene.End("db").Addresses[0]), 80), TestContext.Current.CancellationToken);
        Assert.True(await socket.ReceiveAsync(new byte[64], TestContext.Current.CancellationToken) > 0);
        return socket;
    }
}
