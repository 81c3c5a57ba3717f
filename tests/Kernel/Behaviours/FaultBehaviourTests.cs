using System.Diagnostics;
using Ringfence.Core;
using Ringfence.Lab;
using Ringfence.Nftables;

namespace Ringfence.Kernel.Tests;

/// <summary>What must hold when the enforcing process is killed, and when the kernel does not take a policy. Numbers are those of docs/lab.md, behaviours.</summary>
public sealed class FaultBehaviourTests : IDisposable
{
    private const int Kills = 6;

    private static readonly NodeName Home = new("n1");

    private static readonly string Gate = Scene.Policy("gate", "{podSelector: {matchLabels: {app: db}}, ingress: [{from: [{podSelector: {matchLabels: {app: web}}}]}]}");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ringfence-host-");

    /// <summary>Killed while it goes from one set of policies to another and back, of which both let web in and keep far out, with packets of both on their way all the time.</summary>
    /// <remarks>A packet on its way through the rules while a transaction takes effect may be lost (docs/enforcing.md, what is not done yet), so web sends once more, as clients do.</remarks>
    [Fact]
    public async Task Behaviour26_KillOfTheHostAtAnyMoment_StopsNoAllowedPacketAndLetsNoDeniedOnePass()
    {
        string other = Scene.Policy("gate", "{podSelector: {matchLabels: {app: db}}, ingress: [{from: [{ipBlock: {cidr: 10.1.0.1/32}}], ports: [{port: 80}, {port: 81}]}]}");
        ClusterSnapshot snapshot = ReadCluster.From(("cluster.yaml", Scene.Cluster), ("policies.yaml", Gate)).Snapshot;
        using var network = LabNetwork.Build(new LabPlanner(PodNetworking.Routed, LabPlanner.DefaultPodRange).Plan(snapshot).Plan);
        string[] files = [Write("cluster.yaml", Scene.Cluster), Write("one.yaml", Gate), Write("other.yaml", other)];
        await KillAsync(Start(network, files));
        using CancellationTokenSource ended = new();
        using PacketProber web = new();
        using PacketProber far = new();
        Task<(int Sent, int Arrived)> allowed = CountAsync(web, Probe(network, snapshot, "web", "db"), TimeSpan.FromSeconds(2), tries: 2, ended.Token);
        Task<(int Sent, int Arrived)> denied = CountAsync(far, Probe(network, snapshot, "far", "db"), TimeSpan.FromMilliseconds(20), tries: 1, ended.Token);

        for (int kill = 0; kill < Kills; kill++)
        {
            Process host = Start(network, files);
            // Another moment each time, wherever in a change that is.
            await Task.Delay(TimeSpan.FromMilliseconds(7 * (kill + 1)), TestContext.Current.CancellationToken);
            await KillAsync(host);
        }

        await ended.CancelAsync();
        (int sent, int arrived) = await allowed;
        Assert.Equal(sent, arrived);
        Assert.True(sent > Kills, $"only {sent} packets were sent");
        Assert.Equal(0, (await denied).Arrived);
        Assert.True((await denied).Sent > Kills);
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

    // On threads of their own: those of the pool may all be taken by other tests, and packets must be on their way while hosts are killed.
    // Whoever is let in arrives at once; patience is for a busy machine.
    private static Task<(int Sent, int Arrived)> CountAsync(PacketProber prober, PacketProbe probe, TimeSpan patience, int tries, CancellationToken ended) =>
        Task.Factory.StartNew(() => Count(prober, probe, patience, tries, ended), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private static (int Sent, int Arrived) Count(PacketProber prober, PacketProbe probe, TimeSpan patience, int tries, CancellationToken ended)
    {
        (int sent, int arrived) = (0, 0);
        while (!ended.IsCancellationRequested)
        {
            arrived += Enumerable.Range(0, tries).Any(_ => prober.Send([probe], patience)[0]) ? 1 : 0;
            sent++;
        }

        return (sent, tries == 1 ? arrived + prober.Late : arrived);
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
