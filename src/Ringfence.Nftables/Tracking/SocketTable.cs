using System.Buffers.Binary;
using System.Net.Sockets;
using Ringfence.Core;
using AddressFamily = Ringfence.Core.AddressFamily;

namespace Ringfence.Nftables;

/// <summary>Ends TCP sockets of the network namespace of the calling thread: their programs get an error at once, and the far side is told (SOCK_DESTROY).</summary>
/// <remarks>
/// The kernel takes a listening socket for a connection that is gone, so a socket is looked at first and then ended by its cookie. Datagram
/// sockets are left alone: one serves many. Source: linux/inet_diag.h, <c>inet_diag_req_v2</c> and <c>inet_diag_msg</c>.
/// </remarks>
internal static class SocketTable
{
    private const int DiagnosisProtocol = 4;
    private const ushort ByFamily = 20;
    private const ushort Destroy = 21;
    private const int HeaderBytes = 16;
    private const int RequestBytes = 56;
    private const int RequestedId = HeaderBytes + 8;
    private const int FoundState = HeaderBytes + 1;
    private const int FoundId = HeaderBytes + 4;
    private const int IdBytes = 48;
    private const int CookieBytes = 8;
    private const byte TimeWait = 6;
    private const byte Listening = 10;

    /// <summary>Ends a connection's socket.</summary>
    /// <param name="local">Its address here.</param>
    /// <param name="localPort">Its port here.</param>
    /// <param name="remote">The far side as the socket sees it.</param>
    /// <param name="remotePort">The far port likewise.</param>
    /// <returns>Why not; <see cref="Errno.NoEntry"/> when there is no such socket any more.</returns>
    /// <exception cref="NetlinkException">The kernel cannot be asked.</exception>
    public static Errno End(Address local, ushort localPort, Address remote, ushort remotePort)
    {
        using SafeSocketHandle handle = Libc.Socket(Libc.NetlinkFamily, Libc.RawCloseOnExec, DiagnosisProtocol);
        if (handle.IsInvalid)
        {
            throw NetlinkException.Last("ask for sockets");
        }

        using Socket socket = new(handle);
        Span<byte> request = stackalloc byte[HeaderBytes + RequestBytes];
        request.Clear();
        BinaryPrimitives.WriteInt32LittleEndian(request, request.Length);
        request[HeaderBytes] = FamilyNumber.Of(local.Family);
        request[HeaderBytes + 1] = ProtocolNumber.Tcp;
        request[(HeaderBytes + 4)..RequestedId].Fill(0xFF);
        Span<byte> id = request.Slice(RequestedId, IdBytes);
        BinaryPrimitives.WriteUInt16BigEndian(id, localPort);
        BinaryPrimitives.WriteUInt16BigEndian(id[2..], remotePort);
        Write(id[4..], local);
        Write(id[20..], remote);
        id[^CookieBytes..].Fill(0xFF);

        Span<byte> buffer = stackalloc byte[1 << 12];
        ReadOnlySpan<byte> found = Ask(socket, request, ByFamily, NetlinkFlags.Request, buffer);
        if (TypeOf(found) != ByFamily)
        {
            return ErrorOf(found);
        }

        if (found[FoundState] is TimeWait or Listening || BinaryPrimitives.ReadUInt16BigEndian(found[(FoundId + 2)..]) != remotePort)
        {
            return Errno.NoEntry;
        }

        found.Slice(FoundId + IdBytes - CookieBytes, CookieBytes).CopyTo(id[^CookieBytes..]);
        return ErrorOf(Ask(socket, request, Destroy, NetlinkFlags.Request | NetlinkFlags.Acknowledge, buffer));
    }

    private static ReadOnlySpan<byte> Ask(Socket socket, Span<byte> request, ushort type, NetlinkFlags flags, Span<byte> buffer)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(request[4..], type);
        BinaryPrimitives.WriteUInt16LittleEndian(request[6..], (ushort)flags);
        socket.Send(request);
        return buffer[..socket.Receive(buffer)];
    }

    private static int TypeOf(ReadOnlySpan<byte> message) => BinaryPrimitives.ReadUInt16LittleEndian(message[4..]);

    private static Errno ErrorOf(ReadOnlySpan<byte> message) => (Errno)(-BinaryPrimitives.ReadInt32LittleEndian(message[HeaderBytes..]));

    private static void Write(Span<byte> field, Address address)
    {
        if (address.Family == AddressFamily.IPv4)
        {
            BinaryPrimitives.WriteUInt32BigEndian(field, (uint)address.Bits);
        }
        else
        {
            BinaryPrimitives.WriteUInt128BigEndian(field, address.Bits);
        }
    }
}
