using System.Net;
using System.Net.Sockets;

namespace Ringfence.Nftables.Tests;

/// <summary>Packets that a real kernel logs come back as what was sent.</summary>
public sealed class PacketLogTests
{
    private const string Rules = """
        table inet other {
            chain c {
                type filter hook input priority 0; policy accept;
                udp dport 5353 log prefix "rf1|P|D|I|0000000000000001" group 77 drop
            }
        }
        """;

    [Fact]
    public async Task ReadAsync_GivesEveryPacket_WithPrefixAndEnds()
    {
        using TestNamespace space = Prepared();
        using PacketLog log = space.Run(() => PacketLog.Open(77, TimeProvider.System));
        Send(space, IPAddress.Loopback, 1);
        Send(space, IPAddress.IPv6Loopback, 1);

        List<LoggedPacket> packets = await ReadAsync(log, 2);

        Assert.All(packets, packet => Assert.Equal("rf1|P|D|I|0000000000000001", packet.Prefix));
        Assert.Equal(["127.0.0.1", "::1"], packets.Select(packet => packet.Head.Source.ToString()));
        Assert.Equal(["127.0.0.1", "::1"], packets.Select(packet => packet.Head.Destination.ToString()));
        Assert.All(packets, packet => Assert.Equal((ProtocolNumber.Udp, 5353, 1, 0), (packet.Head.Protocol, packet.Head.DestinationPort, packet.InputInterface, packet.OutputInterface)));
    }

    [Fact]
    public void Open_OfAGroupThatIsRead_SaysSo()
    {
        using TestNamespace space = Prepared();
        using PacketLog first = space.Run(() => PacketLog.Open(77, TimeProvider.System));

        NetlinkException refused = Assert.Throws<NetlinkException>(() => space.Run(() => PacketLog.Open(77, TimeProvider.System)));

        Assert.Equal(Errno.Busy, refused.Error);
        Assert.Contains("log group 77 is read by somebody else", refused.Message, StringComparison.Ordinal);
        space.Run(() => PacketLog.Open(78, TimeProvider.System)).Dispose();
    }

    [Fact]
    public void Open_AfterTheReaderIsGone_Works()
    {
        using TestNamespace space = Prepared();
        space.Run(() => PacketLog.Open(77, TimeProvider.System)).Dispose();
        space.Run(() => PacketLog.Open(77, TimeProvider.System)).Dispose();
    }

    /// <summary>Behaviour 38: what nobody takes in time is lost, and how much is known to the packet.</summary>
    [Fact]
    public async Task ReadAsync_AfterAFlood_CountsWhatWasLost()
    {
        const int flood = 200_000;
        using TestNamespace space = Prepared();
        using PacketLog log = space.Run(() => PacketLog.Open(77, TimeProvider.System));

        Send(space, IPAddress.Loopback, flood);

        // The end of the flood may be lost too: the packets sent from now on have numbers behind it.
        long read = 0;
        long lost = 0;
        while (read + lost < flood + 1)
        {
            Send(space, IPAddress.Loopback, 1);
            PacketLogBatch batch = await log.ReadAsync(TestContext.Current.CancellationToken);
            read += batch.Packets.Count;
            lost += batch.Lost;
        }

        Assert.True(lost > 0, "the flood was too small to lose anything");
    }

    private static TestNamespace Prepared()
    {
        TestNamespace space = new();
        space.Execute("ip", "link", "set", "lo", "up");
        space.Load(Rules);
        return space;
    }

    private static void Send(TestNamespace space, IPAddress address, int packets) => space.Run(() =>
    {
        using Socket socket = new(address.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        IPEndPoint end = new(address, 5353);
        for (int i = 0; i < packets; i++)
        {
            socket.SendTo("x"u8, end);
        }

        return packets;
    });

    private static async Task<List<LoggedPacket>> ReadAsync(PacketLog log, int count)
    {
        List<LoggedPacket> packets = [];
        while (packets.Count < count)
        {
            packets.AddRange((await log.ReadAsync(TestContext.Current.CancellationToken)).Packets);
        }

        return packets;
    }
}
