using Ringfence.Core;
using Ringfence.Lab;
using Ringfence.Nftables;

namespace Ringfence.Kernel.Tests;

/// <summary>The scene's pods on their network, and enforcement on node n1 alone, with options that a lab does not offer.</summary>
internal sealed class Bench : IDisposable
{
    private static readonly NodeName Home = new("n1");

    private static readonly NodeSettings Settings = new()
    {
        Enforcement = new EnforcementSettings { Grace = TimeSpan.Zero },
        Drops = new DropSettings { Window = TimeSpan.FromMilliseconds(300) },
    };

    private readonly LabNetwork _network;
    private readonly LabLog _log;
    private NodeEnforcer _enforcer;

    public Bench(ClusterSnapshot snapshot, LabLog log)
    {
        _network = LabNetwork.Build(new LabPlanner(PodNetworking.Routed, LabPlanner.DefaultPodRange).Plan(snapshot).Plan);
        _log = log;
        _enforcer = Start();
    }

    /// <summary>How forged sources are found. Default: not at all.</summary>
    public SourceCheck SourceCheck { get; set; } = new SourceCheck.Off();

    /// <summary>The interfaces that lead to the node's pods, with their addresses.</summary>
    public ValueArray<PodLink> Links => _network.PodLinksOf(Home);

    public NetNs Node => _network.SpaceOf(Home);

    /// <summary>Where a pod of <c>default</c> is.</summary>
    public NetNs SpaceOf(string pod) => _network.TrySpaceOf(new EndpointId(pod.Contains('/') ? pod : $"default/{pod}"), out NetNs? space) ? space : throw new KeyNotFoundException(pod);

    /// <summary>Gives the node another address.</summary>
    public void Own(Address address) => NetNsVisit.Run(Node, () =>
    {
        RouteBatch batch = new();
        batch.AddAddress(1, address);
        using RouteSocket routes = new();
        routes.Send(batch);
        return true;
    });

    public CompiledNode Enforce(ClusterSnapshot snapshot, CompileOptions options) => _enforcer.Enforce(snapshot, options);

    /// <summary>Removes everything of ours.</summary>
    public void Remove()
    {
        using KernelTable table = NetNsVisit.Run(Node, () => new KernelTable());
        Assert.IsType<TableAnswer.Done>(table.Remove());
    }

    /// <summary>The host ends and begins anew.</summary>
    public void Restart()
    {
        _enforcer.Dispose();
        _enforcer = Start();
    }

    private NodeEnforcer Start() => NodeEnforcer.Start(Home, new LabNodeSystem(Node, _network, () => SourceCheck), Settings, _log.ListenerOf(Home));

    public void Dispose()
    {
        _enforcer.Dispose();
        _network.Dispose();
    }
}
