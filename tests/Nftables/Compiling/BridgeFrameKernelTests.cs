using Ringfence.Core;
using Ringfence.Core.Tests;

namespace Ringfence.Nftables.Tests;

/// <summary>The table for bridges is in the kernel what it is in memory, by netlink and by the program nft alike.</summary>
public sealed class BridgeFrameKernelTests
{
    private static readonly Endpoint[] Pods = [Given.Pod("shop/web", "app=web", "10.1.0.1 fd00::1", "n1"), Given.Pod("shop/db", "app=db", "10.1.0.2", "n1")];

    private static readonly Policy[] Policies = [Given.Ingress("shop/in", "app=web"), Given.Egress("shop/out", "app=db")];

    [Theory]
    [InlineData(EnforcementMode.Enforce)]
    [InlineData(EnforcementMode.Audit)]
    public void Table_InTheKernel_IsWhatWasCompiled(EnforcementMode mode)
    {
        Ruleset bridges = Compile(mode).Bridges;
        using TestNamespace space = new();
        using KernelTable table = space.Run(() => new KernelTable(TableFamily.Bridge));

        Assert.IsType<TableAnswer.Done>(table.Replace(bridges));
        Assert.Equal(bridges, Assert.IsType<ListedTable.Held>(table.List()).Ruleset);

        // As text, since a difference is easier to see there; without what the program has a word for since 1.0.7 only.
        Ruleset sayable = new(bridges.Sets, bridges.Maps, bridges.Counters, bridges.Chains.Select(chain => chain with { Rules = [.. chain.Rules.Where(rule => !AsksForTarget(rule))] }));
        Assert.Equal(3, bridges.Chains.Sum(chain => chain.Rules.Count) - sayable.Chains.Sum(chain => chain.Rules.Count));
        space.Load(TextOf(sayable));
        space.Load(TextOf(sayable));
        Ruleset read = Assert.IsType<ListedTable.Held>(table.List()).Ruleset;
        Assert.Equal(TextOf(sayable), TextOf(read));
    }

    /// <summary>Policies isolate one of the pods on the way in and the other on the way out.</summary>
    [Fact]
    public void Table_NamesThePortsOfIsolatedPods()
    {
        Ruleset bridges = Compile(EnforcementMode.Enforce).Bridges;

        Assert.Equal([SetElement.Of(7)], bridges.Sets.Single(set => set.Name == "isolated_receivers").Elements);
        Assert.Equal([SetElement.Of(8)], bridges.Sets.Single(set => set.Name == "isolated_senders").Elements);
        Assert.Equal(Ruleset.Empty, new CompiledCluster(new Scene { Endpoints = Pods, Policies = Policies }).On("n1").Bridges);
    }

    /// <summary>Under audit of the node nothing is stopped: no step of any chain ends a frame.</summary>
    [Fact]
    public void Table_UnderAudit_StopsNothing() =>
        Assert.DoesNotContain(
            Compile(EnforcementMode.Audit).Bridges.Chains.SelectMany(chain => chain.Rules).SelectMany(rule => (IEnumerable<NftExpression>)rule.Steps),
            step => step is NftExpression.Decide(NftVerdict.Drop) or NftExpression.Reject);

    /// <summary>A node whose pods leave their bridge has no table for bridges any more; one that never had them never gets it.</summary>
    [Fact]
    public void Enforce_WithAndWithoutBridges_MakesAndRemovesTheTable()
    {
        FakeKernel kernel = new();
        NodeEnforcement enforcement = new(new NodeName("n1"), kernel.Node, new EnforcementSettings { Grace = TimeSpan.Zero }, TimeProvider.System, kernel.Told.Add);
        ClusterSnapshot snapshot = new Scene { Endpoints = Pods, Policies = Policies }.Snapshot;

        enforcement.Enforce(snapshot, CompileOptions.Default);
        Assert.Null(kernel.Bridges.Content);

        enforcement.Enforce(snapshot, OnBridges(EnforcementMode.Enforce));
        Assert.Equal(Compile(EnforcementMode.Enforce).Bridges, kernel.Bridges.Content);

        kernel.Bridges.Overwrite(null);
        enforcement.Audit();
        Assert.Equal(Compile(EnforcementMode.Enforce).Bridges, kernel.Bridges.Content);

        enforcement.Enforce(snapshot, CompileOptions.Default);
        Assert.Null(kernel.Bridges.Content);
    }

    /// <summary>Behaviour 26: what a killed process left of a change is taken over, and what nothing leads to is removed; nothing that stays is touched.</summary>
    [Fact]
    public void Enforce_AfterARestart_TakesTheTableOver()
    {
        FakeKernel kernel = new();
        ClusterSnapshot snapshot = new Scene { Endpoints = Pods, Policies = Policies }.Snapshot;
        Ruleset wanted = Compile(EnforcementMode.Enforce).Bridges;
        NftChain left = new("left", [NftRule.Of(new NftExpression.Count("left"))], string.Empty);
        kernel.Bridges.Overwrite(wanted.With(new Ruleset([], [], [new NftCounter("left", string.Empty)], [left])));
        NodeEnforcement enforcement = kernel.EnforcementOn(new NodeName("n1"));

        enforcement.Enforce(snapshot, OnBridges(EnforcementMode.Enforce));
        Assert.Empty(kernel.Bridges.Transactions);
        enforcement.Sweep();

        Assert.Equal(wanted, kernel.Bridges.Content);
        Assert.Equal(["FlushChain", "DeleteChain", "DeleteCounter"], Assert.Single(kernel.Bridges.Transactions).Changes.Select(change => change.GetType().Name));
    }

    /// <summary>A kernel without tables for bridges: policies are in force, and what is not is said.</summary>
    [Fact]
    public void Enforce_WhereTheKernelRefusesTheTable_SaysSo_AndEnforcesPolicies()
    {
        FakeKernel kernel = new();
        kernel.Bridges.Refuses = change => change is RulesetChange.AddChain ? Errno.NotSupported : null;
        NodeEnforcement enforcement = new(new NodeName("n1"), kernel.Node, new EnforcementSettings { Grace = TimeSpan.Zero }, TimeProvider.System, kernel.Told.Add);

        CompiledNode compiled = enforcement.Enforce(new Scene { Endpoints = Pods, Policies = Policies }.Snapshot, OnBridges(EnforcementMode.Enforce));
        Assert.True(enforcement.TryPut(Given.Pod("shop/peer", "app=peer", "10.2.0.1", "n2")));
        Assert.Equal(compiled.Ruleset, kernel.Table.Content);
        RuntimeFinding finding = EventFinding.Of(Assert.Single(kernel.Told.OfType<EnforcementEvent.BridgesRefused>()))!;
        Assert.Equal("RF5020", finding.Descriptor.Code);
    }

    private static bool AsksForTarget(NftRule rule) => rule.Steps.Any(step => step is NftExpression.InSet(var key, _, _) && key.Contains(NftField.NeighbourTarget));

    private static string TextOf(Ruleset bridges)
    {
        using StringWriter text = new();
        RulesetText.Write(text, TableFamily.Bridge, bridges);
        return text.ToString();
    }

    private static CompiledNode Compile(EnforcementMode mode) => NodeCompiler.Compile(new Scene { Endpoints = Pods, Policies = Policies }.Snapshot, new NodeName("n1"), OnBridges(mode));

    private static CompileOptions OnBridges(EnforcementMode mode) => CompileOptions.Default with
    {
        Mode = mode,
        SourceCheck = new SourceCheck.Bridged([new PodLink(7, Parsed.Addresses("10.1.0.1/32 fd00::1/128")), new PodLink(8, Parsed.Addresses("10.1.0.2/32"))]),
    };
}
