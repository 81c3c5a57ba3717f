using Ringfence.Core;
using Ringfence.Core.Tests;

namespace Ringfence.Nftables.Tests;

/// <summary>Following pods comes to what a fresh start comes to, whatever happened before.</summary>
public sealed class LiveNodeTests
{
    private static readonly NodeName Here = new("n1");

    private static readonly Endpoint[] Local =
    [
        Given.Pod("shop/web", "app=web", "10.1.0.1 fd00::1", "n1"), Given.Pod("pay/web", "app=web", "10.1.0.3", "n1"),
    ];

    private static readonly string[] Apps = ["api", "db", "web"];

    private static readonly Policy[] Policies =
    [
        Given.Ingress("shop/web", "app=web", Peers.Pods("shop", "app=api").On("TCP 80"), Peers.Pods("pay").On("UDP 53")),
        Given.Egress("shop/out", "", Peers.Pods("shop", "app=db").Always(), Peers.Pods("pay", "app=api").Named(new PortName("http", Protocol.Tcp))),
        Given.Ingress("pay/all", "", new RuleMatch(Everybody, new TrafficPattern(TrafficSet.Of(Protocol.Tcp, PortSet.Of(443)), []), FamilyScope.Any), new RuleMatch(new Peer.Except(new Peer.Anywhere(), Everybody), TrafficPattern.All, FamilyScope.Any)),
    ];

    // The first two are named as policies above, and say other things.
    private static readonly Policy[] Others =
    [
        Given.Ingress("shop/web", "app=web", Peers.Pods("shop", "app=db").On("TCP 80"), Peers.Pods("pay").On("UDP 53")),
        Given.Egress("shop/out", "app=web", Peers.Pods("pay", "app=api").Always()),
        Given.Ingress("pay/web", "app=web", Peers.Pods("shop", "app=api").On("TCP 80")),
    ];

    private static Peer Everybody => new Peer.Endpoints(new EndpointSelector(new NamespaceScope.Matching(LabelSelector.Everything), LabelSelector.Everything));

    [Fact]
    public void Follow_AnyChanges_IsWhatAFreshStartIs()
    {
        Random random = new(11);
        Dictionary<EndpointId, Endpoint> pods = Local.ToDictionary(pod => pod.Id);
        LiveNode live = Start(pods);
        int followed = 0;
        for (int step = 0; step < 1_500; step++)
        {
            Endpoint pod = Any(random);
            bool goes = random.Next(3) == 0;
            bool known = pods.ContainsKey(pod.Id);
            bool took = goes ? live.TryRemove(pod.Id) : live.TryPut(pod);
            if (goes)
            {
                pods.Remove(pod.Id);
                Assert.True(known || !took);
            }
            else
            {
                pods[pod.Id] = pod;
            }

            CompiledNode fresh = Start(pods).Compiled;
            if (took)
            {
                followed++;
                Assert.Equal(RulesetText.Of(fresh.Ruleset), RulesetText.Of(live.Compiled.Ruleset));
                Assert.Equal(fresh.LeftOut, live.Compiled.LeftOut);
                Assert.Equal(fresh.Ruleset, live.Compiled.Ruleset);
            }
            else
            {
                live = Start(pods);
            }
        }

        Assert.True(followed > 600, $"only {followed} changes were followed");
    }

    /// <summary>An address may be given to another pod before the news comes that the first is gone.</summary>
    [Fact]
    public void Remove_WhenTheAddressIsAnotherPodsAlready_KeepsTheElement()
    {
        LiveNode live = Start(Local.ToDictionary(pod => pod.Id));
        Assert.True(live.TryPut(Given.Pod("shop/old", "app=api", "10.2.0.1", "n2")));
        Assert.True(live.TryPut(Given.Pod("shop/new", "app=api", "10.2.0.1", "n2")));
        Ruleset both = live.Compiled.Ruleset;

        Assert.True(live.TryRemove(new EndpointId("shop/old")));

        Assert.Equal(both, live.Compiled.Ruleset);
    }

    [Fact]
    public void Put_OneOfManyPeers_IsOneElementForEachSet()
    {
        Dictionary<EndpointId, Endpoint> pods = Local.ToDictionary(pod => pod.Id);
        foreach (int i in Enumerable.Range(0, 3_000))
        {
            Endpoint peer = Given.Pod($"shop/api-{i}", "app=api", $"10.{3 + (i >> 8)}.{i & 255}.1", "n2");
            pods.Add(peer.Id, peer);
        }

        LiveNode live = Start(pods);
        Ruleset before = live.Compiled.Ruleset;
        Assert.True(live.TryPut(Given.Pod("shop/api-new", "app=api", "10.2.0.1", "n2")));

        Assert.All(RulesetDiff.Between(before, live.Compiled.Ruleset).Changes, change =>
            Assert.Equal(ElementSet.Of(SetElement.Of(Parsed.Address("10.2.0.1"))), Assert.IsType<RulesetChange.AddElements>(change).Elements));
    }

    /// <summary>Whole snapshots, in which policies come, go and say other things, and pods do what they do.</summary>
    [Fact]
    public void Become_AnyCluster_IsWhatAFreshStartIs()
    {
        Random random = new(12);
        Dictionary<EndpointId, Endpoint> pods = Local.ToDictionary(pod => pod.Id);
        LiveNode live = Start(pods);
        int followed = 0;
        for (int step = 0; step < 600; step++)
        {
            Policy[] policies = [.. Policies.Concat(Others).Where(_ => random.Next(3) > 0).DistinctBy(policy => policy.Ref)];
            for (int change = random.Next(4); change > 0; change--)
            {
                Endpoint pod = Any(random);
                if (!pods.Remove(pod.Id) || random.Next(2) == 0)
                {
                    pods[pod.Id] = pod;
                }
            }

            ClusterSnapshot snapshot = Snapshot(pods, policies);
            CompiledNode fresh = NodeCompiler.Compile(snapshot, Here, CompileOptions.Default);
            if (live.TryBecome(snapshot))
            {
                followed++;
                Assert.Equal(RulesetText.Of(fresh.Ruleset), RulesetText.Of(live.Compiled.Ruleset));
                Assert.Equal(fresh, live.Compiled);
            }
            else
            {
                live = LiveNode.Start(snapshot, Here, CompileOptions.Default);
            }
        }

        Assert.True(followed > 300, $"only {followed} clusters were followed");
    }

    /// <summary>Sets and chains of classes that mean what they meant are the very same objects: nothing of them is compiled or compared.</summary>
    [Fact]
    public void Become_AClusterWithAnotherPolicy_CompilesOnlyWhatItTouches()
    {
        Dictionary<EndpointId, Endpoint> pods = Local.ToDictionary(pod => pod.Id);
        LiveNode live = Start(pods);
        Ruleset before = live.Compiled.Ruleset;
        NftChain Chain(string pod) => live.Compiled.Ruleset.Chains.Single(chain => live.Compiled.Classes.Any(one =>
            one.Chain == chain.Name && one.Direction == Direction.Ingress && one.Pods.Contains(new EndpointId(pod))));
        (NftChain web, NftChain pay) = (Chain("shop/web"), Chain("pay/web"));

        Assert.True(live.TryBecome(Snapshot(pods, [Others[0], .. Policies[1..]])));

        Assert.NotSame(web, Chain("shop/web"));
        Assert.Same(pay, Chain("pay/web"));
        NftSet[] kept = [.. live.Compiled.Ruleset.Sets.Where(set => set.Name.StartsWith("pods", StringComparison.Ordinal) && before.Sets.Any(old => old.Name == set.Name))];
        Assert.NotEmpty(kept);
        Assert.All(kept, set => Assert.Same(before.Sets.Single(old => old.Name == set.Name), set));
    }

    private static LiveNode Start(Dictionary<EndpointId, Endpoint> pods) => LiveNode.Start(Snapshot(pods, Policies), Here, CompileOptions.Default);

    private static ClusterSnapshot Snapshot(Dictionary<EndpointId, Endpoint> pods, Policy[] policies) => new Scene
    {
        Namespaces = [Given.Namespace("shop", "team=shop"), Given.Namespace("pay", "")],
        Endpoints = [.. pods.Values],
        Policies = policies,
    }.Snapshot;

    // Few names and addresses, so that pods change labels, move, share addresses and come again.
    private static Endpoint Any(Random random)
    {
        string space = random.Next(2) == 0 ? "shop" : "pay";
        string address = random.Next(8) == 0 ? string.Empty : $"10.2.0.{random.Next(1, 6)}{(random.Next(3) == 0 ? $" fd00::{random.Next(5, 9)}" : string.Empty)}";
        Endpoint pod = Given.Pod($"{space}/p{random.Next(4)}", $"app={Apps[random.Next(Apps.Length)]}", address, random.Next(10) == 0 ? "n1" : random.Next(10) == 0 ? "" : "n2");
        return pod with
        {
            Network = random.Next(12) == 0 ? PodNetwork.Host : PodNetwork.Own,
            Phase = random.Next(12) == 0 ? PodPhase.Finished : PodPhase.Live,
            Ports = random.Next(6) == 0 ? [new ContainerPort("http", Protocol.Tcp, (ushort)random.Next(80, 82), ContainerKind.Regular)] : [],
        };
    }
}
