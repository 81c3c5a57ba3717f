using System.Net.Sockets;
using Ringfence.Core;
using AddressFamily = Ringfence.Core.AddressFamily;

namespace Ringfence.Lab;

/// <summary>A socket that sends or receives whole packets of one family, in the namespace in which it was opened.</summary>
/// <remarks>What it receives has passed the input rules of that namespace, so a packet seen here has truly arrived.</remarks>
internal sealed class RawSocket : IDisposable
{
    private const int SocketLevel = 1;
    private const int ReceiveBufferForce = 33;
    private const int ReceiveBufferBytes = 8 * 1024 * 1024;

    private readonly SafeSocketHandle _socket;
    private readonly AddressFamily _family;
    private readonly byte[] _address;

    private RawSocket(AddressFamily family, int protocol)
    {
        _family = family;
        int file = Libc.Socket(family == AddressFamily.IPv4 ? Libc.FamilyIPv4 : Libc.FamilyIPv6, Libc.TypeRawCloseOnExec, protocol);
        _socket = file < 0 ? throw Libc.Fault("opening a raw socket") : new SafeSocketHandle(file, ownsHandle: true);
        _address = new byte[family == AddressFamily.IPv4 ? 16 : 28];
        _address[0] = (byte)(family == AddressFamily.IPv4 ? Libc.FamilyIPv4 : Libc.FamilyIPv6);
    }

    /// <summary>One that sends packets with whatever source they carry.</summary>
    public static RawSocket Sender(AddressFamily family) => new(family, Libc.ProtocolRaw);

    /// <summary>One that receives all packets of a protocol.</summary>
    public static RawSocket Receiver(AddressFamily family, Protocol protocol)
    {
        RawSocket socket = new(family, PacketWriter.NumberOf(protocol, family));

        // Many packets may come before anybody reads; not being allowed more room is no fault.
        _ = Libc.SetOption(socket._socket, SocketLevel, ReceiveBufferForce, [ReceiveBufferBytes], sizeof(int));
        return socket;
    }

    /// <summary>The socket for .NET to wait on; it owns it from now on.</summary>
    public Socket ToSocket() => new(_socket);

    /// <summary>Sends a packet; false when it has nowhere to go from here.</summary>
    public bool SendPacket(Address destination, ReadOnlySpan<byte> packet)
    {
        AddressBytes.Write(destination, _address.AsSpan(_family == AddressFamily.IPv4 ? 4 : 8));
        return Libc.SendTo(_socket, packet, packet.Length, 0, _address, _address.Length) >= 0;
    }

    /// <summary>Takes the next packet that has arrived, if there is one.</summary>
    /// <param name="buffer">Where it goes.</param>
    /// <param name="source">Who sent it.</param>
    /// <param name="body">The packet behind its IP header.</param>
    public bool TryReceive(byte[] buffer, out Address source, out ReadOnlySpan<byte> body)
    {
        Span<byte> from = stackalloc byte[28];
        int fromLength = from.Length;
        int length = (int)Libc.ReceiveFrom(_socket, buffer, buffer.Length, Libc.DoNotWait, from, ref fromLength);
        if (length < 0)
        {
            source = default;
            body = default;
            return false;
        }

        // IPv4 packets come with their header, IPv6 ones without.
        source = _family == AddressFamily.IPv4 ? AddressBytes.Read(from.Slice(4, 4)) : AddressBytes.Read(from.Slice(8, 16));
        int header = _family == AddressFamily.IPv4 ? (buffer[0] & 15) * 4 : 0;
        body = buffer.AsSpan(header..Math.Max(header, length));
        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => _socket.Dispose();
}
