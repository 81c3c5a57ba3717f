using System.Diagnostics;
using System.Globalization;
using Ringfence.Core;
using Ringfence.Lab;

namespace Ringfence.Kernel.Tests;

/// <summary>
/// Openings of connections as fast as one thread sends them, half of them from who is allowed and half from who is not. A table of its own in the
/// node's namespace counts them right before and right after policies judge them, so that none is missed; nothing is tracked, so each is a first one.
/// </summary>
internal sealed class PacketFlood : IDisposable
{
    private const string Allowed = "10.1.0.1";
    private const string Denied = "10.2.0.1";
    private const string Target = "10.1.0.2";

    private readonly NetNs _node;
    private readonly CancellationTokenSource _ended = new();
    private readonly Thread _sender;

    private PacketFlood(NetNs node, NetNs from)
    {
        _node = node;
        _sender = new Thread(() => Send(from, _ended.Token));
    }

    /// <summary>Begins to send to the pod db of the usual cluster, as web and as far.</summary>
    /// <param name="node">The namespace of the node of web and db.</param>
    /// <param name="from">The namespace of web, which sends both.</param>
    public static PacketFlood Start(NetNs node, NetNs from)
    {
        Nft(node, $$"""
            table inet flood {
            counter offered_allowed { }
            counter offered_denied { }
            counter passed_allowed { }
            counter passed_denied { }
            chain untracked {
            type filter hook prerouting priority raw
            notrack
            }
            chain offered {
            type filter hook forward priority -100
            ip saddr {{Allowed}} counter name offered_allowed
            ip saddr {{Denied}} counter name offered_denied
            }
            chain passed {
            type filter hook forward priority 100
            ip saddr {{Allowed}} counter name passed_allowed
            ip saddr {{Denied}} counter name passed_denied
            drop
            }
            }
            """, "-f", "-");
        PacketFlood flood = new(node, from);
        flood._sender.Start();
        return flood;
    }

    /// <summary>Stops, and says what was counted.</summary>
    public (long Offered, long AllowedLost, long DeniedPassed) Stop()
    {
        End();
        Assert.Equal(Count("offered_allowed"), Count("offered_denied"));
        return (Count("offered_allowed"), Count("offered_allowed") - Count("passed_allowed"), Count("passed_denied"));
    }

    public void Dispose()
    {
        End();
        _ended.Dispose();
    }

    private void End()
    {
        _ended.Cancel();
        _sender.Join();
    }

    // Its second line: packets N bytes M.
    private long Count(string counter) =>
        long.Parse(Nft(_node, "", "list", "counter", "inet", "flood", counter).Split("packets ")[1].Split(' ')[0], CultureInfo.InvariantCulture);

    private static void Send(NetNs from, CancellationToken ended)
    {
        using RawSocket sender = NetNsVisit.Run(from, () => RawSocket.Sender(AddressFamily.IPv4));
        Address target = TestAddress.Parse(Target);
        byte[][] packets = [.. ((string[])[Allowed, Denied]).Select(source => PacketWriter.TcpSegment(new PacketEnds(TestAddress.Parse(source), 4711, target, 80), flags: 2))];
        while (!ended.IsCancellationRequested)
        {
            foreach (byte[] packet in packets)
            {
                Assert.True(sender.SendPacket(target, packet));
            }
        }
    }

    private static string Nft(NetNs node, string input, params string[] arguments) => NetNsVisit.Run(node, () =>
    {
        using Process nft = Process.Start(new ProcessStartInfo("nft", arguments) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        nft.StandardInput.Write(input);
        nft.StandardInput.Close();
        string listing = nft.StandardOutput.ReadToEnd();
        string errors = nft.StandardError.ReadToEnd();
        nft.WaitForExit();
        Assert.True(nft.ExitCode == 0, errors);
        return listing;
    });
}
