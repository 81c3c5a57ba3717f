using System.Net;
using System.Net.Sockets;
using Ringfence.Core;

namespace Ringfence.Nftables.Tests;

/// <summary>A node and the pods of the shop that run there, each a network namespace with a routed address.</summary>
internal sealed class TestNode : IPodNamespaces, IDisposable
{
    private readonly TestNamespace _node = new();
    private readonly Dictionary<EndpointId, TestNamespace> _pods = [];

    public TestNode()
    {
        _node.Execute("sysctl", "-qw", "net.ipv4.ip_forward=1");
        foreach (Endpoint pod in (Endpoint[])[Shop.Web, Shop.Api, Shop.Db])
        {
            Join(pod, $"pod{_pods.Count}");
        }
    }

    public TestNamespace Space => _node;

    public bool TryVisit(Address pod, Action work) => _pods[((Endpoint[])[Shop.Web, Shop.Api, Shop.Db]).Single(one => Shop.AddressOf(one) == pod).Id].Run(() =>
    {
        work();
        return true;
    });

    /// <summary>Listens on a port of a pod.</summary>
    public Socket Listen(Endpoint pod, ushort port) => _pods[pod.Id].Run(() =>
    {
        Socket socket = new(System.Net.Sockets.AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Any, port));
        socket.Listen();
        return socket;
    });

    /// <summary>Connects from a pod to another, and waits for as long as a busy machine may need.</summary>
    public Socket Connect(Endpoint from, Endpoint to, ushort port)
    {
        Socket socket = Begin(from);
        Assert.True(Answers(socket, to, port, TimeSpan.FromSeconds(60)), $"{from.Id} does not reach {to.Id}:{port}");
        return socket;
    }

    /// <summary>Waits until a first packet and its first retry would have been answered.</summary>
    public void AssertSilent(Endpoint from, Endpoint to, ushort port)
    {
        using Socket socket = Begin(from);
        Assert.False(Answers(socket, to, port, TimeSpan.FromMilliseconds(1_300)), $"{from.Id} reaches {to.Id}:{port}");
    }

    /// <summary>Begins to connect, and does not wait.</summary>
    public (Socket Socket, Task Connected) Begin(Endpoint from, Endpoint to, ushort port, CancellationToken cancellationToken)
    {
        Socket socket = Begin(from);
        return (socket, socket.ConnectAsync(new IPEndPoint(IPAddress.Parse(Shop.AddressOf(to).ToString()), port), cancellationToken).AsTask());
    }

    /// <summary>Connects, and leaves again.</summary>
    public void AssertConnects(Endpoint from, Endpoint to, ushort port) => Connect(from, to, port).Dispose();

    public void SendDatagrams(Endpoint from, Endpoint to, ushort port, int count) => _pods[from.Id].Run(() =>
    {
        using Socket socket = new(System.Net.Sockets.AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        IPEndPoint end = new(IPAddress.Parse(Shop.AddressOf(to).ToString()), port);
        for (int i = 0; i < count; i++)
        {
            socket.SendTo("x"u8, end);
        }

        return count;
    });

    public void Dispose()
    {
        _node.Dispose();
        foreach (TestNamespace pod in _pods.Values)
        {
            pod.Dispose();
        }
    }

    private Socket Begin(Endpoint from) => _pods[from.Id].Run(() => new Socket(System.Net.Sockets.AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp));

    private static bool Answers(Socket socket, Endpoint to, ushort port, TimeSpan patience)
    {
        using SocketAsyncEventArgs connect = new() { RemoteEndPoint = new IPEndPoint(IPAddress.Parse(Shop.AddressOf(to).ToString()), port) };
        using ManualResetEventSlim done = new();
        connect.Completed += (_, _) => done.Set();
        return (!socket.ConnectAsync(connect) || done.Wait(patience)) && socket.Connected;
    }

    private void Join(Endpoint pod, string link)
    {
        const string gateway = "10.255.255.254";
        TestNamespace space = new();
        _pods.Add(pod.Id, space);
        string address = Shop.AddressOf(pod).ToString();
        _node.Execute("ip", "link", "add", link, "type", "veth", "peer", "name", "eth0", "netns", space.Path);
        _node.Execute("ip", "address", "add", gateway, "dev", link);
        _node.Execute("ip", "link", "set", link, "up");
        space.Execute("ip", "address", "add", address, "dev", "eth0");
        space.Execute("ip", "link", "set", "eth0", "up");
        space.Execute("ip", "route", "add", gateway, "dev", "eth0");
        space.Execute("ip", "route", "add", "default", "via", gateway);
        _node.Execute("ip", "route", "add", address, "dev", link);
    }
}
