using System.Net;
using System.Net.Sockets;
using Ringfence.Core;
using Ringfence.Lab;
using AddressFamily = Ringfence.Core.AddressFamily;

namespace Ringfence.Kernel.Tests;

/// <summary>What of ICMP passes whatever policies say, and what does not. Numbers are those of docs/lab.md, corrections.</summary>
public sealed class IcmpCorrectionTests
{
    private const byte Advertisement = 136;
    private const byte Link = 255;
    private const byte Routed = 64;

    private static readonly string DenyAll = Scene.Policy("deny", "{podSelector: {}, policyTypes: [Ingress, Egress]}");

    /// <summary>An error that answers nothing could carry anything out of an isolated pod: only those that belong to a connection pass.</summary>
    [Theory]
    [InlineData(AddressFamily.IPv6, 1)]
    [InlineData(AddressFamily.IPv6, 2)]
    [InlineData(AddressFamily.IPv6, 3)]
    [InlineData(AddressFamily.IPv6, 4)]
    [InlineData(AddressFamily.IPv4, 3)]
    [InlineData(AddressFamily.IPv4, 11)]
    public void Correction06_ErrorThatAnswersNothing_LeavesNoIsolatedPod(AddressFamily family, byte type)
    {
        using Scene scene = Scene.With(string.Empty);
        Assert.True(Arrives(scene, "web", "far", type, Routed, family));

        scene.Change(DenyAll);
        Assert.False(Arrives(scene, "web", "far", type, Routed, family));
    }

    [Theory]
    [InlineData(AddressFamily.IPv4)]
    [InlineData(AddressFamily.IPv6)]
    public void Correction06_ErrorAboutAnAllowedConnection_ComesBackToAnIsolatedPod(AddressFamily family)
    {
        using Scene scene = Scene.With(Scene.Policy("out", "{podSelector: {matchLabels: {app: web}}, policyTypes: [Ingress, Egress], egress: [{}]}"));
        LabEnd web = scene.End("web");
        byte[] mark = Wire.Mark();
        using LinkTap tap = LinkTap.At(web);
        using Socket socket = NetNsVisit.Run(web.Space, () => new Socket(
            family == AddressFamily.IPv4 ? System.Net.Sockets.AddressFamily.InterNetwork : System.Net.Sockets.AddressFamily.InterNetworkV6, SocketType.Dgram, ProtocolType.Udp));

        // Nobody listens there; the error that says so quotes the datagram.
        socket.SendTo(mark, new IPEndPoint(AddressBytes.ToIPAddress(scene.End("far").In(family)!.Value), 4999));

        Assert.True(tap.Sees(mark));
    }

    /// <summary>Messages of neighbours come from the link, which a hop limit of 255 proves; what was routed has less.</summary>
    [Theory]
    [InlineData(133)]
    [InlineData(134)]
    [InlineData(135)]
    [InlineData(136)]
    public void Correction06_NeighbourMessage_PassesBetweenIsolatedPodsOfALink_AndOnlyThere(byte type)
    {
        using Scene bridged = Scene.With(DenyAll, PodNetworking.Bridged);
        Assert.True(Arrives(bridged, "web", "db", type, Link));
        Assert.False(Arrives(bridged, "web", "db", type, Routed));

        using Scene routed = Scene.With(DenyAll);
        Assert.False(Arrives(routed, "web", "far", type, Link));
    }

    /// <summary>In both forward directions: each isolated pod is asked as a source and as a destination.</summary>
    [Theory]
    [InlineData("{podSelector: {}, policyTypes: [Egress]}")]
    [InlineData("{podSelector: {}, policyTypes: [Ingress]}")]
    public void Correction06_Listeners_AreHeardWhicheverDirectionIsIsolated(string policy)
    {
        using Scene scene = Scene.With(Scene.Policy("deny", policy), PodNetworking.Bridged);

        Assert.All((byte[])[130, 131, 132, 143], type => Assert.True(Arrives(scene, "web", "db", type, 1), $"type {type}"));
        Assert.All((byte[])[128, 129], type => Assert.False(Arrives(scene, "web", "db", type, Routed), $"type {type}"));
    }

    /// <summary>A redirect turns the traffic of others over to whoever sends it.</summary>
    [Fact]
    public void Correction06_Redirect_PassesNowhere_EvenWithoutPolicies()
    {
        using Scene scene = Scene.With(string.Empty, PodNetworking.Bridged);

        Assert.True(Arrives(scene, "web", "db", 128, Link));
        Assert.False(Arrives(scene, "web", "db", 137, Link));
    }

    /// <summary>Ports are read from whole packets: connection tracking puts fragments together before policies judge.</summary>
    [Theory]
    [InlineData(AddressFamily.IPv4)]
    [InlineData(AddressFamily.IPv6)]
    public void Correction16_Fragments_AreJudgedByTheirPorts(AddressFamily family)
    {
        using Scene scene = Scene.With(Scene.Policy("one", "{podSelector: {matchLabels: {app: db}}, ingress: [{ports: [{port: 80, protocol: UDP}]}]}"));

        Assert.True(ArrivesWhole(scene, family, 80));
        Assert.False(ArrivesWhole(scene, family, 81));
    }

    private static bool Arrives(Scene scene, string from, string to, byte type, byte hopLimit, AddressFamily family = AddressFamily.IPv6)
    {
        Address source = scene.End(from).In(family)!.Value;
        Address destination = scene.End(to).In(family)!.Value;
        byte[] mark = Wire.Mark();

        // Who advertises itself says so.
        byte[] told = type == Advertisement ? [.. AddressBytes.Of(source), .. mark] : mark;
        return Wire.Arrives(scene.End(from), scene.End(to), destination, Wire.Icmp(source, destination, type, hopLimit, told), mark);
    }

    // Three links' worth of a datagram.
    private static bool ArrivesWhole(Scene scene, AddressFamily family, int port)
    {
        LabEnd web = scene.End("web");
        LabEnd db = scene.End("db");
        using RawSocket receiver = NetNsVisit.Run(db.Space, () => RawSocket.Receiver(family, Protocol.Udp));
        using Socket socket = NetNsVisit.Run(web.Space, () => new Socket(
            family == AddressFamily.IPv4 ? System.Net.Sockets.AddressFamily.InterNetwork : System.Net.Sockets.AddressFamily.InterNetworkV6, SocketType.Dgram, ProtocolType.Udp));
        byte[] datagram = new byte[4000];
        Assert.Equal(4000, socket.SendTo(datagram, new IPEndPoint(AddressBytes.ToIPAddress(db.In(family)!.Value), port)));
        byte[] buffer = new byte[65536];
        for (int round = 0; round < 150; round++)
        {
            while (receiver.TryReceive(buffer, out _, out ReadOnlySpan<byte> body))
            {
                if (body.Length == 8 + datagram.Length)
                {
                    return true;
                }
            }

            Thread.Sleep(2);
        }

        return false;
    }
}
