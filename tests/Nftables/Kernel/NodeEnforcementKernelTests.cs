using System.Net.Sockets;
using Ringfence.Core;

namespace Ringfence.Nftables.Tests;

/// <summary>Enforcement on a real kernel, with real connections between pods of one node.</summary>
public sealed class NodeEnforcementKernelTests
{
    [Fact]
    public void Enforce_StopsWhatPoliciesDoNotAllow_AndNothingElse()
    {
        using TestNode node = new();
        using NodeKernel kernel = node.Space.Run(NodeKernel.Open);
        using Socket web = node.Listen(Shop.Web, 80);
        using Socket api = node.Listen(Shop.Api, 80);
        NodeEnforcement enforcement = new(Shop.Here, kernel, new EnforcementSettings { Grace = TimeSpan.Zero }, TimeProvider.System, _ => { });
        node.AssertConnects(Shop.Db, Shop.Api, 80);

        enforcement.Enforce(Shop.With(Shop.Into(Shop.Api, [Shop.Web], 80)), CompileOptions.Default);

        node.AssertConnects(Shop.Web, Shop.Api, 80);
        node.AssertSilent(Shop.Db, Shop.Api, 80);
        node.AssertConnects(Shop.Api, Shop.Web, 80);

        enforcement.CleanUp();

        node.AssertConnects(Shop.Db, Shop.Api, 80);
        Assert.Equal(string.Empty, node.Space.Execute("nft", "list", "ruleset"));
    }

    /// <summary>Behaviour 37: one record a connection, with everything that people ask for.</summary>
    [Fact]
    public async Task ReadAsync_OfADeniedConnection_GivesOneRecordWithItsReason()
    {
        using TestNode node = new();
        using NodeKernel kernel = node.Space.Run(NodeKernel.Open);
        using Socket api = node.Listen(Shop.Api, 81);
        ClusterSnapshot shop = Shop.With(Shop.Into(Shop.Api, [Shop.Web], 80));
        CompiledNode compiled = new NodeEnforcement(Shop.Here, kernel, new EnforcementSettings { Grace = TimeSpan.Zero }, TimeProvider.System, _ => { }).Enforce(shop, CompileOptions.Default);
        using DropReader reader = node.Space.Run(() => DropReader.Open(CompileOptions.Default.Log.Group, new DropSettings { Window = TimeSpan.FromMilliseconds(300) }, TimeProvider.System));
        reader.Attribute(shop, compiled, EnforcementProfile.Default);

        node.AssertSilent(Shop.Web, Shop.Api, 81);
        DropRecord record = await FirstAsync(reader);

        Assert.Equal((DropVerdict.Denied, Direction.Ingress, Shop.Here), (record.Verdict, record.Direction, record.Node));
        Assert.Equal(("shop/web", "10.0.0.1"), (IdOf(record.Source), record.Source.Address.ToString()));
        Assert.Equal(("shop/api", "10.0.0.2", 81), (IdOf(record.Destination), record.Destination.Address.ToString(), record.Destination.Port));
        Assert.Equal(ProtocolNumber.Tcp, record.Protocol);
        Assert.Equal("shop/ingress-api", Assert.Single(record.IsolatedBy).ToString());
        Assert.Equal("shop/ingress-api ingress[0]", record.Nearest!.Rule.ToString());
        Assert.IsType<Miss.Port>(Assert.Single(record.Nearest.Misses));
        // The first packet and its retry; on a slow machine one more.
        Assert.InRange(record.Count, 2, 3);
        Assert.Equal(0, record.Lost);
    }

    /// <summary>Behaviour 40: a live connection ends on both sides, and one that is allowed goes on.</summary>
    [Fact]
    public async Task WatchAsync_EndsLiveConnectionsThatAreNotAllowedAnyMore()
    {
        using TestNode node = new();
        using NodeKernel kernel = node.Space.Run(NodeKernel.Open);
        using Socket api = node.Listen(Shop.Api, 80);
        using Socket db = node.Listen(Shop.Db, 80);
        NodeEnforcement enforcement = new(Shop.Here, kernel, new EnforcementSettings { Grace = TimeSpan.Zero }, TimeProvider.System, _ => { });
        enforcement.Enforce(Shop.With(Shop.Into(Shop.Api, [Shop.Web], 80)), CompileOptions.Default);
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        Task watch = enforcement.WatchAsync(stop.Token);
        using Socket denied = node.Connect(Shop.Web, Shop.Api, 80);
        using Socket allowed = node.Connect(Shop.Web, Shop.Db, 80);
        using Socket deniedServer = await api.AcceptAsync(stop.Token);
        using Socket allowedServer = await db.AcceptAsync(stop.Token);

        enforcement.Enforce(Shop.With(Shop.Into(Shop.Api, [Shop.Db], 80)), CompileOptions.Default);

        await AssertEndsAsync(denied, stop.Token);
        await AssertEndsAsync(deniedServer, stop.Token);
        await allowed.SendAsync("x"u8.ToArray(), stop.Token);
        Assert.Equal(1, await allowedServer.ReceiveAsync(new byte[1], stop.Token));
        await stop.CancelAsync();
        await watch.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
    }

    /// <summary>Behaviour 40 where nobody sends: both ends learn it all the same, and the server goes on listening.</summary>
    [Fact]
    public async Task Cut_OfAConnectionOnWhichNobodySends_EndsItOnBothSides()
    {
        using TestNode node = new();
        using NodeKernel kernel = node.Space.Run(NodeKernel.Open) with { Pods = node };
        using Socket api = node.Listen(Shop.Api, 80);
        List<EnforcementEvent> told = [];
        NodeEnforcement enforcement = new(Shop.Here, kernel, new EnforcementSettings { Grace = TimeSpan.Zero }, TimeProvider.System, told.Add);
        enforcement.Enforce(Shop.With(Shop.Into(Shop.Api, [Shop.Web], 80)), CompileOptions.Default);
        using Socket denied = node.Connect(Shop.Web, Shop.Api, 80);
        using Socket deniedServer = await api.AcceptAsync(TestContext.Current.CancellationToken);
        enforcement.Enforce(Shop.With(Shop.Into(Shop.Api, [Shop.Db], 80)), CompileOptions.Default);

        enforcement.Cut();

        using CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        await Assert.ThrowsAsync<SocketException>(async () => await denied.ReceiveAsync(new byte[1], patience.Token));
        await Assert.ThrowsAsync<SocketException>(async () => await deniedServer.ReceiveAsync(new byte[1], patience.Token));
        Assert.DoesNotContain(told, one => one is EnforcementEvent.SocketsLeft);
        enforcement.Cut();
        node.AssertConnects(Shop.Db, Shop.Api, 80);
    }

    /// <summary>A namespace that is not found is told, once, and the connection is cut as far as packets go.</summary>
    [Fact]
    public async Task Cut_WherePodsAreNotFound_SaysSo()
    {
        using TestNode node = new();
        using NodeKernel kernel = node.Space.Run(NodeKernel.Open) with { Pods = new ProcessNamespaces("/dev") };
        using Socket api = node.Listen(Shop.Api, 80);
        List<EnforcementEvent> told = [];
        NodeEnforcement enforcement = new(Shop.Here, kernel, new EnforcementSettings { Grace = TimeSpan.Zero }, TimeProvider.System, told.Add);
        enforcement.Enforce(Shop.With(Shop.Into(Shop.Api, [Shop.Web], 80)), CompileOptions.Default);
        using Socket denied = node.Connect(Shop.Web, Shop.Api, 80);
        using Socket deniedServer = await api.AcceptAsync(TestContext.Current.CancellationToken);
        enforcement.Enforce(Shop.With(Shop.Into(Shop.Api, [Shop.Db], 80)), CompileOptions.Default);

        enforcement.Cut();

        Assert.Contains("10.0.0.1", Assert.Single(told.OfType<EnforcementEvent.SocketsLeft>()).Reason, StringComparison.Ordinal);
        await AssertEndsAsync(denied, TestContext.Current.CancellationToken);
    }

    /// <summary>
    /// Correction 1.0.13: the connection was there before anything was tracked. Web is isolated for ingress, so what a server sends first would
    /// be denied as a connection of its own.
    /// </summary>
    [Fact]
    public async Task Correction13_Enforce_ForTheFirstTime_LetsAServerSpeakFirstOnAConnectionFromBefore_ForAWhile()
    {
        using TestNode node = new();
        using NodeKernel kernel = node.Space.Run(NodeKernel.Open) with { Pods = node };
        using Socket api = node.Listen(Shop.Api, 80);
        using Socket web = node.Listen(Shop.Web, 80);
        CancellationToken ended = TestContext.Current.CancellationToken;
        using Socket heard = node.Connect(Shop.Web, Shop.Api, 80);
        using Socket heardServer = await api.AcceptAsync(ended);
        using Socket silent = node.Connect(Shop.Web, Shop.Api, 80);
        using Socket silentServer = await api.AcceptAsync(ended);
        List<EnforcementEvent> told = [];
        NodeEnforcement enforcement = new(Shop.Here, kernel, new EnforcementSettings { Grace = TimeSpan.FromHours(1), Flight = TimeSpan.Zero }, TimeProvider.System, told.Add);

        enforcement.Enforce(Shop.With(Shop.Into(Shop.Web, [], 80)), CompileOptions.Default);

        Assert.Equal(TimeSpan.FromHours(1), Assert.Single(told.OfType<EnforcementEvent.GraceBegan>()).Length);
        Assert.True(await SpeaksAsync(heardServer, heard));
        node.AssertSilent(Shop.Api, Shop.Web, 80);

        enforcement.EndGrace();
        enforcement.Sweep();

        // Known by now, and its client may connect to the server.
        Assert.True(await SpeaksAsync(heardServer, heard));
        Assert.False(await SpeaksAsync(silentServer, silent));
        Assert.DoesNotContain("grace", node.Space.Execute("nft", "list", "table", "inet", "ringfence"), StringComparison.Ordinal);
        enforcement.Cut();
        Assert.True(await SpeaksAsync(heardServer, heard));

        // From here on web may not connect to it.
        enforcement.Enforce(Shop.With(Shop.Into(Shop.Web, [], 80), Shop.OutOf(Shop.Web, [], 80)), CompileOptions.Default);
        enforcement.Cut();
        await Assert.ThrowsAsync<SocketException>(async () => await heard.ReceiveAsync(new byte[1], ended));
    }

    /// <summary>Where connections are tracked already, a packet that fits none is what it seems to be.</summary>
    [Fact]
    public void Correction13_Enforce_ForTheFirstTimeWhereConnectionsAreTracked_HasNoGrace()
    {
        using TestNode node = new();
        node.Space.Load("table inet other {\n chain c {\n type filter hook forward priority 0\n ct state established accept\n }\n}\n");
        using NodeKernel kernel = node.Space.Run(NodeKernel.Open) with { Pods = node };
        using Socket api = node.Listen(Shop.Api, 80);
        using Socket tracked = node.Connect(Shop.Web, Shop.Api, 80);
        List<EnforcementEvent> told = [];

        new NodeEnforcement(Shop.Here, kernel, new EnforcementSettings(), TimeProvider.System, told.Add).Enforce(Shop.With(Shop.Into(Shop.Web, [], 80)), CompileOptions.Default);

        Assert.DoesNotContain(told, one => one is EnforcementEvent.GraceBegan);
    }

    /// <summary>Behaviour 31: a foreign flush is heard of and put right.</summary>
    [Fact]
    public async Task WatchAsync_AfterAForeignFlush_EnforcesAgain()
    {
        using TestNode node = new();
        using NodeKernel kernel = node.Space.Run(NodeKernel.Open);
        using Socket api = node.Listen(Shop.Api, 80);
        TaskCompletionSource repaired = new(TaskCreationOptions.RunContinuationsAsynchronously);
        NodeEnforcement enforcement = new(Shop.Here, kernel, new EnforcementSettings { Grace = TimeSpan.Zero }, TimeProvider.System, told =>
        {
            if (told is EnforcementEvent.DriftRepaired)
            {
                repaired.SetResult();
            }
        });
        enforcement.Enforce(Shop.With(Shop.Into(Shop.Api, [Shop.Web], 80)), CompileOptions.Default);
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        Task watch = enforcement.WatchAsync(stop.Token);

        node.Space.Execute("nft", "flush", "ruleset");
        await repaired.Task.WaitAsync(TimeSpan.FromSeconds(60), stop.Token);

        node.AssertSilent(Shop.Db, Shop.Api, 80);
        node.AssertConnects(Shop.Web, Shop.Api, 80);
        await stop.CancelAsync();
        await watch.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
    }

    /// <summary>Behaviour 38: what a limit or a slow reader hides is counted.</summary>
    [Fact]
    public async Task ReadAsync_OfMoreDropsThanMayBeLogged_CountsTheRestAsLost()
    {
        const int drops = 500;
        using TestNode node = new();
        using NodeKernel kernel = node.Space.Run(NodeKernel.Open);
        ClusterSnapshot shop = Shop.With(Shop.Into(Shop.Api, [], 80));
        CompileOptions options = CompileOptions.Default with { Log = new LogSettings { EachSource = new NftRate(1, 5) } };
        CompiledNode compiled = new NodeEnforcement(Shop.Here, kernel, new EnforcementSettings { Grace = TimeSpan.Zero }, TimeProvider.System, _ => { }).Enforce(shop, options);
        using DropReader reader = node.Space.Run(() => DropReader.Open(options.Log.Group, new DropSettings { Window = TimeSpan.FromSeconds(1) }, TimeProvider.System));
        reader.Attribute(shop, compiled, EnforcementProfile.Default);

        node.SendDatagrams(Shop.Web, Shop.Api, 5000, drops);
        DropRecord record = await FirstAsync(reader);

        Assert.Equal(drops, record.Count + record.Lost);
        Assert.InRange(record.Count, 1, drops / 2);
    }

    // Whether what one side sends gets to the other before long.
    private static async Task<bool> SpeaksAsync(Socket from, Socket to)
    {
        using CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        await from.SendAsync("x"u8.ToArray(), patience.Token);
        patience.CancelAfter(TimeSpan.FromSeconds(2));
        try
        {
            return await to.ReceiveAsync(new byte[1], patience.Token) == 1;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private static string IdOf(DropEnd end) => Assert.IsType<Party.Pod>(end.Party).Endpoint.Id.Value;

    private static async Task<DropRecord> FirstAsync(DropReader reader)
    {
        await foreach (DropRecord record in reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            return record;
        }

        throw new InvalidOperationException("The reader ended.");
    }

    /// <summary>Sends now and then, until the connection is reset or refused.</summary>
    private static async Task AssertEndsAsync(Socket socket, CancellationToken cancellationToken)
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        try
        {
            while (true)
            {
                await socket.SendAsync("x"u8.ToArray(), limit.Token);
                await Task.Delay(50, limit.Token);
            }
        }
        catch (SocketException exception)
        {
            Assert.Contains(exception.SocketErrorCode, (SocketError[])[SocketError.ConnectionReset, SocketError.Shutdown, SocketError.ConnectionAborted]);
        }
    }
}
