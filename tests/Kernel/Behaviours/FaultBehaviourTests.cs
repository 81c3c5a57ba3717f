using System.Diagnostics;
using Ringfence.Core;
using Ringfence.Lab;
using Ringfence.Nftables;

namespace Ringfence.Kernel.Tests;

/// <summary>What must hold when the enforcing process is killed, and when the kernel does not take a policy. Numbers are those of docs/lab.md, behaviours.</summary>
public sealed class FaultBehaviourTests(ITestOutputHelper output) : IDisposable
{
    private const int Kills = 6;

    private static readonly NodeName Home = new("n1");

    private static readonly string Gate = Scene.Policy("gate", "{podSelector: {matchLabels: {app: db}}, ingress: [{from: [{podSelector: {matchLabels: {app: web}}}]}]}");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ringfence-host-");

    /// <summary>Killed while it goes through many sets of policies, all of which let web in and keep far out, with openings of both on their way all the time.</summary>
    [Fact]
    public async Task Behaviour26_KillOfTheHostAtAnyMoment_StopsNoAllowedPacketAndLetsNoDeniedOnePass()
    {
        string[] policies = InFlight.Policies(24);
        ClusterSnapshot snapshot = ReadCluster.From(("cluster.yaml", Scene.Cluster), ("policies.yaml", policies[0])).Snapshot;
        using var network = LabNetwork.Build(new LabPlanner(PodNetworking.Routed, LabPlanner.DefaultPodRange).Plan(snapshot).Plan);
        string[] files = [Write("cluster.yaml", Scene.Cluster), .. policies.Select((one, i) => Write($"{i}.yaml", one))];
        await KillAsync(Start(network, files));
        using PacketFlood flood = PacketFlood.Start(network.SpaceOf(Home), End(network, snapshot, "web").Space);

        for (int kill = 0; kill < Kills; kill++)
        {
            Process host = Start(network, files);
            // Another moment each time, wherever in a change that is.
            await Task.Delay(TimeSpan.FromMilliseconds(250 + (7 * kill)), TestContext.Current.CancellationToken);
            await KillAsync(host);
        }

        (long offered, long allowedLost, long deniedPassed) = flood.Stop();
        output.WriteLine($"{offered} openings each");
        Assert.Equal((0, 0), (allowedLost, deniedPassed));
        Assert.True(offered > 1000 * Kills, $"only {offered} packets were sent");
    }

    /// <summary>What a kill leaves behind, the next start removes.</summary>
    [Fact]
    public async Task Behaviour33_StartAfterAKill_EndsInAFreshRuleset()
    {
        string[] policies = InFlight.Policies(24);
        ClusterSnapshot snapshot = ReadCluster.From(("cluster.yaml", Scene.Cluster), ("policies.yaml", policies[0])).Snapshot;
        using var network = LabNetwork.Build(new LabPlanner(PodNetworking.Routed, LabPlanner.DefaultPodRange).Plan(snapshot).Plan);
        string[] files = [Write("cluster.yaml", Scene.Cluster), .. policies.Select((one, i) => Write($"{i}.yaml", one))];
        for (int kill = 0; kill < Kills; kill++)
        {
            Process host = Start(network, files);
            await Task.Delay(TimeSpan.FromMilliseconds(40 + (7 * kill)), TestContext.Current.CancellationToken);
            await KillAsync(host);
            using CountedNode node = new(network.SpaceOf(Home));
            Ruleset fresh = node.Enforcement.Enforce(snapshot, CompileOptions.Default).Ruleset;
            node.Enforcement.Sweep();

            Assert.Equal(RulesetText.Of(fresh), RulesetText.Of(node.Listed));
        }
    }

    /// <summary>The kernel refuses the elements of one policy; its pod is closed, an event names the policy, and the others are enforced as written.</summary>
    [Fact]
    public void Behaviour29_PolicyThatTheKernelDoesNotTake_ClosesItsOwnPodsAndStopsNoOtherPolicy()
    {
        string blocks = string.Join(", ", Enumerable.Range(0, 300).Select(i => $"{{ipBlock: {{cidr: 10.{i / 250}.{i % 250}.0/25}}}}"));
        string large = Scene.Policy("large", $"{{podSelector: {{matchLabels: {{app: web}}}}, ingress: [{{from: [{{podSelector: {{}}}}, {blocks}]}}]}}");
        ClusterSnapshot snapshot = ReadCluster.From(("cluster.yaml", Scene.Cluster), ("policies.yaml", Gate + large)).Snapshot;
        using var network = LabNetwork.Build(new LabPlanner(PodNetworking.Routed, LabPlanner.DefaultPodRange).Plan(snapshot).Plan);
        using CountedNode node = new(network.SpaceOf(Home));
        using PacketProber prober = new();
        node.Table.Refuses = change => change is RulesetChange.AddElements(_, var elements) && elements.Count >= 300;

        node.Enforcement.Enforce(snapshot, CompileOptions.Default);

        Assert.Equal([true, false, false], prober.Send([Probe(network, snapshot, "web", "db"), Probe(network, snapshot, "far", "db"), Probe(network, snapshot, "far", "web")], TimeSpan.FromMilliseconds(300)));
        ClosedClass closed = Assert.Single(node.Told.OfType<EnforcementEvent.ClassClosed>()).Closed;
        Assert.Equal("large", Assert.Single(closed.Class.Policies).Name);
        Assert.Equal("default/web", Assert.Single(closed.Class.Pods).Value);

        node.Table.Refuses = _ => false;
        node.Enforcement.Enforce(snapshot, CompileOptions.Default);
        Assert.True(prober.Send([Probe(network, snapshot, "far", "web")], TimeSpan.FromMilliseconds(300))[0]);
        Assert.Single(node.Told.OfType<EnforcementEvent.ClassReopened>());
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private string Write(string name, string text)
    {
        string path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }

    // Started where the node is, and ready when it enforces.
    private static Process Start(LabNetwork network, string[] files)
    {
        string folder = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "Ringfence.KernelHost", Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory))));
        Process host = NetNsVisit.Run(network.SpaceOf(Home), () => Process.Start(
            new ProcessStartInfo(Path.Combine(folder, "Ringfence.KernelHost"), [Home.Value, .. files]) { UseShellExecute = false, RedirectStandardOutput = true })!);
        Assert.Equal("enforced", host.StandardOutput.ReadLine());
        return host;
    }

    private static async Task KillAsync(Process host)
    {
        host.Kill();
        await host.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(128 + 9, host.ExitCode);
        host.Dispose();
    }

    private static PacketProbe Probe(LabNetwork network, ClusterSnapshot snapshot, string from, string to)
    {
        (NetNs Space, Address Address) source = End(network, snapshot, from);
        (NetNs Space, Address Address) destination = End(network, snapshot, to);
        return new PacketProbe(source.Space, source.Address, destination.Space, destination.Address, Protocol.Tcp, 80);
    }

    private static (NetNs Space, Address Address) End(LabNetwork network, ClusterSnapshot snapshot, string name)
    {
        Endpoint pod = snapshot.FindEndpoint(new EndpointId($"default/{name}"))!;
        Assert.True(pod.Addresses.TryGet(AddressFamily.IPv4, out Address address));
        return (network.TrySpaceOf(pod.Id, out NetNs? space) ? space : throw new KeyNotFoundException(name), address);
    }
}
