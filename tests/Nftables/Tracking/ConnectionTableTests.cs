using System.Net;
using System.Net.Sockets;

namespace Ringfence.Nftables.Tests;

/// <summary>Live connections of a real kernel are listed with both their tuples, and forgotten on request.</summary>
public sealed class ConnectionTableTests
{
    // Tracking begins with the first rule that asks for it; the Service is 127.0.0.9:80, its backend 127.0.0.1:PORT.
    private const string Rules = """
        table inet other {
            chain track {
                type filter hook input priority 0; policy accept;
                ct state established,related accept
            }
            chain service {
                type nat hook output priority -100; policy accept;
                ip daddr 127.0.0.9 tcp dport 80 dnat ip to 127.0.0.1:7000
            }
        }
        """;

    [Fact]
    public void List_OfAConnectionThroughAService_HasItAsAForwardHookSeesIt()
    {
        using TestNamespace space = new();
        space.Execute("ip", "link", "set", "lo", "up");
        space.Load(Rules);
        using Socket server = space.Run(() => Listen(7000));
        using Socket client = space.Run(() => Connect("127.0.0.9", 80));
        using ConnectionTable table = space.Run(() => new ConnectionTable());

        TrackedConnection live = Assert.Single(table.List(), connection => connection.Protocol == ProtocolNumber.Tcp);

        ushort port = (ushort)((IPEndPoint)client.LocalEndPoint!).Port;
        Assert.Equal((port, 80, "127.0.0.9"), (live.Asked.SourcePort, live.Asked.DestinationPort, live.Asked.Destination.ToString()));
        Assert.Equal(("127.0.0.1", "127.0.0.1", port, 7000), (live.AtForward.Source.ToString(), live.AtForward.Destination.ToString(), live.AtForward.SourcePort, live.AtForward.DestinationPort));
        Assert.True(live.IsTranslated);

        table.Forget(live);
        table.Forget(live);
        Assert.Empty(table.List());
        Assert.Equal(2, table.Dumps);
    }

    [Fact]
    public void List_OfIPv6_IsAmongThem()
    {
        using TestNamespace space = new();
        space.Execute("ip", "link", "set", "lo", "up");
        space.Load(Rules);
        using Socket server = space.Run(() =>
        {
            Socket socket = new(AddressFamily.InterNetworkV6, SocketType.Dgram, ProtocolType.Udp);
            socket.Bind(new IPEndPoint(IPAddress.IPv6Loopback, 5000));
            return socket;
        });
        space.Run(() =>
        {
            using Socket socket = new(AddressFamily.InterNetworkV6, SocketType.Dgram, ProtocolType.Udp);
            return socket.SendTo("x"u8, new IPEndPoint(IPAddress.IPv6Loopback, 5000));
        });
        using ConnectionTable table = space.Run(() => new ConnectionTable());

        TrackedConnection live = Assert.Single(table.List());

        Assert.Equal((ProtocolNumber.Udp, "::1", 5000, false), (live.Protocol, live.AtForward.Destination.ToString(), live.AtForward.DestinationPort, live.IsTranslated));
        table.Forget(live);
        Assert.Empty(table.List());
    }

    private static Socket Listen(int port)
    {
        Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
        socket.Listen();
        return socket;
    }

    private static Socket Connect(string address, int port)
    {
        Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Connect(IPAddress.Parse(address), port);
        return socket;
    }
}
