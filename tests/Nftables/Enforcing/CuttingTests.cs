using Ringfence.Core;

namespace Ringfence.Nftables.Tests;

/// <summary>Behaviour 40: live connections that policies do not allow any more are cut, and no others.</summary>
public sealed class CuttingTests : IDisposable
{
    private readonly FakeKernel _kernel = new();
    private readonly TrackedConnection _webToApi = Connection(Shop.Web, Shop.Api, 80);
    private readonly TrackedConnection _webToDb = Connection(Shop.Web, Shop.Db, 80);

    public void Dispose() => _kernel.Dispose();

    [Fact]
    public void Cut_AfterATightening_EndsPacketsOfBothDirections_AndOfNoOtherConnection()
    {
        NodeEnforcement enforcement = Started();

        enforcement.Enforce(Shop.With(Shop.Into(Shop.Api, [Shop.Db], 80)), CompileOptions.Default);
        enforcement.Cut();

        Assert.Equal([_webToApi.AtForward], Assert.Single(_kernel.Told.OfType<EnforcementEvent.ConnectionsCut>()).Connections);
        Assert.False(Send(_webToApi).Passes);
        Assert.False(Answer(_webToApi).Passes);
        Assert.Equal("rf1|R|D|E|0000000000000000", Assert.Single(Send(_webToApi).Logged));
        Assert.True(Send(_webToDb).Passes);
        Assert.True(Answer(_webToDb).Passes);
    }

    /// <summary>The element must not go while the policy denies: the answering side would bring the connection back.</summary>
    [Fact]
    public void Enforce_WhileStillDenied_KeepsTheConnectionRevoked_AndLetsItGoWhenAllowed()
    {
        NodeEnforcement enforcement = Started();
        enforcement.Enforce(Shop.With(Shop.Into(Shop.Api, [Shop.Db], 80)), CompileOptions.Default);
        enforcement.Cut();
        _kernel.Live.Clear();

        enforcement.Enforce(Shop.With(Shop.Into(Shop.Api, [Shop.Db], 80, 81)), CompileOptions.Default);
        enforcement.Cut();
        Assert.False(Answer(_webToApi).Passes);
        Assert.Equal([TableNames.Forward, TableNames.InputEgress], WhoAsksForRevoked());

        enforcement.Enforce(Shop.With(Shop.Into(Shop.Api, [Shop.Web], 80)), CompileOptions.Default);
        Assert.True(Answer(_webToApi).Passes);
        // No packet pays for what is not there.
        Assert.Empty(WhoAsksForRevoked());
        Assert.DoesNotContain(_kernel.Table.Content!.Sets.Where(set => set.Name.StartsWith("revoked", StringComparison.Ordinal)), set => set.Elements.Count > 0);
    }

    /// <summary>A start that ended before anything was in force was none.</summary>
    [Fact]
    public void Enforce_AfterAFirstStartThatDidNotComeToItsEnd_CutsNothing()
    {
        ClusterSnapshot shop = Shop.With(Shop.Into(Shop.Api, [Shop.Db], 80));
        _kernel.Table.Overwrite(NodeCompiler.Compile(shop, Shop.Here, CompileOptions.Default).Ruleset.WithoutHooks());
        _kernel.Live.Add(_webToApi);

        _kernel.Enforcement().Enforce(shop, CompileOptions.Default);

        Assert.Single(_kernel.Told.OfType<EnforcementEvent.ConnectionsTolerated>());
    }

    /// <summary>enforcers 1.0.3: a first start never cuts, and says what it would have cut.</summary>
    [Fact]
    public void Enforce_AtAFirstStart_CutsNothing_AndSaysWhatItTolerates()
    {
        NodeEnforcement enforcement = _kernel.Enforcement();
        _kernel.Live.AddRange([_webToApi, _webToDb]);

        enforcement.Enforce(Shop.With(Shop.Into(Shop.Api, [Shop.Db], 80)), CompileOptions.Default);

        Assert.Equal([_webToApi.AtForward], Assert.Single(_kernel.Told.OfType<EnforcementEvent.ConnectionsTolerated>()).Connections);
        Assert.True(Send(_webToApi).Passes);

        // The first tightening takes everything.
        enforcement.Enforce(Shop.With(Shop.Into(Shop.Api, [], 80)), CompileOptions.Default);
        enforcement.Cut();
        Assert.False(Send(_webToApi).Passes);
    }

    [Fact]
    public void Cut_OfAMasqueradedConnection_KnowsItAsTheForwardHookSeesIt()
    {
        // shop/api talks to 203.0.113.5:80, and the node puts its own address in front.
        PacketHead asked = new(Shop.AddressOf(Shop.Api), Shop.Read("203.0.113.5"), ProtocolNumber.Tcp, 40_000, 80);
        TrackedConnection masqueraded = new(ProtocolNumber.Tcp, asked, new PacketHead(Shop.Read("203.0.113.5"), Shop.Read("192.168.0.1"), ProtocolNumber.Tcp, 80, 61_000));
        NodeEnforcement enforcement = Started();
        _kernel.Live.Add(masqueraded);

        enforcement.Enforce(Shop.With(Shop.OutOf(Shop.Api, [Shop.Web], 80)), CompileOptions.Default);
        enforcement.Cut();

        Assert.Equal([asked], Assert.Single(_kernel.Told.OfType<EnforcementEvent.ConnectionsCut>()).Connections);
        Assert.False(Send(masqueraded).Passes);
    }

    [Theory]
    [InlineData(ExistingConnections.Keep, EnforcementMode.Enforce)]
    [InlineData(ExistingConnections.Cut, EnforcementMode.Audit)]
    public void Cut_WhenNothingIsToBeCut_LeavesConnections(ExistingConnections existing, EnforcementMode mode)
    {
        CompileOptions options = CompileOptions.Default with { ExistingConnections = existing, Mode = mode };
        NodeEnforcement enforcement = _kernel.Enforcement();
        enforcement.Enforce(Shop.With(), options);
        _kernel.Live.Add(_webToApi);

        enforcement.Enforce(Shop.With(Shop.Into(Shop.Api, [Shop.Db], 80)), options);
        enforcement.Cut();

        Assert.True(Send(_webToApi).Passes);
        Assert.Equal(0, _kernel.Listings);
    }

    [Fact]
    public void TryRemove_OfAPeer_CutsItsConnections()
    {
        TrackedConnection fromOther = Connection(Shop.Other, Shop.Api, 80);
        NodeEnforcement enforcement = _kernel.Enforcement();
        enforcement.Enforce(Shop.With(Shop.Into(Shop.Api, [Shop.Other], 80)), CompileOptions.Default);
        _kernel.Live.Add(fromOther);
        enforcement.Cut();
        Assert.True(Send(fromOther).Passes);

        Assert.True(enforcement.TryRemove(Shop.Other.Id));
        enforcement.Cut();

        Assert.False(Send(fromOther).Passes);
    }

    [Fact]
    public void Enforce_AfterARestart_KeepsWhatWasRevoked()
    {
        NodeEnforcement enforcement = Started();
        enforcement.Enforce(Shop.With(Shop.Into(Shop.Api, [Shop.Db], 80)), CompileOptions.Default);
        enforcement.Cut();

        _kernel.Enforcement().Enforce(Shop.With(Shop.Into(Shop.Api, [Shop.Db], 80)), CompileOptions.Default);

        Assert.False(Answer(_webToApi).Passes);
    }

    /// <summary>Whoever gets the address of a pod that is gone has no part in its connections.</summary>
    [Fact]
    public void Cut_AfterThePodsAreGone_ForgetsTheConnection()
    {
        NodeEnforcement enforcement = Started();
        enforcement.Enforce(Shop.With(Shop.Into(Shop.Api, [Shop.Db], 80)), CompileOptions.Default);
        enforcement.Cut();

        enforcement.Enforce(Shop.With([Shop.Db], []), CompileOptions.Default);
        enforcement.Cut();

        Assert.Equal([_webToApi], _kernel.Forgotten);
    }

    private NodeEnforcement Started()
    {
        NodeEnforcement enforcement = _kernel.Enforcement();
        enforcement.Enforce(Shop.With(), CompileOptions.Default);
        _kernel.Live.AddRange([_webToApi, _webToDb]);
        return enforcement;
    }

    private IEnumerable<string> WhoAsksForRevoked() => _kernel.Table.Content!.Chains
        .Where(chain => chain.Rules.Any(rule => rule.Steps.Contains(new NftExpression.Decide(new NftVerdict.Jump(TableNames.Revoked)))))
        .Select(chain => chain.Name);

    private FakeOutcome Send(TrackedConnection connection) => Send(connection.AtForward);

    private FakeOutcome Answer(TrackedConnection connection)
    {
        PacketHead head = connection.AtForward;
        return Send(new PacketHead(head.Destination, head.Source, head.Protocol, head.DestinationPort, head.SourcePort));
    }

    private FakeOutcome Send(PacketHead head) => _kernel.Table.Send(
        ChainHook.Forward,
        new FakePacket(head.Source, head.Destination, head.Protocol, head.SourcePort, head.DestinationPort) { State = ConnectionStates.Established, Flags = TcpFlags.Ack });

    private static TrackedConnection Connection(Endpoint from, Endpoint to, ushort port) => new(
        ProtocolNumber.Tcp,
        new PacketHead(Shop.AddressOf(from), Shop.AddressOf(to), ProtocolNumber.Tcp, 40_000, port),
        new PacketHead(Shop.AddressOf(to), Shop.AddressOf(from), ProtocolNumber.Tcp, port, 40_000));
}
