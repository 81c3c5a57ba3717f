using Ringfence.Core;

namespace Ringfence.Nftables.Tests;

/// <summary>What policies say of a node's pods is what packets meet there, through changes, refusals, drift and restarts.</summary>
public sealed class NodeEnforcementTests : IDisposable
{
    private readonly FakeKernel _kernel = new();

    public void Dispose() => _kernel.Dispose();

    [Fact]
    public void Enforce_MakesPacketsMeetWhatPoliciesSay()
    {
        NodeEnforcement enforcement = _kernel.Enforcement();

        enforcement.Enforce(Shop.With(Shop.Into(Shop.Api, [Shop.Web], 80)), CompileOptions.Default);

        Assert.True(Passes(Shop.Web, Shop.Api, 80));
        Assert.False(Passes(Shop.Web, Shop.Api, 81));
        Assert.False(Passes(Shop.Db, Shop.Api, 80));
        Assert.True(Passes(Shop.Web, Shop.Db, 80));

        enforcement.Enforce(Shop.With(), CompileOptions.Default);

        Assert.True(Passes(Shop.Db, Shop.Api, 81));
    }

    /// <summary>A second snapshot that changes nothing sends nothing, and never is the table listed again.</summary>
    [Fact]
    public void Enforce_OfWhatIsInForce_SendsNothing()
    {
        NodeEnforcement enforcement = _kernel.Enforcement();
        enforcement.Enforce(Shop.With(Shop.Into(Shop.Api, [Shop.Web], 80)), CompileOptions.Default);
        _kernel.Table.Transactions.Clear();

        enforcement.Enforce(Shop.With(Shop.Into(Shop.Api, [Shop.Web], 80)), CompileOptions.Default);

        Assert.All(_kernel.Table.Transactions, transaction => Assert.True(transaction.IsEmpty));
        Assert.Equal(1, _kernel.Table.Listings);
    }

    /// <summary>Behaviour 35: a peer that comes or goes is one element, and nothing is listed or compiled for it.</summary>
    [Fact]
    public void TryPut_OfAPeerElsewhere_IsOneElement()
    {
        NodeEnforcement enforcement = _kernel.Enforcement();
        Assert.False(enforcement.TryPut(Shop.Other));
        enforcement.Enforce(Shop.With([Shop.Api], [Shop.Into(Shop.Api, [Shop.Other], 80)]), CompileOptions.Default);
        _kernel.Table.Transactions.Clear();

        Assert.True(enforcement.TryPut(Shop.Other));

        RulesetChange.AddElements added = Assert.IsType<RulesetChange.AddElements>(Assert.Single(Assert.Single(_kernel.Table.Transactions).Changes));
        Assert.Equal([SetElement.Of(Shop.AddressOf(Shop.Other))], added.Elements);
        Assert.True(Passes(Shop.Other, Shop.Api, 80));

        Assert.True(enforcement.TryRemove(Shop.Other.Id));
        Assert.False(Passes(Shop.Other, Shop.Api, 80));
        Assert.False(enforcement.TryPut(Shop.Web));
        Assert.Equal(1, _kernel.Table.Listings);
    }

    /// <summary>Behaviour 35 through whole snapshots, as hosts give them that know no better: a pod elsewhere is one element, a policy no more than it says, and nothing is listed.</summary>
    [Fact]
    public void Enforce_OfASnapshotThatDiffersLittle_SendsWhatDiffers()
    {
        NodeEnforcement enforcement = _kernel.Enforcement();
        Policy[] policies = [Shop.Into(Shop.Api, [Shop.Other], 80), Shop.Into(Shop.Db, [Shop.Other], 81)];
        enforcement.Enforce(Shop.With([Shop.Api, Shop.Db], policies), CompileOptions.Default);
        _kernel.Table.Transactions.Clear();

        enforcement.Enforce(Shop.With([Shop.Api, Shop.Db, Shop.Other], policies), CompileOptions.Default);
        enforcement.Enforce(Shop.With([Shop.Api, Shop.Db], policies), CompileOptions.Default);

        ValueArray<SetElement> other = [SetElement.Of(Shop.AddressOf(Shop.Other))];
        Assert.Equal([other], _kernel.Table.Transactions[0].Changes.Select(change => ((RulesetChange.AddElements)change).Elements.ToValueArray()));
        Assert.Equal([other], _kernel.Table.Transactions[1].Changes.Select(change => ((RulesetChange.DeleteElements)change).Elements.ToValueArray()));
        _kernel.Table.Transactions.Clear();

        enforcement.Enforce(Shop.With([Shop.Api, Shop.Db], [policies[0], Shop.Into(Shop.Db, [Shop.Api], 81)]), CompileOptions.Default);

        string untouched = enforcement.Enforce(Shop.With([Shop.Api, Shop.Db], [policies[0]]), CompileOptions.Default).Classes.Single().Chain;
        Assert.DoesNotContain(_kernel.Table.Transactions.SelectMany(transaction => transaction.Changes), change => $"{change}".Contains(untouched, StringComparison.Ordinal));
        Assert.Equal(1, _kernel.Table.Listings);
    }

    /// <summary>Behaviour 26: what is in force outlives the process, and a new one takes it over.</summary>
    [Fact]
    public void Enforce_AfterARestart_TakesOverWhatIsThere()
    {
        _kernel.Enforcement().Enforce(Shop.With(Shop.Into(Shop.Api, [Shop.Web], 80)), CompileOptions.Default);
        _kernel.Table.Transactions.Clear();

        _kernel.Enforcement().Enforce(Shop.With(Shop.Into(Shop.Api, [Shop.Web], 80)), CompileOptions.Default);

        Assert.All(_kernel.Table.Transactions, transaction => Assert.True(transaction.IsEmpty));
        Assert.False(Passes(Shop.Db, Shop.Api, 80));
    }

    /// <summary>Behaviour 29: a policy that the kernel does not take closes its own pods and nobody else's, with an event that names it.</summary>
    [Fact]
    public void Enforce_OfAPolicyThatTheKernelRefuses_ClosesItsPodsOnly()
    {
        NodeEnforcement enforcement = _kernel.Enforcement();
        ClusterSnapshot shop = Shop.With(Shop.Into(Shop.Api, [Shop.Web], 80), Shop.Into(Shop.Db, [Shop.Api], 81));
        PodClass bad = NodeCompiler.Compile(shop, Shop.Here, CompileOptions.Default).Classes.Single(one => one.Pods.Contains(Shop.Api.Id));
        _kernel.Table.Refuses = change => change is RulesetChange.AddRule { Chain: var chain } add && chain == bad.Chain && add.Rule.Steps.Count > 1 ? Errno.Invalid : null;

        enforcement.Enforce(shop, CompileOptions.Default);

        EnforcementEvent.ClassClosed closed = Assert.Single(_kernel.Told.OfType<EnforcementEvent.ClassClosed>());
        Assert.Equal([Shop.Api.Id], closed.Closed.Class.Pods);
        Assert.Equal("shop/ingress-api", closed.Closed.Class.Policies.Single().ToString());
        Assert.Equal(Errno.Invalid, closed.Closed.Error);
        Assert.False(Passes(Shop.Web, Shop.Api, 80));
        Assert.True(Passes(Shop.Api, Shop.Db, 81));
        Assert.False(Passes(Shop.Web, Shop.Db, 81));
        Assert.True(Passes(Shop.Api, Shop.Web, 99));

        _kernel.Table.Refuses = _ => null;
        enforcement.Enforce(shop, CompileOptions.Default);

        Assert.Equal(bad.Id, Assert.Single(_kernel.Told.OfType<EnforcementEvent.ClassReopened>()).Class.Id);
        Assert.True(Passes(Shop.Web, Shop.Api, 80));
    }

    /// <summary>What was refused is not asked for again with every peer that comes; the next snapshot tries it.</summary>
    [Fact]
    public void TryPut_WhileAClassIsClosed_DoesNotAskForItAgain()
    {
        NodeEnforcement enforcement = _kernel.Enforcement();
        ClusterSnapshot shop = Shop.With([Shop.Api, Shop.Db], [Shop.Into(Shop.Api, [Shop.Other], 80), Shop.Into(Shop.Db, [Shop.Other], 81)]);
        PodClass bad = NodeCompiler.Compile(shop, Shop.Here, CompileOptions.Default).Classes.Single(one => one.Pods.Contains(Shop.Api.Id));
        int asked = 0;
        _kernel.Table.Refuses = change => change is RulesetChange.AddRule add && add.Chain == bad.Chain && add.Rule.Steps.Count > 1 && ++asked > 0 ? Errno.Invalid : null;
        enforcement.Enforce(shop, CompileOptions.Default);
        asked = 0;

        Assert.True(enforcement.TryPut(Shop.Other));

        Assert.Equal(0, asked);
        Assert.True(Passes(Shop.Other, Shop.Db, 81));
        Assert.False(Passes(Shop.Other, Shop.Api, 80));
    }

    /// <summary>The same when the kernel does not say what it refuses: halves are tried until the class is found, and nobody else notices.</summary>
    [Fact]
    public void Enforce_OfARefusalThatNamesNothing_FindsTheClassByTrying()
    {
        NodeEnforcement enforcement = _kernel.Enforcement();
        ClusterSnapshot shop = Shop.With(Shop.Into(Shop.Api, [Shop.Web], 80), Shop.Into(Shop.Db, [Shop.Api], 81), Shop.Into(Shop.Web, [Shop.Db], 82));
        PodClass bad = NodeCompiler.Compile(shop, Shop.Here, CompileOptions.Default).Classes.Single(one => one.Pods.Contains(Shop.Web.Id));
        _kernel.Table.RefusesAsAWhole = transaction => transaction.Changes.OfType<RulesetChange.AddRule>().Any(add => add.Chain == bad.Chain && add.Rule.Steps.Count > 1) ? Errno.TooMany : null;

        enforcement.Enforce(shop, CompileOptions.Default);

        Assert.Equal(bad.Id, Assert.Single(_kernel.Told.OfType<EnforcementEvent.ClassClosed>()).Closed.Class.Id);
        Assert.False(Passes(Shop.Db, Shop.Web, 82));
        Assert.True(Passes(Shop.Api, Shop.Db, 81));
        Assert.True(Passes(Shop.Web, Shop.Api, 80));
    }

    /// <summary>What every class needs cannot be closed away: what was in force stays, and somebody is told.</summary>
    [Fact]
    public void Enforce_OfARefusalOfEverything_KeepsWhatWasInForce()
    {
        NodeEnforcement enforcement = _kernel.Enforcement();
        enforcement.Enforce(Shop.With(Shop.Into(Shop.Api, [Shop.Web], 80)), CompileOptions.Default);
        Ruleset before = _kernel.Table.Content!;
        _kernel.Table.RefusesAsAWhole = transaction => transaction.IsEmpty ? null : Errno.NotPermitted;

        enforcement.Enforce(Shop.With(Shop.Into(Shop.Db, [Shop.Web], 80)), CompileOptions.Default);

        Assert.Equal(Errno.NotPermitted, Assert.Single(_kernel.Told.OfType<EnforcementEvent.Refused>()).Error);
        Assert.Equal(before, _kernel.Table.Content);
    }

    /// <summary>Behaviour 31.</summary>
    [Theory]
    [InlineData("removed")]
    [InlineData("emptied")]
    public async Task WatchAsync_PutsRightWhatSomebodyElseChanges(string how)
    {
        NodeEnforcement enforcement = _kernel.Enforcement();
        enforcement.Enforce(Shop.With(Shop.Into(Shop.Api, [Shop.Web], 80)), CompileOptions.Default);
        Ruleset before = _kernel.Table.Content!;
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        Task watch = enforcement.WatchAsync(stop.Token);

        _kernel.Overwrite(how == "removed" ? null : Ruleset.Empty);
        while (!_kernel.Told.ToArray().OfType<EnforcementEvent.DriftRepaired>().Any())
        {
            await Task.Delay(5, stop.Token);
        }

        Assert.Equal(before, _kernel.Table.Content);
        await stop.CancelAsync();
        await watch.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        Assert.True(watch.IsCanceled);
        Assert.Equal(before, _kernel.Table.Content);
    }

    /// <summary>What the old policies needed goes a moment after them.</summary>
    [Fact]
    public async Task WatchAsync_RemovesWhatNothingLeadsToAnyMore()
    {
        NodeEnforcement enforcement = _kernel.Enforcement();
        enforcement.Enforce(Shop.With(Shop.Into(Shop.Api, [Shop.Web], 80)), CompileOptions.Default);
        Ruleset fresh = enforcement.Enforce(Shop.With(Shop.Into(Shop.Db, [Shop.Web], 80)), CompileOptions.Default).Ruleset;
        Assert.NotEqual(fresh, _kernel.Table.Content);
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        Task watch = enforcement.WatchAsync(stop.Token);

        while (!fresh.Equals(_kernel.Table.Content))
        {
            await Task.Delay(5, stop.Token);
        }

        await stop.CancelAsync();
        await watch.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
    }

    [Fact]
    public void CleanUp_RemovesTheTable()
    {
        NodeEnforcement enforcement = _kernel.Enforcement();
        enforcement.Enforce(Shop.With(Shop.Into(Shop.Api, [Shop.Web], 80)), CompileOptions.Default);

        enforcement.CleanUp();
        enforcement.Audit();

        Assert.Null(_kernel.Table.Content);
    }

    private bool Passes(Endpoint from, Endpoint to, ushort port) =>
        _kernel.Table.Send(ChainHook.Forward, new FakePacket(Shop.AddressOf(from), Shop.AddressOf(to), ProtocolNumber.Tcp, 40_000, port)).Passes;
}
