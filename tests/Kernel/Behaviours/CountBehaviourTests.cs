using Ringfence.Core;
using Ringfence.Lab;
using Ringfence.Nftables;
using Ringfence.Nftables.Tests;

namespace Ringfence.Kernel.Tests;

/// <summary>What enforcement costs in a large cluster, as counts; times are the benchmarks'. Numbers are those of docs/lab.md, behaviours.</summary>
public sealed class CountBehaviourTests : IDisposable
{
    private readonly NetNs _space = NetNsVisit.Run(visit => visit.Create());
    private uint _nextAddress = 0x0A10_0000;

    [Fact]
    public void Behaviour25_PodsAndPoliciesOfOtherNodes_MakeNothingHereButElements()
    {
        using CountedNode node = new(_space);
        Endpoint[] here = [.. Pods("local", 3, MadeCluster.Here, "web")];
        Policy mine = MadeCluster.Policy("mine", Direction.Ingress, "web", ("peer", 80));
        node.Enforcement.Enforce(MadeCluster.Of(here, mine), CompileOptions.Default);
        Ruleset before = node.Listed;

        Policy[] theirs = [.. Enumerable.Range(0, 50).Select(i => MadeCluster.Policy($"theirs-{i}", Direction.Ingress, $"other-{i}", ("web", (ushort)(1000 + i))))];
        node.Enforcement.Enforce(MadeCluster.Of([.. here, .. Enumerable.Range(0, 50).Select(i => MadeCluster.Pod($"other-{i}", 0x0A05_0000u + (uint)i, MadeCluster.There, $"other-{i}"))], [mine, .. theirs]), CompileOptions.Default);
        Assert.Equal(before, node.Listed);

        node.Enforcement.Enforce(MadeCluster.Of([.. here, .. Pods("peer", 7, MadeCluster.There, "peer")], [mine, .. theirs]), CompileOptions.Default);
        Ruleset after = node.Listed;
        Assert.Equal((before.Chains, before.Maps, before.Counters), (after.Chains, after.Maps, after.Counters));
        Assert.Equal(before.Sets.Select(set => set.Name), after.Sets.Select(set => set.Name));
        Assert.Equal(7, after.Sets.Sum(set => set.Elements.Count) - before.Sets.Sum(set => set.Elements.Count));
    }

    /// <summary>What the kernel holds is walked in memory, so that rules and lookups can be counted.</summary>
    [Fact]
    public void Behaviour34_RulesThatAPacketMeets_DoNotDependOnPodsAndPolicies()
    {
        FakeOutcome[] outcomes = [.. ((int[])[1, 20, 200]).Select(teams =>
        {
            using CountedNode node = new(_space);
            node.Enforcement.Enforce(Teams(teams), CompileOptions.Default);
            FakeOutcome outcome = FakeWalk.Through(
                node.Listed, ChainHook.Forward, new FakePacket(MadeCluster.AddressOf(0x0A01_0000), MadeCluster.AddressOf(0x0A02_0000), ProtocolNumber.Tcp, 40_000, 3000));
            node.Enforcement.CleanUp();
            return outcome;
        })];

        Assert.All(outcomes, outcome => Assert.True(outcome.Passes));
        Assert.Single(outcomes.Select(outcome => (outcome.Rules, outcome.Lookups)).Distinct());

        // Both sides: who judges, and the peer among those of the third group of ports. The other groups are of other ports.
        Assert.Equal(2 * 2, outcomes[0].Lookups);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(3_000)]
    public void Behaviour35_PeerThatComesOrGoes_IsAnElementOfEachClassThatSelectsIt_AndNothingIsListed(int peers)
    {
        const int classes = 6;
        using CountedNode node = new(_space);
        node.Enforcement.Enforce(
            MadeCluster.Of(
                [.. Enumerable.Range(0, classes).SelectMany(i => Pods($"web-{i}", 1, MadeCluster.Here, $"web-{i}")), .. Pods("peer", peers, MadeCluster.There, "peer")],
                // Each asks for another application besides, so that no two share a set.
                Enumerable.Range(0, classes).Select(i => MadeCluster.Policy($"in-{i}", Direction.Ingress, $"web-{i}", ("peer", 80), ($"only-{i}", 80)))),
            CompileOptions.Default);
        int listings = node.Table.Listings;
        node.Table.Costs.Clear();

        Endpoint more = MadeCluster.Pod("more", 0x0A09_0000, MadeCluster.There, "peer");
        Assert.True(node.Enforcement.TryPut(more));
        Assert.True(node.Enforcement.TryRemove(more.Id));

        Assert.Equal([classes, classes], node.Table.Costs.Select(cost => cost.Elements));
        Assert.All(node.Table.Costs, cost => Assert.InRange(cost.Bytes, 1, classes * 200));
        Assert.Equal(listings, node.Table.Listings);
    }

    /// <summary>A large transaction keeps the kernel from everything else: elements that nothing uses yet go in ahead, so many at a time, and what puts them in force is small.</summary>
    [Fact]
    public void Behaviour36_StartInALargeCluster_IsManySmallTransactions_OfWhichTheLastPutsAllInForce()
    {
        const int peers = 50_000;
        using CountedNode node = new(_space);
        node.Enforcement.Enforce(
            MadeCluster.Of([.. Pods("web", 110, MadeCluster.Here, "web"), .. Pods("peer", peers, MadeCluster.There, "peer")], MadeCluster.Policy("in", Direction.Ingress, "web", ("peer", 80))),
            CompileOptions.Default);

        Assert.All(node.Table.Costs, cost => Assert.InRange(cost.Elements, 0, RulesetKeeper.ElementsAtOnce));
        Assert.True(node.Table.Costs.Sum(cost => (long)cost.Elements) >= peers);
        // The base chains, and nothing that takes long.
        Assert.Equal(0, node.Table.Costs[^1].Elements);
        Assert.InRange(node.Table.Costs[^1].Messages, 1, 50);
        Assert.Contains(node.Listed.Sets, set => set.Elements.Count == peers);
    }

    public void Dispose() => _space.Dispose();

    // Each call has addresses of its own.
    private IEnumerable<Endpoint> Pods(string name, int count, NodeName node, string app)
    {
        uint first = _nextAddress;
        _nextAddress += (uint)count;
        return Enumerable.Range(0, count).Select(i => MadeCluster.Pod($"{name}-{i}", first + (uint)i, node, app));
    }

    // Five clients and five servers each, a policy for either, three groups of ports; the third lets them meet.
    private static ClusterSnapshot Teams(int teams) => MadeCluster.Of(
        Enumerable.Range(0, 5 * teams).SelectMany(i => new[]
        {
            MadeCluster.Pod($"client-{i}", 0x0A01_0000u + (uint)i, MadeCluster.Here, $"client-{i / 5}"),
            MadeCluster.Pod($"server-{i}", 0x0A02_0000u + (uint)i, MadeCluster.Here, $"server-{i / 5}"),
        }).Append(MadeCluster.Pod("scraper", 0x0A03_0000, MadeCluster.There, "scraper")).Append(MadeCluster.Pod("edge", 0x0A03_0001, MadeCluster.There, "edge")),
        Enumerable.Range(0, teams).SelectMany(team => new[]
        {
            MadeCluster.Policy($"out-{team}", Direction.Egress, $"client-{team}", ("scraper", 1000), ("edge", 2000), ($"server-{team}", 3000)),
            MadeCluster.Policy($"in-{team}", Direction.Ingress, $"server-{team}", ("scraper", 1000), ("edge", 2000), ($"client-{team}", 3000)),
        }));
}
