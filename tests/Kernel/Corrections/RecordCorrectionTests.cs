using Ringfence.Core;
using Ringfence.Lab;
using Ringfence.Nftables;

namespace Ringfence.Kernel.Tests;

/// <summary>What records tell when there is much to tell, and under audit. Numbers are those of docs/lab.md, corrections.</summary>
public sealed class RecordCorrectionTests
{
    private const int Noise = 600;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly string OnlyWeb = Scene.Policy("gate", "{podSelector: {matchLabels: {app: db}}, ingress: [{from: [{podSelector: {matchLabels: {app: web}}}]}]}");

    private static readonly string DenyAll = Scene.Policy("deny", "{podSelector: {}, policyTypes: [Ingress, Egress]}");

    /// <summary>Sources are limited one by one before the class is, so a loud one does not use up what the class may log; what is not logged is counted.</summary>
    [Fact]
    public async Task Correction11_LoudSource_HidesNobodyElse_AndWhatItLosesIsTold()
    {
        using Scene scene = Scene.With(OnlyWeb);
        using CancellationTokenSource enough = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        enough.CancelAfter(Patience);
        IAsyncEnumerable<DropRecord> drops = scene.Log.ListenAsync(enough.Token);

        Send(scene, "far", Noise);
        Send(scene, "other/guest", 1);
        await Task.Delay(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
        Send(scene, "far", 1);

        long loud = 0;
        long quiet = 0;
        long lost = 0;
        await foreach (DropRecord record in drops)
        {
            bool isGuest = record.Source.Party is Party.Pod({ Id.Value: "other/guest" });
            quiet += isGuest ? record.Count : 0;
            loud += isGuest ? 0 : record.Count;
            lost += record.Lost;
            if (loud + quiet + lost >= Noise + 2)
            {
                break;
            }
        }

        Assert.Equal((1, Noise + 2), (quiet, loud + quiet + lost));
        Assert.True(loud < Noise, $"{loud} of {Noise} were recorded one by one");
    }

    /// <summary>Enforcement stops a connection at its first side and records it once; so does audit, which both sides judge.</summary>
    [Fact]
    public async Task Correction12_Audit_MakesOneRecordOfBothSides()
    {
        LabLog log = new();
        ClusterSnapshot snapshot = Read(DenyAll);
        using Bench bench = new(snapshot, log);
        bench.Enforce(snapshot, CompileOptions.Default with { Mode = EnforcementMode.Audit });
        using CancellationTokenSource enough = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        enough.CancelAfter(Patience);
        IAsyncEnumerable<DropRecord> drops = log.ListenAsync(enough.Token);

        using PacketProber prober = new();
        Address web = TestAddress.Parse("10.1.0.1");
        Address db = TestAddress.Parse("10.1.0.2");
        Assert.Equal([true, true], prober.Send(
            [new PacketProbe(bench.SpaceOf("web"), web, bench.SpaceOf("db"), db, Protocol.Tcp, 80), new PacketProbe(bench.SpaceOf("web"), web, bench.SpaceOf("db"), db, Protocol.Tcp, 81)],
            TimeSpan.FromSeconds(1)));

        List<DropRecord> records = [];
        await foreach (DropRecord record in drops)
        {
            records.Add(record);
            if (records.Count == 2)
            {
                break;
            }
        }

        Assert.Equal([80, 81], records.Select(record => (int)record.Destination.Port).Order());
        Assert.All(records, record => Assert.Equal((DropVerdict.Audited, Direction.Egress, 1L), (record.Verdict, record.Direction, record.Count)));
    }

    /// <summary>Under audit of the node everything of ours that would stop a packet lets it pass: policies, forged sources, redirects.</summary>
    [Fact]
    public async Task Correction12_AuditOfTheNode_LetsForgedSourcesPass_AndRecordsThem()
    {
        LabLog log = new();
        ClusterSnapshot snapshot = Read(OnlyWeb);
        using Bench bench = new(snapshot, log);
        bench.SourceCheck = new SourceCheck.Listed(bench.Links);
        bench.Enforce(snapshot, CompileOptions.Default with { Mode = EnforcementMode.Audit });
        using CancellationTokenSource enough = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        enough.CancelAfter(Patience);
        IAsyncEnumerable<DropRecord> drops = log.ListenAsync(enough.Token);

        LabEnd web = new(bench.SpaceOf("web"), [TestAddress.Parse("10.1.0.1"), TestAddress.Parse("fd00:1::1")]);
        LabEnd db = new(bench.SpaceOf("db"), [TestAddress.Parse("10.1.0.2"), TestAddress.Parse("fd00:1::2")]);
        Assert.True(RawPackets.Arrive(web, db, flags: 2, source: TestAddress.Parse("10.9.9.9")));
        DropRecord record = await drops.FirstAsync(enough.Token);
        Assert.Equal((DropVerdict.Audited, TestAddress.Parse("10.9.9.9")), (record.Verdict, record.Source.Address));

        byte[] mark = Wire.Mark();
        Address destination = db.Addresses[1];
        Assert.True(Wire.Arrives(web, db, destination, Wire.Icmp(web.Addresses[1], destination, 137, 255, mark), mark));
    }

    private static void Send(Scene scene, string from, int packets)
    {
        LabEnd source = scene.End(from);
        Address destination = scene.End("db").Addresses[0];
        using RawSocket sender = NetNsVisit.Run(source.Space, () => RawSocket.Sender(AddressFamily.IPv4));
        for (ushort each = 0; each < packets; each++)
        {
            Assert.True(sender.SendPacket(destination, Wire.Udp(source.Addresses[0], (ushort)(2000 + each), destination, 80, "noise"u8)));
        }
    }

    private static ClusterSnapshot Read(string policies) => ReadCluster.From(("cluster.yaml", Scene.Cluster), ("policies.yaml", policies)).Snapshot;
}
