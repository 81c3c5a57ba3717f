using Ringfence.Core;

namespace Ringfence.Nftables.Tests;

/// <summary>A logged packet becomes a record that says whose it was, why it was stopped and what came nearest.</summary>
public sealed class DropAttributionTests
{
    private static readonly PacketHead WebToApi = new(Shop.AddressOf(Shop.Web), Shop.AddressOf(Shop.Api), ProtocolNumber.Tcp, 40_000, 81);

    [Theory]
    [InlineData(LogCause.Policy, LogFate.Stopped, DropVerdict.Denied)]
    [InlineData(LogCause.Policy, LogFate.Passed, DropVerdict.Audited)]
    [InlineData(LogCause.Revoked, LogFate.Stopped, DropVerdict.Revoked)]
    [InlineData(LogCause.Guard, LogFate.Stopped, DropVerdict.Guarded)]
    [InlineData(LogCause.Spoofed, LogFate.Stopped, DropVerdict.Spoofed)]
    [InlineData(LogCause.Grace, LogFate.Passed, DropVerdict.Audited)]
    [InlineData(LogCause.Spoofed, LogFate.Passed, DropVerdict.Audited)]
    public void TryAttribute_OfEveryCause_GivesItsVerdict(LogCause cause, LogFate fate, DropVerdict expected) =>
        Assert.Equal(expected, Record(new LogPrefix(cause, fate, Direction.Ingress, default), WebToApi, Shop.Into(Shop.Api, [Shop.Web], 80)).Verdict);

    /// <summary>The right peer with another port is nearer than another peer with another port.</summary>
    [Fact]
    public void TryAttribute_OfSeveralRules_NamesTheOneThatMissesByTheLeast()
    {
        DropRecord record = Record(new LogPrefix(LogCause.Policy, LogFate.Stopped, Direction.Ingress, default), WebToApi, Shop.Into(Shop.Api, [Shop.Db, Shop.Web, Shop.Other], 80));

        Assert.Equal(1, record.Nearest!.Rule.Index);
        Assert.Equal(81, Assert.IsType<Miss.Port>(Assert.Single(record.Nearest.Misses)).Number);
        Assert.Equal("shop/ingress-api", Assert.Single(record.IsolatedBy).ToString());
        Assert.Equal(record.Destination, record.Subject);
    }

    /// <summary>Which side of a revoked connection does not allow it is for the Evaluator to say.</summary>
    [Fact]
    public void TryAttribute_OfARevokedConnection_NamesTheSideThatDenies()
    {
        LogPrefix revoked = new(LogCause.Revoked, LogFate.Stopped, Direction.Egress, default);

        Assert.Equal(Direction.Ingress, Record(revoked, WebToApi, Shop.Into(Shop.Api, [], 80)).Direction);
        Assert.Equal(Direction.Egress, Record(revoked, WebToApi, Shop.OutOf(Shop.Web, [], 80)).Direction);
    }

    [Fact]
    public void TryAttribute_OfAnAuditedPolicy_NamesIt()
    {
        LogPrefix watched = new(LogCause.Policy, LogFate.Passed, Direction.Ingress, default);

        DropRecord record = Record(watched, WebToApi, Shop.Into(Shop.Api, [Shop.Web], 80) with { Mode = PolicyMode.Audited });

        Assert.Equal("shop/ingress-api", Assert.Single(record.IsolatedBy).ToString());
        Assert.NotNull(record.Nearest);
    }

    /// <summary>What puzzles people in their first week: a pod behind its node's address, a mesh, a further network.</summary>
    [Theory]
    [InlineData("192.168.0.1", 81, LogCause.Policy, DropHint.SourceIsNode)]
    [InlineData("10.0.0.1", 15008, LogCause.Policy, DropHint.AmbientTunnel)]
    [InlineData("169.254.7.127", 81, LogCause.Policy, DropHint.AmbientProbe)]
    [InlineData("172.31.0.9", 81, LogCause.Spoofed, DropHint.UnknownSource)]
    [InlineData("10.0.0.1", 81, LogCause.Policy, null)]
    [InlineData("10.0.0.3", 81, LogCause.Spoofed, null)]
    public void Correction15_TryAttribute_OfADropThatPuzzles_SaysWhatMayStandBehindIt(string source, ushort port, LogCause cause, DropHint? expected)
    {
        PacketHead head = WebToApi with { Source = Shop.Read(source), DestinationPort = port };
        Direction direction = cause == LogCause.Spoofed ? Direction.Egress : Direction.Ingress;

        ValueArray<DropHint> hints = Record(new LogPrefix(cause, LogFate.Stopped, direction, default), head, Shop.Into(Shop.Api, [], 80)).Hints;

        Assert.Equal(expected is { } one ? [one] : [], hints);
    }

    /// <summary>docs/semantics.md, Services: behind a node port the source may be a node's address, unless the Service keeps that of the client; other ports and pods are not behind it.</summary>
    [Theory]
    [InlineData(ServiceKind.NodePort, ExternalTraffic.Cluster, 81, "api", DropHint.BehindNodePort)]
    [InlineData(ServiceKind.LoadBalancer, ExternalTraffic.Cluster, 81, "api", DropHint.BehindNodePort)]
    [InlineData(ServiceKind.NodePort, ExternalTraffic.Local, 81, "api", DropHint.SourceIsNode)]
    [InlineData(ServiceKind.ClusterIP, ExternalTraffic.Cluster, 81, "api", DropHint.SourceIsNode)]
    [InlineData(ServiceKind.NodePort, ExternalTraffic.Cluster, 82, "api", DropHint.SourceIsNode)]
    [InlineData(ServiceKind.NodePort, ExternalTraffic.Cluster, 81, "db", DropHint.SourceIsNode)]
    public void TryAttribute_OfADropFromANode_NamesTheNodePort(ServiceKind kind, ExternalTraffic external, ushort target, string backend, DropHint expected)
    {
        ClusterSnapshot shop = Shop.With(Shop.Into(Shop.Api, [], 80));
        Service service = new(new ServiceName(Shop.Api.Namespace, "front"), kind, [new ServicePort(string.Empty, Protocol.Tcp, 80, new TargetPort.Number(target)) { NodePort = 30_080 }])
        {
            Selector = new LabelSelector([LabelRequirement.Equal("app", backend)]),
            ExternalTraffic = external,
        };
        ClusterSnapshot served = new(shop.Namespaces, shop.Endpoints, shop.Nodes, [service], [], shop.Tiers);
        string prefix = new LogPrefix(LogCause.Policy, LogFate.Stopped, Direction.Ingress, default).ToString();

        Assert.True(Attribution(served).TryAttribute(new LoggedPacket(DateTimeOffset.UnixEpoch, prefix, WebToApi with { Source = Shop.Read("192.168.0.1") }, 1, 2), out DropRecord? record));

        Assert.Equal(expected, Assert.Single(record.Hints));
    }

    /// <summary>A forged source says nothing of policies.</summary>
    [Fact]
    public void TryAttribute_OfAForgedSource_NamesNoPolicy()
    {
        DropRecord record = Record(new LogPrefix(LogCause.Spoofed, LogFate.Stopped, Direction.Egress, default), WebToApi, Shop.Into(Shop.Api, [], 80));

        Assert.Empty(record.IsolatedBy);
        Assert.Null(record.Nearest);
    }

    [Fact]
    public void TryAttribute_OfAnAddressOfNobody_HasTheAddress()
    {
        PacketHead outside = WebToApi with { Source = Shop.Read("203.0.113.5") };

        DropRecord record = Record(new LogPrefix(LogCause.Policy, LogFate.Stopped, Direction.Ingress, default), outside, Shop.Into(Shop.Api, [Shop.Web], 80));

        Assert.Equal("203.0.113.5/32", Assert.IsType<Party.External>(record.Source.Party).Block.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("np:drop")]
    [InlineData("rf0|P|D|E|0000000000000001")]
    public void TryAttribute_OfAnothersPrefix_IsNoRecord(string prefix) =>
        Assert.False(Attribution(Shop.With()).TryAttribute(new LoggedPacket(DateTimeOffset.UnixEpoch, prefix, WebToApi, 0, 0), out _));

    /// <summary>Records are read after packets were judged: what policies say by then must not be put into the mouth of those that judged.</summary>
    [Fact]
    public void TryAttribute_OfAClassThatIsInForceNoMore_GivesTheWordsOfItsOwnState()
    {
        ClusterSnapshot then = Shop.With(Shop.Into(Shop.Api, [Shop.Db], 80));
        PodClass judge = Assert.Single(Compiled(then).Classes);
        ClusterSnapshot now = Shop.With(Shop.Into(Shop.Api, [Shop.Web], 81));
        DropAttribution attribution = Attribution(now, Memory(ClassMemory.Empty, then, DateTimeOffset.UnixEpoch));

        Assert.True(attribution.TryAttribute(Logged(judge), out DropRecord? record));

        Assert.Equal("shop/ingress-api", Assert.Single(record.IsolatedBy).ToString());
        Assert.NotNull(record.Nearest);
    }

    /// <summary>After many changes only the words of the policies are left, and after ten minutes none; until then the class is known.</summary>
    [Theory]
    [InlineData(9, "shop/ingress-api")]
    [InlineData(11, "")]
    public void TryAttribute_OfAClassOfLongAgo_NamesItsPoliciesForTenMinutes(int minutes, string expected)
    {
        ClusterSnapshot then = Shop.With(Shop.Into(Shop.Api, [Shop.Db], 80));
        PodClass judge = Assert.Single(Compiled(then).Classes);
        ClassMemory memory = Memory(ClassMemory.Empty, then, DateTimeOffset.UnixEpoch);
        for (int change = 0; change < 20; change++)
        {
            memory = Memory(memory, Shop.With(Shop.Into(Shop.Web, [Shop.Db], (ushort)(1000 + change))), DateTimeOffset.UnixEpoch.AddMinutes(minutes));
        }

        Assert.True(Attribution(Shop.With(), memory, DateTimeOffset.UnixEpoch.AddMinutes(minutes)).TryAttribute(Logged(judge), out DropRecord? record));

        Assert.Equal(expected, string.Join(' ', record.IsolatedBy));
    }

    /// <summary>Rules are in force a moment before their words are known.</summary>
    [Fact]
    public void Ready_OfAClassThatIsNotKnownYet_WaitsForItsWordsAndNoLonger()
    {
        ClusterSnapshot next = Shop.With(Shop.Into(Shop.Api, [Shop.Db], 80));
        LoggedPacket packet = Logged(Assert.Single(Compiled(next).Classes));
        DropAttribution before = Attribution(Shop.With());
        EarlyPackets early = new();

        Assert.Empty(early.Ready([packet], before, DateTimeOffset.UnixEpoch));
        Assert.Equal([packet], early.Ready([], Attribution(next), DateTimeOffset.UnixEpoch));
        Assert.True(early.IsEmpty);

        Assert.Empty(early.Ready([packet], before, DateTimeOffset.UnixEpoch));
        Assert.Equal([packet], early.Ready([], before, DateTimeOffset.UnixEpoch.AddSeconds(2)));
    }

    private static LoggedPacket Logged(PodClass judge) =>
        new(DateTimeOffset.UnixEpoch, new LogPrefix(LogCause.Policy, LogFate.Stopped, judge.Direction, judge.Id).ToString(), WebToApi, 1, 2);

    private static DropRecord Record(LogPrefix prefix, PacketHead head, Policy policy)
    {
        Assert.True(Attribution(Shop.With(policy)).TryAttribute(new LoggedPacket(DateTimeOffset.UnixEpoch, prefix.ToString(), head, 1, 2), out DropRecord? record));
        return record;
    }

    private static DropAttribution Attribution(ClusterSnapshot snapshot) => Attribution(snapshot, ClassMemory.Empty);

    private static DropAttribution Attribution(ClusterSnapshot snapshot, ClassMemory before, DateTimeOffset now = default)
    {
        PacketQuestion question = new(snapshot, EnforcementProfile.Default, []);
        return new DropAttribution(Shop.Here, question, before.With(Compiled(snapshot).Classes, question, now == default ? DateTimeOffset.UnixEpoch : now));
    }

    private static ClassMemory Memory(ClassMemory before, ClusterSnapshot snapshot, DateTimeOffset now) =>
        before.With(Compiled(snapshot).Classes, new PacketQuestion(snapshot, EnforcementProfile.Default, []), now);

    private static CompiledNode Compiled(ClusterSnapshot snapshot) => NodeCompiler.Compile(snapshot, Shop.Here, CompileOptions.Default);
}
