using System.Buffers.Binary;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Ringfence.Nftables;

/// <summary>A socket to the kernel's netfilter, in the network namespace of the thread that opens it.</summary>
/// <remarks>
/// A batch is one message of the socket and may be large, so both buffers are raised past the system's limits. That takes CAP_NET_ADMIN on the
/// machine; who has it in a network namespace only (rootless containers) gets what the limits grant.
/// </remarks>
internal sealed class NetlinkSocket : IDisposable
{
    /// <summary>Room for the largest batch, and for the reports of one.</summary>
    public const int LargeBuffer = 32 << 20;

    private readonly Socket _socket;

    private NetlinkSocket(Socket socket, uint port, BufferGrant grant) => (_socket, Port, Grant) = (socket, port, grant);

    /// <summary>What the kernel calls this socket; reports of changes say who made them by it.</summary>
    public uint Port { get; }

    /// <summary>Whether the buffers are as large as they were asked for.</summary>
    public BufferGrant Grant { get; }

    /// <summary>How many bytes may be sent at once.</summary>
    public int SendBytes => _socket.SendBufferSize;

    /// <summary>Opens a socket.</summary>
    /// <param name="bufferBytes">How much it can hold each way.</param>
    /// <exception cref="NetlinkException">The kernel has no netfilter netlink, or the caller lacks CAP_NET_ADMIN.</exception>
    public static NetlinkSocket Open(int bufferBytes)
    {
        SafeSocketHandle handle = Libc.Socket(Libc.NetlinkFamily, Libc.RawCloseOnExec, Libc.NetfilterProtocol);
        try
        {
            Check(handle.IsInvalid ? -1 : 0, "open a netlink socket");
            Span<byte> address = stackalloc byte[12];
            address.Clear();
            BinaryPrimitives.WriteUInt16LittleEndian(address, Libc.NetlinkFamily);
            Check(Libc.Bind(handle, address, address.Length), "bind a netlink socket");
            BufferGrant grant = SetBuffers(handle, bufferBytes);
            Set(handle, Libc.NetlinkLevel, Libc.CapAck, 1);
            Set(handle, Libc.NetlinkLevel, Libc.ExtendedAck, 1);
            int length = address.Length;
            Check(Libc.GetSocketName(handle, address, ref length), "name a netlink socket");
            NetlinkSocket socket = new(new Socket(handle), BinaryPrimitives.ReadUInt32LittleEndian(address[4..]), grant);
            if (grant == BufferGrant.WithinLimits)
            {
                socket.RequireTheRight();
            }

            return socket;
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    /// <summary>Makes the kernel send this socket what happens in a group.</summary>
    public void Join(int group) => Set(_socket.SafeHandle, Libc.NetlinkLevel, Libc.AddMembership, group);

    /// <summary>Sends messages as one; a batch must not be cut.</summary>
    public void Send(ReadOnlySpan<byte> messages)
    {
        try
        {
            if (_socket.Send(messages, SocketFlags.None) != messages.Length)
            {
                throw NetlinkException.For(Errno.NoBuffers, $"send {messages.Length} bytes at once");
            }
        }
        catch (SocketException exception)
        {
            throw Wrap(exception, "send to the kernel");
        }
    }

    /// <summary>Waits for the next answer.</summary>
    /// <returns>How many bytes of the buffer it takes.</returns>
    /// <exception cref="NetlinkException">With <see cref="Errno.NoBuffers"/> when answers were lost.</exception>
    public int Receive(Span<byte> buffer)
    {
        try
        {
            return _socket.Receive(buffer, SocketFlags.None);
        }
        catch (SocketException exception)
        {
            throw Wrap(exception, "read the kernel's answer");
        }
    }

    /// <inheritdoc cref="Receive"/>
    public async ValueTask<int> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        try
        {
            return await _socket.ReceiveAsync(buffer, SocketFlags.None, cancellationToken);
        }
        catch (SocketException exception)
        {
            throw Wrap(exception, "read what the kernel reports");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _socket.Dispose();

    private static BufferGrant SetBuffers(SafeSocketHandle handle, int bytes)
    {
        if (Libc.SetSocketOption(handle, Libc.SocketLevel, Libc.SendBufferForce, bytes, sizeof(int)) == 0)
        {
            Set(handle, Libc.SocketLevel, Libc.ReceiveBufferForce, bytes);
            return BufferGrant.Full;
        }

        if ((Errno)Marshal.GetLastPInvokeError() != Errno.NotPermitted)
        {
            throw NetlinkException.Last("set up a netlink socket");
        }

        Set(handle, Libc.SocketLevel, Libc.SendBuffer, bytes);
        Set(handle, Libc.SocketLevel, Libc.ReceiveBuffer, bytes);
        return BufferGrant.WithinLimits;
    }

    /// <summary>Asks for something harmless that only those may ask who may change rules in this namespace.</summary>
    private void RequireTheRight()
    {
        NetlinkWriter writer = new();
        writer.Begin(NftMessages.TypeOf(NftMessage.GetGeneration), NetlinkFlags.Request | NetlinkFlags.Acknowledge, 0, NftMessages.AnyFamily, 0);
        writer.End();
        Send(writer.Written);
        byte[] buffer = new byte[1 << 13];
        while (true)
        {
            ReadOnlySpan<byte> received = buffer.AsSpan(0, Receive(buffer));
            while (NetlinkMessage.TryTake(ref received, out NetlinkMessage message))
            {
                if (message.Type != NetlinkMessage.ErrorType)
                {
                    continue;
                }

                if (message.Error == Errno.NotPermitted)
                {
                    throw NetlinkException.For(message.Error, "change the rules of this network namespace");
                }

                return;
            }
        }
    }

    private static NetlinkException Wrap(SocketException exception, string attempt) => NetlinkException.For((Errno)exception.NativeErrorCode, attempt);

    private static void Set(SafeSocketHandle handle, int level, int option, int value) =>
        Check(Libc.SetSocketOption(handle, level, option, value, sizeof(int)), "set up a netlink socket");

    private static void Check(int result, string attempt)
    {
        if (result < 0)
        {
            throw NetlinkException.Last(attempt);
        }
    }
}
