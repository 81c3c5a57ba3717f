using System.Collections.Concurrent;
using Ringfence.Core;
using Ringfence.Lab;
using Ringfence.Nftables;

namespace Ringfence.Kernel.Tests;

/// <summary>What happens between a pod's first packet and its policies. The number is that of docs/lab.md, behaviours.</summary>
public sealed class GuardBehaviourTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(300);

    private static readonly NodeName Home = new("n1");

    // Isolates web in both directions.
    private static ClusterSnapshot Snapshot { get; } = ReadCluster.From(
        ("cluster.yaml", Scene.Cluster),
        ("policies.yaml", Scene.Policy("alone", "{podSelector: {matchLabels: {app: web}}, policyTypes: [Ingress, Egress]}"))).Snapshot;

    /// <summary>The pod web has its link and its address, and the node does not know it yet: as between the work of a network plugin and the news of the pod.</summary>
    [Theory]
    [InlineData(GuardMode.Drop, false, DropVerdict.Guarded)]
    [InlineData(GuardMode.Log, true, DropVerdict.Audited)]
    [InlineData(GuardMode.Off, true, null)]
    public async Task Behaviour23_NewPod_ExchangesNoPacketBeforeItsPoliciesAreInPlace_UnlessItIsNotGuarded(GuardMode guard, bool passes, DropVerdict? told)
    {
        using var network = LabNetwork.Build(new LabPlanner(PodNetworking.Routed, LabPlanner.DefaultPodRange).Plan(Snapshot).Plan);
        using PacketProber prober = new();
        ConcurrentQueue<EnforcementEvent> events = [];
        LabLog log = new() { Happened = (_, happened) => events.Enqueue(happened) };
        SourceCheck check = new SourceCheck.Off();
        NodeSettings settings = new() { Enforcement = new EnforcementSettings { Grace = TimeSpan.Zero }, Drops = new DropSettings { Window = TimeSpan.FromMilliseconds(200) } };
        using NodeEnforcer host = NodeEnforcer.Start(Home, new LabNodeSystem(network.SpaceOf(Home), network, () => check), settings, log.ListenerOf(Home));
        ValueArray<PodLink> links = network.PodLinksOf(Home);
        PodLink web = links.Single(link => link.Sources.Contains(AddressOf("web")));
        CompileOptions options = CompileOptions.Default with { Guard = new PodGuard(guard, ["rf"]) };
        check = new SourceCheck.Listed([.. links.Where(link => link != web)]);
        host.Enforce(Without("web"), options);
        using CancellationTokenSource enough = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        IAsyncEnumerable<DropRecord> records = log.ListenAsync(enough.Token);

        Assert.Equal([passes, passes, true, true], Fare(network, prober, ("web", "far"), ("far", "web"), ("db", "far"), ("far", "db")));

        check = new SourceCheck.Listed(links);
        host.Enforce(Snapshot, options);

        Assert.Equal([false, false, true, true], Fare(network, prober, ("web", "far"), ("far", "web"), ("db", "far"), ("far", "db")));
        EnforcementEvent.PodsReady ready = Assert.Single(events.OfType<EnforcementEvent.PodsReady>());
        Assert.Equal((1, guard), (ready.Pods, ready.Guard));
        Assert.True(ready.Window > TimeSpan.Zero);
        enough.CancelAfter(TimeSpan.FromSeconds(20));
        DropRecord first = await records.FirstAsync(enough.Token);
        Assert.Equal(told ?? DropVerdict.Denied, first.Verdict);
        Assert.Contains(AddressOf("web"), (Address[])[first.Source.Address, first.Destination.Address]);
    }

    private static ClusterSnapshot Without(string name) => new(
        Snapshot.Namespaces, Snapshot.Endpoints.Where(pod => pod.Id.Value != $"default/{name}"), Snapshot.Nodes, Snapshot.Services, [], Snapshot.Tiers);

    private static bool[] Fare(LabNetwork network, PacketProber prober, params (string From, string To)[] pairs) => [.. prober.Send(
        [.. pairs.Select(pair => new PacketProbe(SpaceOf(network, pair.From), AddressOf(pair.From), SpaceOf(network, pair.To), AddressOf(pair.To), Protocol.Tcp, 80))], Patience)];

    private static NetNs SpaceOf(LabNetwork network, string name) => network.TrySpaceOf(new EndpointId($"default/{name}"), out NetNs? space) ? space : throw new KeyNotFoundException(name);

    private static Address AddressOf(string name)
    {
        Assert.True(Snapshot.FindEndpoint(new EndpointId($"default/{name}"))!.Addresses.TryGet(AddressFamily.IPv4, out Address address));
        return address;
    }
}
