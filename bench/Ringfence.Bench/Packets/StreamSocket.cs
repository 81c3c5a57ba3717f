using System.Net;
using System.Net.Sockets;
using Ringfence.Lab;

namespace Ringfence.Bench;

/// <summary>One TCP connection through the router, both of its ends worked by the calling thread.</summary>
internal sealed class StreamSocket : IDisposable
{
    private readonly Socket _from;
    private readonly Socket _to;
    private readonly byte[] _block = new byte[64 * 1024];

    private StreamSocket(Socket from, Socket to) => (_from, _to) = (from, to);

    /// <summary>Connects the ends of a pair, which the ground has settled.</summary>
    public static StreamSocket Connect(PacketGround ground, PacketPair pair)
    {
        IPEndPoint server = new(Of(pair.Destination), PacketCluster.Port);
        using Socket listener = NetNsVisit.Run(ground.Sink, Open);
        listener.Bind(server);
        listener.Listen();
        Socket from = NetNsVisit.Run(ground.Source, Open);
        from.Bind(new IPEndPoint(Of(pair.Source), 0));
        from.Connect(server);
        Socket to = listener.Accept();
        (from.Blocking, to.Blocking) = (false, false);
        return new StreamSocket(from, to);
    }

    /// <summary>Sends some bytes and receives them.</summary>
    public void Carry(long bytes)
    {
        long sent = 0;
        for (long received = 0; received < bytes;)
        {
            if (sent < bytes)
            {
                int more = _from.Send(_block, 0, (int)Math.Min(_block.Length, bytes - sent), SocketFlags.None, out SocketError error);
                sent += error is SocketError.Success ? more : error is SocketError.WouldBlock ? 0 : throw new SocketException((int)error);
            }

            int taken = _to.Receive(_block, 0, _block.Length, SocketFlags.None, out SocketError fault);
            received += fault is SocketError.Success ? taken : fault is SocketError.WouldBlock ? 0 : throw new SocketException((int)fault);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _from.Dispose();
        _to.Dispose();
    }

    private static Socket Open() => new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    private static IPAddress Of(uint address) => AddressBytes.ToIPAddress(new Core.Address(Core.AddressFamily.IPv4, address));
}
