using System.Collections.Concurrent;
using Ringfence.Core;
using Ringfence.Diagnostics;

namespace Ringfence.Nftables.Tests;

/// <summary>A host gives snapshots; whatever else a node needs is done without it.</summary>
public sealed class NodeEnforcerTests : IDisposable
{
    private static readonly NodeSettings Settings = new()
    {
        Enforcement = new EnforcementSettings { BetweenCuts = TimeSpan.Zero, DriftDelay = TimeSpan.Zero, Flight = TimeSpan.Zero, Grace = TimeSpan.Zero },
    };

    private readonly FakeSystem _system = new();
    private readonly ConcurrentQueue<RuntimeFinding> _found = [];
    private readonly ConcurrentQueue<EnforcementEvent> _happened = [];

    public void Dispose() => _system.Dispose();

    /// <summary>docs/enforcing.md, what is not enforced: a node whose Services IPVS translates is refused.</summary>
    [Fact]
    public void Start_OfANodeThatIsUnfit_RefusesIt_AndOpensNothing()
    {
        _system.Findings = [new RuntimeFinding(RuntimeDiagnostics.OtherEnforcer, ["Calico", "a chain"]), new RuntimeFinding(RuntimeDiagnostics.ServicesByIpvs, [])];

        NodeUnfitException refused = Assert.Throws<NodeUnfitException>(Start);

        Assert.Equal("RF5007", refused.Why.Descriptor.Code);
        Assert.Equal(["RF5005", "RF5007"], _found.Select(one => one.Descriptor.Code));
        Assert.Equal(0, _system.Opened);
    }

    [Fact]
    public void Start_OfANodeWithWarnings_TellsThem_AndEnforces()
    {
        _system.Findings = [new RuntimeFinding(RuntimeDiagnostics.FlowTable, ["f", "t"])];

        using NodeEnforcer enforcer = Start();
        enforcer.Enforce(Shop.With(Shop.Into(Shop.Api, [Shop.Web], 80)), CompileOptions.Default);

        Assert.Equal("RF5004", Assert.Single(_found).Descriptor.Code);
        Assert.False(Passes(Shop.Db, Shop.Api));
    }

    /// <summary>RF5008: drops are enforced all the same.</summary>
    [Fact]
    public void Start_WhereSomebodyElseReadsTheLog_SaysSo_AndEnforces()
    {
        using DropReader other = _system.OpenDrops(Settings.LogGroup, Settings.Drops);

        using NodeEnforcer enforcer = Start();
        enforcer.Enforce(Shop.With(Shop.Into(Shop.Api, [Shop.Web], 80)), CompileOptions.Default);

        Assert.Equal("RF5008", Assert.Single(_found).Descriptor.Code);
        Assert.False(Passes(Shop.Db, Shop.Api));
        Assert.False(enforcer.Work.IsCompleted);
    }

    /// <summary>Interfaces come with pods, and the cache of DNS may come after everything else.</summary>
    [Fact]
    public void Enforce_AsksTheNodeEachTimeForWhatOnlyItKnows()
    {
        ClusterSnapshot shop = WithDns(Shop.With(Shop.Into(Shop.Api, [Shop.Web], 80)));
        using NodeEnforcer enforcer = Start();

        CompiledNode before = enforcer.Enforce(shop, CompileOptions.Default);
        _system.Addresses = [LocalServices.UsualDnsCache, Shop.Read("192.168.0.1")];
        _system.SourceCheck = new SourceCheck.Listed([new PodLink(7, Shop.Web.Addresses.Possible)]);
        CompiledNode after = enforcer.Enforce(shop, CompileOptions.Default);

        Assert.Empty(before.LocalServices);
        Assert.Equal([new LocalService(LocalServices.UsualDnsCache, new ServiceName(new NamespaceName("kube-system"), "kube-dns"))], after.LocalServices);
        Assert.DoesNotContain(before.Ruleset.Sets, set => set.Name == "sources4");
        Assert.Equal([SetElement.Of(7, Shop.AddressOf(Shop.Web).Bits)], after.Ruleset.Sets.Single(set => set.Name == "sources4").Elements);
    }

    /// <summary>Behaviours 31 and 40, and the sweep, without a word from the host.</summary>
    [Fact]
    public async Task Work_RepairsDrift_CutsConnections_AndSweeps()
    {
        using NodeEnforcer enforcer = Start();
        enforcer.Enforce(Shop.With(Shop.Into(Shop.Api, [Shop.Web], 80)), CompileOptions.Default);
        PacketHead head = new(Shop.AddressOf(Shop.Web), Shop.AddressOf(Shop.Api), ProtocolNumber.Tcp, 40_000, 80);
        _system.Kernel.Live.Add(new TrackedConnection(ProtocolNumber.Tcp, head, head.Turned));

        Ruleset fresh = enforcer.Enforce(Shop.With(Shop.Into(Shop.Api, [Shop.Db], 80)), CompileOptions.Default).Ruleset;
        await UntilAsync(() => _happened.OfType<EnforcementEvent.ConnectionsCut>().Any());
        await UntilAsync(() => _system.Kernel.Table.Content!.Chains.Count == fresh.Chains.Count);
        _system.Kernel.Overwrite(null);
        await UntilAsync(() => _happened.OfType<EnforcementEvent.DriftRepaired>().Any());

        Assert.False(Passes(Shop.Web, Shop.Api));
        Assert.False(enforcer.Work.IsCompleted);
    }

    /// <summary>What is in force outlives the host.</summary>
    [Fact]
    public void Dispose_EndsTheWork_AndLeavesWhatIsInForce()
    {
        NodeEnforcer enforcer = Start();
        enforcer.Enforce(Shop.With(Shop.Into(Shop.Api, [Shop.Web], 80)), CompileOptions.Default);

        enforcer.Dispose();

        Assert.True(enforcer.Work.IsCanceled);
        Assert.False(Passes(Shop.Db, Shop.Api));
    }

    private static async Task UntilAsync(Func<bool> holds)
    {
        while (!holds())
        {
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }
    }

    private static ClusterSnapshot WithDns(ClusterSnapshot shop)
    {
        Service dns = new(new ServiceName(new NamespaceName("kube-system"), "kube-dns"), ServiceKind.ClusterIP, []);
        return new ClusterSnapshot(shop.Namespaces, shop.Endpoints, shop.Nodes, [dns], [], shop.Tiers);
    }

    private NodeEnforcer Start() => NodeEnforcer.Start(Shop.Here, _system, Settings, new NodeListener { Found = _found.Enqueue, Happened = _happened.Enqueue });

    private bool Passes(Endpoint from, Endpoint to) =>
        _system.Kernel.Table.Send(ChainHook.Forward, new FakePacket(Shop.AddressOf(from), Shop.AddressOf(to), ProtocolNumber.Tcp, 41_000, 80)).Passes;
}
