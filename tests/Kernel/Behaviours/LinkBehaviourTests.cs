using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Ringfence.Core;
using Ringfence.Lab;
using AddressFamily = Ringfence.Core.AddressFamily;

namespace Ringfence.Kernel.Tests;

/// <summary>What the links of isolated pods need to work at all. Numbers are those of docs/lab.md, behaviours.</summary>
public sealed class LinkBehaviourTests
{
    private const int SmallLink = 1280;
    private const int TooMuch = 1400;

    // Who may be told of a smaller link on the way: IP_MTU_DISCOVER and IPV6_MTU_DISCOVER, always.
    private const int Always = 2;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>A node on the way says that a packet is too big; who is isolated in both directions learns it all the same, and its socket sends no more of that size.</summary>
    [Theory]
    [InlineData(AddressFamily.IPv4)]
    [InlineData(AddressFamily.IPv6)]
    public void Behaviour19_PacketTooBig_ComesBackToAnIsolatedPod(AddressFamily family)
    {
        using Scene scene = Scene.With(
            Scene.Policy("deny", "{podSelector: {}, policyTypes: [Ingress, Egress]}")
            + Scene.Policy("one", "{podSelector: {matchLabels: {app: web}}, policyTypes: [Egress], egress: [{to: [{podSelector: {matchLabels: {app: far}}}], ports: [{port: 80, protocol: UDP}]}]}"));
        Address far = scene.End("far").In(family)!.Value;
        Ip(scene, "link", "set", LinkTo(scene, far), "mtu", $"{SmallLink}");
        using Socket socket = NetNsVisit.Run(scene.End("web").Space, () => new Socket(
            family == AddressFamily.IPv4 ? System.Net.Sockets.AddressFamily.InterNetwork : System.Net.Sockets.AddressFamily.InterNetworkV6, SocketType.Dgram, ProtocolType.Udp));
        socket.SetRawSocketOption(family == AddressFamily.IPv4 ? 0 : 41, family == AddressFamily.IPv4 ? 10 : 23, BitConverter.GetBytes(Always));
        socket.Connect(new IPEndPoint(AddressBytes.ToIPAddress(far), 80));

        SocketError error = SocketError.Success;
        for (long start = Stopwatch.GetTimestamp(); error != SocketError.MessageSize && Stopwatch.GetElapsedTime(start) < Patience; Thread.Sleep(10))
        {
            error = Send(socket, TooMuch);
        }

        Assert.Equal(SocketError.MessageSize, error);

        // What it was told of earlier datagrams it tells with the next ones, of whatever size.
        Assert.Contains(SocketError.Success, Enumerable.Range(0, 10).Select(_ => Send(socket, SmallLink - 100)));
        Assert.DoesNotContain(SocketError.Success, Enumerable.Range(0, 10).Select(_ => Send(socket, TooMuch)));
    }

    private static SocketError Send(Socket socket, int bytes)
    {
        socket.Send(new byte[bytes], 0, bytes, SocketFlags.None, out SocketError error);
        return error;
    }

    // The second node's link to a pod.
    private static string LinkTo(Scene scene, Address pod)
    {
        string[] words = Ip(scene, "route", "get", $"{pod}").Split(' ');
        return words[Array.IndexOf(words, "dev") + 1];
    }

    private static string Ip(Scene scene, params string[] arguments) => NetNsVisit.Run(scene.End("node/n2").Space, () =>
    {
        using Process ip = Process.Start(new ProcessStartInfo("ip", arguments) { UseShellExecute = false, RedirectStandardOutput = true })!;
        string said = ip.StandardOutput.ReadToEnd();
        ip.WaitForExit();
        Assert.Equal(0, ip.ExitCode);
        return said;
    });
}
