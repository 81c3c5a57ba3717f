using System.Diagnostics;
using Ringfence.Core;
using Ringfence.Lab;
using Ringfence.Nftables;
using Ringfence.Testing;

namespace Ringfence.Kernel.Tests;

/// <summary>Pods of a node that share a bridge. Numbers are those of docs/lab.md, corrections.</summary>
public sealed class BridgeCorrectionTests
{
    private const ushort Experimental = 0x88B5;

    private static readonly Address AllNodes = TestAddress.Parse("ff02::1");

    private static readonly byte[] AllNodesLink = [0x33, 0x33, 0, 0, 0, 1];

    private static readonly string IsolatedDb = Scene.Policy("in", "{podSelector: {matchLabels: {app: db}}, policyTypes: [Ingress]}");

    private static readonly string IsolatedWeb = Scene.Policy("out", "{podSelector: {matchLabels: {app: web}}, policyTypes: [Egress]}");

    [Theory]
    [InlineData(AddressFamily.IPv4)]
    [InlineData(AddressFamily.IPv6)]
    public void Correction05_SourceOfAnotherPodOfTheBridge_DoesNotPass_AndItsOwnDoes(AddressFamily family)
    {
        using Scene scene = Scene.With(string.Empty, PodNetworking.Bridged);
        Address forged = scene.End("far").In(family)!.Value;

        foreach (string to in (string[])["db", "other/guest", "node/n1"])
        {
            Assert.True(RawPackets.Arrive(scene.End("web"), scene.End(to), flags: 2, source: null, family), to);
            Assert.False(RawPackets.Arrive(scene.End("web"), scene.End(to), flags: 2, source: forged, family), to);
        }
    }

    [Fact]
    public async Task Correction05_ForgedFrame_IsRecordedAsSuch()
    {
        using Scene scene = Scene.With(string.Empty, PodNetworking.Bridged);
        using CancellationTokenSource enough = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        enough.CancelAfter(TimeSpan.FromSeconds(20));
        IAsyncEnumerable<DropRecord> drops = scene.Log.ListenAsync(enough.Token);

        Assert.False(RawPackets.Arrive(scene.End("web"), scene.End("db"), flags: 2, source: TestAddress.Parse("10.9.9.9")));

        DropRecord record = await drops.FirstAsync(enough.Token);
        Assert.Equal(
            (DropVerdict.Spoofed, TestAddress.Parse("10.9.9.9"), (ushort)80),
            (record.Verdict, record.Source.Address, record.Destination.Port));
        Assert.Equal("default/db", Assert.IsType<Party.Pod>(record.Destination.Party).Endpoint.Id.Value);
    }

    /// <summary>Who says over ARP that a neighbour's address is theirs gets that neighbour's packets.</summary>
    [Fact]
    public void Correction05_ArpForTheAddressOfAnother_DoesNotPass_AndItsOwnDoes()
    {
        using Scene scene = Scene.With(string.Empty, PodNetworking.Bridged);
        Address web = scene.End("web").Addresses[0];
        Address db = scene.End("db").Addresses[0];

        Assert.True(ArpArrives(scene, web, db));
        Assert.True(ArpArrives(scene, TestAddress.Parse("0.0.0.0"), db));
        Assert.False(ArpArrives(scene, TestAddress.Parse("10.1.0.9"), db));
    }

    /// <summary>The same over IPv6: an advertisement of a neighbour (RFC 4861 4.4) tells whose link address it is, in bytes 8 to 23.</summary>
    [Theory]
    [InlineData("own", true)]
    [InlineData("fe80::5", true)]
    [InlineData("fd00:1::2", false)]
    [InlineData("fd00:1::9", false)]
    public void Correction05_AdvertisementOfTheAddressOfAnother_DoesNotPass_AndItsOwnDoes(string target, bool passes)
    {
        using Scene scene = Scene.With(string.Empty, PodNetworking.Bridged);
        Address web = scene.End("web").Addresses[1];
        Address told = target == "own" ? web : TestAddress.Parse(target);

        // Whoever tells a forged one has a source of its own to tell it from.
        Assert.Equal(passes, FrameArrives(scene, AllNodesLink, Wire.IPv6, mark => Wire.Icmp(web, AllNodes, 136, 255, [.. AddressBytes.Of(told), .. mark])));
        Assert.Equal(passes, FrameArrives(scene, AllNodesLink, Wire.IPv6, mark => Wire.Icmp(TestAddress.Parse("fe80::7"), AllNodes, 136, 255, [.. AddressBytes.Of(told), .. mark])));
    }

    /// <summary>An annotation says for whom a pod may speak, over IPv6 too.</summary>
    [Fact]
    public void Correction05_AdvertisementOfAnExtraSource_PassesFromThePortThatHasIt()
    {
        string cluster = Scene.Cluster.Replace(
            "metadata: {name: web,", "metadata: {annotations: {ringfence.dev/extra-sources: \"fd99::/64\"}, name: web,", StringComparison.Ordinal);
        using Scene scene = Scene.Of(cluster, string.Empty, PodNetworking.Bridged);
        byte[] extra = AddressBytes.Of(TestAddress.Parse("fd99::7"));

        Assert.True(FrameArrives(scene, AllNodesLink, Wire.IPv6, mark => Wire.Icmp(scene.End("web").Addresses[1], AllNodes, 136, 255, [.. extra, .. mark])));
    }

    [Fact]
    public void Correction05_ExtraSources_PassFromThePortThatHasThem()
    {
        string cluster = Scene.Cluster.Replace(
            "metadata: {name: web,", "metadata: {annotations: {ringfence.dev/extra-sources: \"10.99.0.0/16\"}, name: web,", StringComparison.Ordinal);
        using Scene scene = Scene.Of(cluster, string.Empty, PodNetworking.Bridged);
        Address extra = TestAddress.Parse("10.99.0.7");

        Assert.True(RawPackets.Arrive(scene.End("web"), scene.End("far"), flags: 2, source: extra));
        Assert.False(RawPackets.Arrive(scene.End("db"), scene.End("far"), flags: 2, source: extra));
    }

    /// <summary>What has no single receiver meets no rule for an address: it does not reach isolated pods, whoever sends it.</summary>
    [Theory]
    [InlineData("255.255.255.255", null)]
    [InlineData("10.1.255.255", null)]
    [InlineData("224.0.0.251", null)]
    [InlineData("ff02::fb", "33:33:00:00:00:FB")]
    [InlineData("fe80::5", null)]
    public void Correction07_BroadcastAndMulticast_DoNotReachAnIsolatedPod(string destination, string? hardware)
    {
        using Scene scene = Scene.With(string.Empty, PodNetworking.Bridged);
        Assert.True(DatagramArrives(scene, destination, hardware, 4711, 5353));

        scene.Change(IsolatedDb);
        Assert.False(DatagramArrives(scene, destination, hardware, 4711, 5353));
    }

    /// <summary>A frame to one pod's link that names everybody's address is no way around it either; one to its own address is for the policies.</summary>
    [Fact]
    public void Correction07_FrameToThePodsLink_IsJudgedByItsAddress()
    {
        using Scene scene = Scene.With(Scene.Policy("one", "{podSelector: {matchLabels: {app: db}}, ingress: [{ports: [{port: 80, protocol: UDP}]}]}"), PodNetworking.Bridged);
        string hardware = Convert.ToHexString(LinkTapAddress(scene.End("db")));

        Assert.False(DatagramArrives(scene, "255.255.255.255", hardware, 4711, 80));
        Assert.True(DatagramArrives(scene, "10.1.0.2", hardware, 4711, 80));
        Assert.False(DatagramArrives(scene, "10.1.0.2", hardware, 4711, 81));
    }

    /// <summary>Without these a link does not work: ARP, neighbours, listeners, and answers to who has no address yet (RFC 2131 4.1, RFC 8415 18.3).</summary>
    [Fact]
    public void Correction07_WhatLinksNeed_ReachesAnIsolatedPod()
    {
        using Scene scene = Scene.With(IsolatedDb + IsolatedWeb, PodNetworking.Bridged);
        Address web = scene.End("web").Addresses[1];

        Assert.True(ArpArrives(scene, scene.End("web").Addresses[0], scene.End("db").Addresses[0]));
        Assert.True(FrameArrives(scene, AllNodesLink, Wire.IPv6, mark => Wire.Icmp(web, AllNodes, 135, 255, mark)));
        Assert.True(FrameArrives(scene, AllNodesLink, Wire.IPv6, mark => Wire.Icmp(web, AllNodes, 130, 1, mark)));

        scene.Change(IsolatedDb);
        Assert.True(DatagramArrives(scene, "255.255.255.255", null, 67, 68));
        Assert.True(DatagramArrives(scene, "fe80::5", null, 547, 546));
    }

    /// <summary>What is neither IP nor ARP nobody can judge, a tag in front of IP included.</summary>
    [Theory]
    [InlineData(Experimental)]
    [InlineData(0x8100)]
    public void Correction07_OtherFrames_NeitherReachNorLeaveAnIsolatedPod(int kind)
    {
        using Scene scene = Scene.With(string.Empty, PodNetworking.Bridged);
        Assert.True(FrameArrives(scene, null, (ushort)kind, mark => [0, 5, 8, 0, .. mark]));

        scene.Change(IsolatedDb);
        Assert.False(FrameArrives(scene, null, (ushort)kind, mark => [0, 5, 8, 0, .. mark]));

        scene.Change(IsolatedWeb);
        Assert.False(FrameArrives(scene, null, (ushort)kind, mark => [0, 5, 8, 0, .. mark]));
    }

    /// <summary>Somebody else's change of this table is put right like that of the other, and removing everything of ours removes both.</summary>
    [Fact]
    public async Task Correction07_TableForBridges_IsRepaired_AndRemovedWithTheOther()
    {
        using Scene scene = Scene.With(IsolatedDb, PodNetworking.Bridged);
        NetNs node = scene.End("node/n1").Space;
        string before = scene.Nft("n1", "list table bridge ringfence");

        scene.Nft("n1", "delete table bridge ringfence");
        for (long start = Stopwatch.GetTimestamp(); NetNsVisit.Run(node, OwnTables.Find).Count < 2; await Task.Delay(50, TestContext.Current.CancellationToken))
        {
            Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(20), "the table did not come back");
        }

        Assert.Equal(before, scene.Nft("n1", "list table bridge ringfence"));
        Assert.Equal(["inet ringfence", "bridge ringfence"], NetNsVisit.Run(node, OwnTables.Remove));
    }

    /// <summary>docs/nftables-layout.md shows the chains as they are listed.</summary>
    [Fact]
    public void Page_ShowsTheChainsOfTheTable()
    {
        using Scene scene = Scene.With(IsolatedDb, PodNetworking.Bridged);
        string listed = scene.Nft("n1", "list table bridge ringfence");
        string page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "nftables-layout.md"));
        string shown = page.Split("## Pods on a bridge")[1].Split("```text\n")[1].Split("```")[0];

        Assert.Equal(7, shown.Split("\n\t}\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.All(shown.Split("\n\t}\n", StringSplitOptions.RemoveEmptyEntries), chain => Assert.Contains($"{chain}\n\t}}\n", listed, StringComparison.Ordinal));
    }

    private static byte[] LinkTapAddress(LabEnd end)
    {
        using LinkTap tap = LinkTap.At(end);
        return tap.Hardware;
    }

    private static bool ArpArrives(Scene scene, Address sender, Address target)
    {
        byte[] hardware = LinkTapAddress(scene.End("web"));
        return FrameArrives(scene, null, Wire.Arp, mark => Wire.ArpRequest(hardware, sender, target, mark));
    }

    private static bool DatagramArrives(Scene scene, string to, string? hardware, ushort sourcePort, ushort port)
    {
        Address destination = TestAddress.Parse(to);
        Address source = scene.End("web").In(destination.Family)!.Value;
        byte[]? target = hardware is null ? null : Convert.FromHexString(hardware.Replace(":", string.Empty, StringComparison.Ordinal));
        return FrameArrives(
            scene, target, destination.Family == AddressFamily.IPv4 ? Wire.IPv4 : Wire.IPv6, mark => Wire.Udp(source, sourcePort, destination, port, mark));
    }

    // Whether a frame from web comes to the link of db; both are on one bridge.
    private static bool FrameArrives(Scene scene, byte[]? target, ushort kind, Func<byte[], byte[]> payload)
    {
        byte[] mark = Wire.Mark();
        using LinkTap web = LinkTap.At(scene.End("web"));
        using LinkTap db = LinkTap.At(scene.End("db"));
        web.Send(target, kind, payload(mark));
        return db.Sees(mark);
    }
}
