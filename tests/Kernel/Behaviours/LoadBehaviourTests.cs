using System.Diagnostics;
using System.Globalization;
using Ringfence.Core;
using Ringfence.Lab;
using Ringfence.Nftables;

namespace Ringfence.Kernel.Tests;

/// <summary>What must hold for pods that have just started, and while drops come in a flood. Numbers are those of docs/lab.md, behaviours.</summary>
public sealed class LoadBehaviourTests(ITestOutputHelper output)
{
    private const int Flood = 20_000;
    private const int MostTries = 40;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>The pod connects as soon as it has a network, which is before anybody has told the server's node of it; how many tries and how long that takes is told.</summary>
    [Fact]
    public async Task Behaviour24_FirstConnectionOfAPodThatHasJustStarted_SucceedsWithinAFewTries()
    {
        string policy = Scene.Policy("server", "{podSelector: {matchLabels: {app: db}}, ingress: [{from: [{podSelector: {matchLabels: {app: job}}}]}]}");
        ClusterSnapshot before = Read(Scene.Cluster, policy);
        ClusterSnapshot after = Read($"{Scene.Cluster}---\n{Scene.PodText("default", "job", "n2", "10.2.0.7", "fd00:2::7")}", policy);
        LabPlanner planner = new(PodNetworking.Routed, LabPlanner.DefaultPodRange);
        using var network = LabNetwork.Build(planner.Plan(before).Plan);
        using CountedNode server = new(network.SpaceOf(MadeCluster.Here));
        server.Enforcement.Enforce(before, CompileOptions.Default);
        using PacketProber prober = new();

        network.Change(planner.Plan(after).Plan);
        long start = Stopwatch.GetTimestamp();
        Task told = Task.Run(() => server.Enforcement.Enforce(after, CompileOptions.Default), TestContext.Current.CancellationToken);
        PacketProbe probe = Probe(network, "job", "10.2.0.7", "db", "10.1.0.2");
        int tries = 1;
        while (!prober.Send([probe], TimeSpan.FromMilliseconds(50))[0] && tries < MostTries)
        {
            tries++;
        }

        output.WriteLine($"connected at try {tries}, after {Stopwatch.GetElapsedTime(start).TotalMilliseconds.ToString("f1", CultureInfo.InvariantCulture)} ms");
        await told;
        Assert.InRange(tries, 1, MostTries - 1);
        Assert.True(prober.Send([probe], Patience)[0]);
    }

    /// <summary>Records are limited and told as lost; packets of others never are.</summary>
    [Fact]
    public async Task Behaviour38_FloodOfDrops_LosesRecordsThatAreCounted_AndNoPacketThatIsAllowed()
    {
        using Scene scene = Scene.With(Scene.Policy("gate", "{podSelector: {matchLabels: {app: db}}, ingress: [{from: [{podSelector: {matchLabels: {app: web}}}]}]}"));
        using CancellationTokenSource enough = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        IAsyncEnumerable<DropRecord> drops = scene.Log.ListenAsync(enough.Token);
        LabEnd web = scene.End("web");
        LabEnd db = scene.End("db");
        PacketProbe allowed = new(web.Space, web.Addresses[0], db.Space, db.Addresses[0], Protocol.Tcp, 80);
        using PacketProber prober = new();

        Task flood = Task.Run(() => Send(scene.End("far"), db, Flood), TestContext.Current.CancellationToken);
        (int sent, int arrived) = (0, 0);
        while (!flood.IsCompleted || sent < 100)
        {
            arrived += prober.Send([allowed], Patience)[0] ? 1 : 0;
            sent++;
        }

        await flood;
        Assert.Equal(sent, arrived);

        // The next record of the class says what was lost before it.
        await Task.Delay(TimeSpan.FromSeconds(2), TestContext.Current.CancellationToken);
        Send(scene.End("far"), db, 1);
        enough.CancelAfter(Patience);
        (long recorded, long lost) = (0, 0);
        await foreach (DropRecord record in drops)
        {
            (recorded, lost) = (recorded + record.Count, lost + record.Lost);
            if (recorded + lost >= Flood + 1)
            {
                break;
            }
        }

        Assert.Equal(Flood + 1, recorded + lost);
        Assert.InRange(recorded, 1, Flood / 10);
    }

    private static void Send(LabEnd from, LabEnd to, int count)
    {
        using RawSocket sender = NetNsVisit.Run(from.Space, () => RawSocket.Sender(AddressFamily.IPv4));
        byte[] packet = PacketWriter.TcpSegment(new PacketEnds(from.Addresses[0], 4711, to.Addresses[0], 80), flags: 2);
        for (int i = 0; i < count; i++)
        {
            Assert.True(sender.SendPacket(to.Addresses[0], packet));
        }
    }

    private static PacketProbe Probe(LabNetwork network, string from, string source, string to, string destination) =>
        new(SpaceOf(network, from), TestAddress.Parse(source), SpaceOf(network, to), TestAddress.Parse(destination), Protocol.Tcp, 80);

    private static NetNs SpaceOf(LabNetwork network, string pod) => network.TrySpaceOf(new EndpointId($"default/{pod}"), out NetNs? space) ? space : throw new KeyNotFoundException(pod);

    private static ClusterSnapshot Read(string cluster, string policies) => ReadCluster.From(("cluster.yaml", cluster), ("policies.yaml", policies)).Snapshot;
}
