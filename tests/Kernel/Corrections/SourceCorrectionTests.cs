using System.Net;
using System.Net.Sockets;
using System.Text;
using Ringfence.Core;
using Ringfence.Lab;
using Ringfence.Nftables;
using Ringfence.Testing;
using AddressFamily = Ringfence.Core.AddressFamily;

namespace Ringfence.Kernel.Tests;

/// <summary>A pod may use its own addresses only. Numbers are those of docs/lab.md, corrections.</summary>
public sealed class SourceCorrectionTests
{
    private static readonly string DenyAll = Scene.Policy("deny", "{podSelector: {}, policyTypes: [Ingress, Egress]}");

    private static readonly string OnlyFar = Scene.Policy("peer", "{podSelector: {matchLabels: {app: db}}, ingress: [{from: [{podSelector: {matchLabels: {app: far}}}]}]}");

    /// <summary>A packet with the victim as source and destination passes a deny-all where being oneself is enough; only a Service leads a pod back to itself.</summary>
    [Theory]
    [InlineData(AddressFamily.IPv4, PodNetworking.Routed)]
    [InlineData(AddressFamily.IPv6, PodNetworking.Routed)]
    [InlineData(AddressFamily.IPv4, PodNetworking.Bridged)]
    [InlineData(AddressFamily.IPv6, PodNetworking.Bridged)]
    public void Correction04_PacketWithTheVictimAsSource_DoesNotOpenIt(AddressFamily family, PodNetworking networking)
    {
        using Scene scene = Scene.With(DenyAll, networking);
        LabEnd victim = scene.End("db");

        Assert.False(RawPackets.Arrive(scene.End("web"), victim, flags: 2, source: victim.In(family), family));
    }

    /// <summary>Judged before anything else, so a reply-shaped packet does not slip past either.</summary>
    [Theory]
    [InlineData(AddressFamily.IPv4, 2)]
    [InlineData(AddressFamily.IPv6, 2)]
    [InlineData(AddressFamily.IPv4, 0x12)]
    [InlineData(AddressFamily.IPv6, 0x12)]
    public void Correction05_SourceOfAnotherPod_DoesNotPass_AndThatPodDoes(AddressFamily family, byte flags)
    {
        using Scene scene = Scene.With(OnlyFar);
        LabEnd db = scene.End("db");

        Assert.False(RawPackets.Arrive(scene.End("web"), db, flags, source: scene.End("far").In(family), family));
        Assert.True(RawPackets.Arrive(scene.End("far"), db, flags: 2, source: null, family));
    }

    /// <summary>Within a connection too: being allowed once is no reason to believe whoever says so next.</summary>
    [Theory]
    [InlineData(AddressFamily.IPv4)]
    [InlineData(AddressFamily.IPv6)]
    public void Correction05_SourceOfAnotherPod_DoesNotPassWithinItsConnectionEither(AddressFamily family)
    {
        using Scene scene = Scene.With(OnlyFar);
        (Address far, Address db, Address web) = (scene.End("far").In(family)!.Value, scene.End("db").In(family)!.Value, scene.End("web").In(family)!.Value);
        using Socket client = Bound(scene.End("far"), far, 4711);
        using Socket server = Bound(scene.End("db"), db, 9000);
        using RawSocket forger = NetNsVisit.Run(scene.End("web").Space, () => RawSocket.Sender(family));
        client.SendTo("hello"u8, EndOf(db, 9000));
        Assert.Equal("hello", Received(server));
        server.SendTo("answer"u8, EndOf(far, 4711));
        Assert.Equal("answer", Received(client));

        // The neighbour that packets go to is asked for in the name of one that is not forged.
        Assert.True(forger.SendPacket(db, PacketWriter.UdpDatagram(new PacketEnds(web, 4712, db, 9000), "denied"u8)));
        Thread.Sleep(100);
        Assert.True(forger.SendPacket(db, PacketWriter.UdpDatagram(new PacketEnds(far, 4711, db, 9000), "forged"u8)));
        Thread.Sleep(100);
        client.SendTo("again"u8, EndOf(db, 9000));

        Assert.Equal("again", Received(server));
    }

    /// <summary>docs/nftables-layout.md shows the chains as they are listed.</summary>
    [Fact]
    public void Page_ShowsTheChainsThatFindForgedSources()
    {
        using Scene scene = Scene.With(string.Empty);
        string listed = scene.Nft("n1", "list table inet ringfence");
        string page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "nftables-layout.md"));
        string shown = page.Split("## Forged sources")[1].Split("```text\n")[1].Split("```")[0];

        Assert.Equal(2, shown.Split("\n\t}\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.All(shown.Split("\n\t}\n", StringSplitOptions.RemoveEmptyEntries), chain => Assert.Contains($"{chain}\n\t}}\n", listed, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Correction05_ForgedPacket_IsRecordedAsSuch_AndStoppedOnItsWayToTheNodeToo()
    {
        using Scene scene = Scene.With(string.Empty);
        using CancellationTokenSource enough = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        enough.CancelAfter(TimeSpan.FromSeconds(20));
        IAsyncEnumerable<DropRecord> drops = scene.Log.ListenAsync(enough.Token);

        Assert.True(RawPackets.Arrive(scene.End("web"), scene.End("node/n1"), flags: 2));
        Assert.False(RawPackets.Arrive(scene.End("web"), scene.End("node/n1"), flags: 2, source: scene.End("db").Addresses[0]));

        DropRecord record = await drops.FirstAsync(enough.Token);
        Assert.Equal((DropVerdict.Spoofed, scene.End("db").Addresses[0]), (record.Verdict, record.Source.Address));
    }

    /// <summary>Who has no address yet asks from the unspecified one (RFC 2131 4.1, RFC 4862 5.4.2), and neighbours from link-local ones (RFC 4291 2.5.6).</summary>
    [Theory]
    [InlineData("0.0.0.0", "255.255.255.255")]
    [InlineData("::", "ff02::1")]
    [InlineData("fe80::77", "ff02::1")]
    public void Correction05_SourcesOfHostsWithoutAnAddress_ReachTheNode(string source, string destination)
    {
        using Scene scene = Scene.With(DenyAll);

        Assert.True(ReachesTheNode(scene, TestAddress.Parse(source), TestAddress.Parse(destination)));
        Assert.False(ReachesTheNode(scene, scene.End("db").In(TestAddress.Parse(source).Family)!.Value, TestAddress.Parse(destination)));
    }

    /// <summary>A router, a VPN, a host of machines: what else a pod may send from is said by an annotation, and counts for that pod alone.</summary>
    [Theory]
    [InlineData("10.99.0.7", AddressFamily.IPv4)]
    [InlineData("fd00:99::7", AddressFamily.IPv6)]
    public void Correction05_ExtraSources_PassFromThePodThatHasThem_AndFromNoOther(string source, AddressFamily family)
    {
        string cluster = Scene.Cluster.Replace(
            "metadata: {name: web,", "metadata: {annotations: {ringfence.dev/extra-sources: \"10.99.0.0/16,fd00:99::/64\"}, name: web,", StringComparison.Ordinal);
        using Scene scene = Scene.Of(cluster, string.Empty);

        Assert.True(RawPackets.Arrive(scene.End("web"), scene.End("far"), flags: 2, source: TestAddress.Parse(source), family));
        Assert.False(RawPackets.Arrive(scene.End("db"), scene.End("far"), flags: 2, source: TestAddress.Parse(source), family));
    }

    private static bool ReachesTheNode(Scene scene, Address source, Address destination)
    {
        bool old = source.Family == AddressFamily.IPv4;
        byte[] mark = Wire.Mark();
        using RawSocket node = NetNsVisit.Run(scene.End("node/n1").Space, () => RawSocket.Receiver(source.Family, old ? Protocol.Udp : Protocol.Other));
        using LinkTap web = LinkTap.At(scene.End("web"));
        web.Send(
            old ? null : [0x33, 0x33, 0, 0, 0, 1],
            old ? Wire.IPv4 : Wire.IPv6,
            old ? Wire.Udp(source, 68, destination, 67, mark) : Wire.Icmp(source, destination, 135, 255, mark));
        byte[] buffer = new byte[2048];
        for (int round = 0; round < 150; round++)
        {
            while (node.TryReceive(buffer, out _, out ReadOnlySpan<byte> body))
            {
                if (body.IndexOf(mark) >= 0)
                {
                    return true;
                }
            }

            Thread.Sleep(2);
        }

        return false;
    }

    private static Socket Bound(LabEnd end, Address address, int port) => NetNsVisit.Run(end.Space, () =>
    {
        IPEndPoint place = EndOf(address, port);
        Socket socket = new(place.AddressFamily, SocketType.Dgram, ProtocolType.Udp) { ReceiveTimeout = 5000 };
        socket.Bind(place);
        return socket;
    });

    private static IPEndPoint EndOf(Address address, int port) => new(AddressBytes.ToIPAddress(address), port);

    private static string Received(Socket socket)
    {
        byte[] buffer = new byte[100];
        return Encoding.ASCII.GetString(buffer, 0, socket.Receive(buffer));
    }
}
