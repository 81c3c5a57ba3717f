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

    private static LiveNode Start(Dictionary<EndpointId, Endpoint> pods) => LiveNode.Start(
        new Scene
        {
            Namespaces = [Given.Namespace("shop", "team=shop"), Given.Namespace("pay", "")],
            Endpoints = [.. pods.Values],
            Policies = Policies,
        }.Snapshot,
        Here,
        CompileOptions.Default);

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
