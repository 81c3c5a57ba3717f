using Ringfence.Core;
using Ringfence.Lab;
using Ringfence.Nftables;

namespace Ringfence.Kernel.Tests;

/// <summary>Where peers stand, and in which order a class asks. Numbers are those of docs/lab.md, corrections.</summary>
public sealed class PeerCorrectionTests
{
    private static readonly NamespaceName Home = new("default");

    /// <summary>An element of a verdict map makes the kernel look through every verdict map of the table; peers come and go all day, local pods do not.</summary>
    [Fact]
    public void Correction01_Peers_StandInPlainSets_AndOneMoreIsOneElement()
    {
        string policy = Scene.Policy("team", "{podSelector: {matchLabels: {app: db}}, ingress: [{from: [{namespaceSelector: {matchLabels: {team: home}}}]}]}");
        List<EnforcementEvent.Enforced> changes = [];
        LabLog log = new() { Happened = (node, told) => changes.AddRange(node.Value == "n1" && told is EnforcementEvent.Enforced done ? [done] : []) };
        using var lab = RunningLab.Start(Read(Scene.Cluster, policy), new LabSettings { Log = log });
        Ruleset before = Listed(lab);
        changes.Clear();

        lab.Change(Read($"{Scene.Cluster}---\n{Scene.PodText("default", "more", "n2", "10.2.0.9", "fd00:2::9")}", policy));

        Ruleset after = Listed(lab);
        UInt128[] locals = [.. new[] { "10.1.0.1", "fd00:1::1", "10.1.0.2", "fd00:1::2" }.Select(text => TestAddress.Parse(text).Bits)];
        Assert.All(after.Maps.SelectMany(map => (IEnumerable<MapEntry>)map.Entries), entry => Assert.Contains(entry.Key.Parts[0].First, locals));
        Assert.Equal(before.Maps, after.Maps);
        Assert.Equal(before.Chains, after.Chains);

        // One in the set of either family, and nothing else.
        TransactionCost cost = Assert.Single(changes).Cost;
        Assert.Equal((2, 2), (cost.Messages, cost.Elements));
    }

    /// <summary>A pod that a tier denies is not let in by what allows all addresses, or a port for everybody, further down.</summary>
    [Theory]
    [InlineData("{podSelector: {matchLabels: {app: db}}, ingress: [{from: [{ipBlock: {cidr: 0.0.0.0/0}}]}]}")]
    [InlineData("{podSelector: {matchLabels: {app: db}}, ingress: [{ports: [{port: 80}]}]}")]
    [InlineData("{podSelector: {matchLabels: {app: db}}, ingress: [{from: [{podSelector: {}}, {namespaceSelector: {}}]}]}")]
    [InlineData("{podSelector: {matchLabels: {app: none}}}")]
    public void Correction02_DenyOfAKnownPod_ComesBeforeEverythingThatAllows(string policy)
    {
        using Scene scene = Scene.Of(Tiered(Scene.Policy("open", policy), RuleAction.Deny));

        Assert.Equal((false, true, true), (scene.Arrives("far", "db"), scene.Arrives("other/guest", "db"), scene.Arrives("web", "db")));
    }

    /// <summary>A class whose tail allows: the pod is judged though nothing isolates it, and pods without a rule are not.</summary>
    [Fact]
    public void Correction02_PodThatNothingIsolates_IsJudgedByItsDenies_AndTheRestPasses()
    {
        using Scene scene = Scene.Of(Tiered(string.Empty, RuleAction.Deny));

        Assert.False(scene.Arrives("far", "db"));
        Assert.True(scene.Arrives("203.0.113.7", "db"));
        Assert.True(scene.Arrives("far", "web"));
        PodClassTail("10.1.0.2", Listed(scene.Lab));
    }

    [Fact]
    public void Correction02_AllowOfAKnownPod_ComesBeforeIsolation()
    {
        using Scene scene = Scene.Of(Tiered(Scene.Policy("deny", "{podSelector: {}}"), RuleAction.Allow));

        Assert.Equal((true, false), (scene.Arrives("far", "db"), scene.Arrives("other/guest", "db")));
    }

    // The class that the pod's address leads to ends by accepting.
    private static void PodClassTail(string address, Ruleset ruleset)
    {
        MapEntry entry = ruleset.Maps.Single(map => map.Name == "ingress4").Entries.Single(entry => entry.Key.Parts[0].First == TestAddress.Parse(address).Bits);
        NftChain chain = ruleset.Chains.Single(chain => chain.Name == Assert.IsType<NftVerdict.Goto>(entry.Verdict).Chain);
        Assert.Equal(new NftVerdict.Accept(), Assert.IsType<NftExpression.Decide>(chain.Rules[^1].Steps[^1]).Verdict);
    }

    private static ClusterSnapshot Tiered(string policies, RuleAction action)
    {
        ClusterSnapshot snapshot = Read(Scene.Cluster, policies);
        PolicyRef admin = new("ClusterNetworkPolicy", null, "admin");
        Rule rule = new(new RuleRef(admin, Direction.Ingress, 0), action, RuleMatch.AllTraffic(new Peer.Endpoints(Labelled("far"))));
        Policy policy = new(admin, Labelled("db"), 0) { Ingress = new DirectionRules(Isolation.None, [rule]) };
        return snapshot.With([new Tier("admin", -1, TierMode.FirstMatch, EndOfTier.Next, EnforcementProfile.Default.Exemptions, [policy]), .. snapshot.Tiers]);
    }

    private static EndpointSelector Labelled(string app) => new(new NamespaceScope.Only(Home), new LabelSelector([LabelRequirement.Equal("app", app)]));

    private static Ruleset Listed(RunningLab lab)
    {
        using KernelTable table = NetNsVisit.Run(lab.EndOf(new NodeName("n1"))!.Space, () => new KernelTable());
        return Assert.IsType<ListedTable.Held>(table.List()).Ruleset;
    }

    private static ClusterSnapshot Read(string cluster, string policies) => ReadCluster.From(("cluster.yaml", cluster), ("policies.yaml", policies)).Snapshot;
}
