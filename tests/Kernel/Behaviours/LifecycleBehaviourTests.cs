using System.Diagnostics;
using Ringfence.Core;
using Ringfence.Lab;
using Ringfence.Nftables;

namespace Ringfence.Kernel.Tests;

/// <summary>What an enforcer must get right while things come and go and fail. Numbers are those of docs/lab.md, behaviours.</summary>
public sealed class LifecycleBehaviourTests(ITestOutputHelper output)
{
    private const int Changes = 4_000;

    private static readonly string OnlyWeb = Scene.Policy("web", "{podSelector: {matchLabels: {app: db}}, ingress: [{from: [{podSelector: {matchLabels: {app: web}}}]}]}");

    [Fact]
    public void Behaviour21_TerminatingPod_KeepsItsConnectivity_AndAFinishedOneIsNoPeerAnyMore()
    {
        using Scene scene = Scene.With(OnlyWeb);

        scene.Change(Scene.Cluster.Replace("metadata: {name: web,", "metadata: {deletionTimestamp: \"2026-01-01T00:00:00Z\", name: web,", StringComparison.Ordinal), OnlyWeb);
        Assert.True(scene.Arrives("web", "db"));

        scene.Change(Scene.Cluster.Replace("status: {phase: Running, podIP: \"10.1.0.1\"", "status: {phase: Succeeded, podIP: \"10.1.0.1\"", StringComparison.Ordinal), OnlyWeb);
        Assert.False(scene.Arrives("10.1.0.1", "db"));
    }

    [Fact]
    public void Behaviour22_AddressOfAPodThatIsGone_MeansItsNextOwner()
    {
        using Scene scene = Scene.With(OnlyWeb);
        string heir = Scene.PodText("default", "heir", "n1", "10.1.0.1", "fd00:1::1");

        scene.Change(Scene.Cluster.Replace(Scene.PodText("default", "web", "n1", "10.1.0.1", "fd00:1::1"), heir, StringComparison.Ordinal), OnlyWeb);
        Assert.False(scene.Arrives("heir", "db"));

        scene.Change(Scene.Cluster, OnlyWeb);
        Assert.True(scene.Arrives("web", "db"));
    }

    [Fact]
    public async Task Behaviour31_FlushOfAllRules_IsRepaired()
    {
        using Scene scene = Scene.With(OnlyWeb);
        Assert.False(scene.Arrives("far", "db"));

        scene.Nft("n1", "flush ruleset");

        for (long start = Stopwatch.GetTimestamp(); scene.Arrives("far", "db");)
        {
            Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(20), "the rules did not come back");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        Assert.True(scene.Arrives("web", "db"));
    }

    [Fact]
    public void Behaviour32_TablesOfOthers_StayAsTheyAre()
    {
        using Scene scene = Scene.With("");
        scene.Nft("n1", "add table inet foreign; add chain inet foreign c { type filter hook forward priority 0; }; add rule inet foreign c meta mark 0x42 accept");
        string before = scene.Nft("n1", "list table inet foreign");

        scene.Change(OnlyWeb);
        scene.Change("");
        scene.Change(OnlyWeb);

        Assert.Equal(before, scene.Nft("n1", "list table inet foreign"));
    }

    [Fact]
    public async Task Behaviour33_ManyChanges_LeaveNothingBehind()
    {
        using Scene scene = Scene.With(OnlyWeb);
        string[] fresh = Objects(scene.Nft("n1", "list table inet ringfence"));
        for (int round = 0; round < 20; round++)
        {
            scene.Change(Scene.Policy($"p{round}", $"{{podSelector: {{}}, ingress: [{{from: [{{ipBlock: {{cidr: 10.{round}.0.0/16}}}}], ports: [{{port: {1000 + round}}}]}}]}}"));
        }

        scene.Change(OnlyWeb);

        // Chains stay a moment longer than what leads there.
        for (long start = Stopwatch.GetTimestamp(); !Objects(scene.Nft("n1", "list table inet ringfence")).SequenceEqual(fresh) && Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(20);)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        Assert.Equal(fresh, Objects(scene.Nft("n1", "list table inet ringfence")));
    }

    /// <summary>Each packet is judged by the old policies or by the new ones, which both allow it.</summary>
    [Fact]
    public async Task Behaviour30_ChangeOfPolicies_IsOneStep()
    {
        string two = OnlyWeb + Scene.Policy("also", "{podSelector: {matchLabels: {app: db}}, ingress: [{from: [{ipBlock: {cidr: 10.1.0.1/32}}]}]}");
        string other = Scene.Policy("also", "{podSelector: {matchLabels: {app: db}}, ingress: [{from: [{ipBlock: {cidr: 10.1.0.1/32}}]}]}");
        using Scene scene = Scene.With(OnlyWeb);
        using CancellationTokenSource ended = new();
        Task<int> lost = Task.Run(() => CountLost(scene, ended.Token), TestContext.Current.CancellationToken);
        for (int round = 0; round < 15; round++)
        {
            scene.Change(two);
            scene.Change(other);
            scene.Change(OnlyWeb);
        }

        await ended.CancelAsync();
        Assert.Equal(0, await lost);
    }

    /// <summary>The same with openings without a pause, by the allowed and the denied alike, while chains and sets are made and removed all the time.</summary>
    [Fact]
    public async Task Behaviour30_OpeningsThatMeetAChange_AreJudgedByTheOldOrTheNewRules()
    {
        ClusterSnapshot[] states = [.. InFlight.Policies(400).Select(one => ReadCluster.From(("cluster.yaml", Scene.Cluster), ("policies.yaml", one)).Snapshot)];
        using var network = LabNetwork.Build(new LabPlanner(PodNetworking.Routed, LabPlanner.DefaultPodRange).Plan(states[0]).Plan);
        using CountedNode node = new(network.SpaceOf(MadeCluster.Here), new EnforcementSettings().Flight);
        node.Enforcement.Enforce(states[0], CompileOptions.Default);
        using CancellationTokenSource ended = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        Task watch = node.Enforcement.WatchAsync(ended.Token);
        Assert.True(network.TrySpaceOf(EndpointId.Pod(new NamespaceName("default"), "web"), out NetNs? web));
        using PacketFlood flood = PacketFlood.Start(network.SpaceOf(MadeCluster.Here), web);

        for (int change = 1; change <= Changes; change++)
        {
            node.Enforcement.Enforce(states[change % states.Length], CompileOptions.Default);
        }

        (long offered, long allowedLost, long deniedPassed) = flood.Stop();
        output.WriteLine($"{offered} openings each, {Changes} changes in {node.Table.Costs.Count} transactions");
        Assert.Equal((0, 0), (allowedLost, deniedPassed));
        Assert.True(offered > Changes, $"only {offered} packets were sent");
        await ended.CancelAsync();
        await watch.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
    }

    private static int CountLost(Scene scene, CancellationToken ended)
    {
        using PacketProber prober = new();
        LabEnd from = scene.End("web");
        LabEnd to = scene.End("db");
        PacketProbe probe = new(from.Space, from.Addresses[0], to.Space, to.Addresses[0], Protocol.Tcp, 80);
        int lost = 0;
        while (!ended.IsCancellationRequested)
        {
            lost += prober.Send([probe], TimeSpan.FromSeconds(1))[0] ? 0 : 1;
        }

        return lost;
    }

    // The names of what a table holds; where connections that were cut are kept is made with the first change.
    private static string[] Objects(string listing) =>
    [
        .. listing.Split('\n')
            .Where(line => line.EndsWith('{') && line.StartsWith('\t') && !line.StartsWith("\t\t", StringComparison.Ordinal))
            .Select(line => line.Trim())
            .Where(line => !line.Contains("revoked", StringComparison.Ordinal) && !line.Contains("kill", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];
}
