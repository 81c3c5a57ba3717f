using Ringfence.Core;
using Ringfence.Lab;
using Ringfence.Nftables;

namespace Ringfence.Kernel.Tests;

/// <summary>What the host of enforcement must get right when it ends, begins again, or only audits. Numbers are those of docs/lab.md, behaviours.</summary>
public sealed class HostBehaviourTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(300);

    private static readonly NodeSettings Settings = new()
    {
        Enforcement = new EnforcementSettings { Grace = TimeSpan.Zero },
        Drops = new DropSettings { Window = TimeSpan.FromMilliseconds(200) },
    };

    private static readonly NodeName Home = new("n1");

    private static ClusterSnapshot Snapshot { get; } = ReadCluster.From(
        ("cluster.yaml", Scene.Cluster),
        ("policies.yaml", Scene.Policy("gate", "{podSelector: {matchLabels: {app: db}}, ingress: [{from: [{podSelector: {matchLabels: {app: web}}}]}]}"))).Snapshot;

    /// <summary>The host goes without cleaning up, as a killed one does; its successor finds the rules and keeps them.</summary>
    [Fact]
    public void Behaviour26_EndAndNewBeginningOfTheHost_ChangeNoVerdict()
    {
        using var network = LabNetwork.Build(new LabPlanner(PodNetworking.Routed, LabPlanner.DefaultPodRange).Plan(Snapshot).Plan);
        using PacketProber prober = new();
        using (NodeEnforcer first = Start(network, new LabLog()))
        {
            first.Enforce(Snapshot, CompileOptions.Default);
            Assert.Equal((true, false), Fare(network, prober));
        }

        Assert.Equal((true, false), Fare(network, prober));

        using NodeEnforcer second = Start(network, new LabLog());
        Assert.Equal((true, false), Fare(network, prober));
        second.Enforce(Snapshot, CompileOptions.Default);
        Assert.Equal((true, false), Fare(network, prober));
    }

    [Fact]
    public async Task Behaviour39_Audit_PassesWhatItReports()
    {
        using var network = LabNetwork.Build(new LabPlanner(PodNetworking.Routed, LabPlanner.DefaultPodRange).Plan(Snapshot).Plan);
        using PacketProber prober = new();
        LabLog log = new();
        using NodeEnforcer host = Start(network, log);
        host.Enforce(Snapshot, CompileOptions.Default with { Mode = EnforcementMode.Audit });
        using CancellationTokenSource enough = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        IAsyncEnumerable<DropRecord> records = log.ListenAsync(enough.Token);

        Assert.Equal((true, true), Fare(network, prober));

        enough.CancelAfter(TimeSpan.FromSeconds(20));
        DropRecord record = await records.FirstAsync(enough.Token);
        Assert.Equal(DropVerdict.Audited, record.Verdict);
        Assert.Equal("default/far", Assert.IsType<Party.Pod>(record.Source.Party).Endpoint.Id.Value);
    }

    private static NodeEnforcer Start(LabNetwork network, LabLog log) =>
        NodeEnforcer.Start(Home, new LabNodeSystem(network.SpaceOf(Home), network, () => new SourceCheck.Off()), Settings, log.ListenerOf(Home));

    // Whether packets of web, which is allowed, and of far, which is not, arrive at db.
    private static (bool Web, bool Far) Fare(LabNetwork network, PacketProber prober)
    {
        bool[] arrived = prober.Send([Probe(network, "web"), Probe(network, "far")], Patience);
        return (arrived[0], arrived[1]);
    }

    private static PacketProbe Probe(LabNetwork network, string from)
    {
        (NetNs Space, Address Address) source = End(network, from);
        (NetNs Space, Address Address) destination = End(network, "db");
        return new PacketProbe(source.Space, source.Address, destination.Space, destination.Address, Protocol.Tcp, 80);
    }

    private static (NetNs Space, Address Address) End(LabNetwork network, string name)
    {
        Endpoint pod = Snapshot.FindEndpoint(new EndpointId($"default/{name}"))!;
        Assert.True(pod.Addresses.TryGet(AddressFamily.IPv4, out Address address));
        return (network.TrySpaceOf(pod.Id, out NetNs? space) ? space : throw new KeyNotFoundException(name), address);
    }
}
