using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Ringfence.Lab;

namespace Ringfence.Bench;

/// <summary>A socket that sends whole frames on a link of the namespace in which it was opened (packet(7)).</summary>
internal sealed unsafe partial class FrameSocket : IDisposable
{
    private const int Packet = 17;
    private const int RawCloseOnExec = 3 | 0x8_0000;
    private const int AtOnce = 1024;

    private readonly SafeFileHandle _file;

    private FrameSocket(SafeFileHandle file) => _file = file;

    /// <summary>Opens one on a link of a namespace.</summary>
    /// <exception cref="IOException">Without the privilege to.</exception>
    public static FrameSocket Open(NetNs space, string link) => NetNsVisit.Run(space, () =>
    {
        // Protocol 0: it never receives.
        int file = Socket(Packet, RawCloseOnExec, 0);
        FrameSocket socket = file >= 0 ? new FrameSocket(new SafeFileHandle(file, ownsHandle: true)) : throw Fault("opening a packet socket");
        byte[] address = new byte[20];
        BinaryPrimitives.WriteUInt16LittleEndian(address, Packet);
        BinaryPrimitives.WriteInt32LittleEndian(address.AsSpan(4), InterfaceNumber(link));
        return Bind(socket._file, address, address.Length) == 0 ? socket : throw Fault($"binding a packet socket to {link}");
    });

    /// <summary>Sends some frames of a train. The whole way over virtual links is taken before this returns, on the caller's time.</summary>
    public void Send(PacketTrain train, int first, int count)
    {
        for (int sent = 0; sent < count;)
        {
            int more = SendMany(_file, train.HeaderOf(first + sent), (uint)Math.Min(AtOnce, count - sent), 0);
            sent += more > 0 ? more : throw Fault("sending frames");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private static IOException Fault(string tried)
    {
        int code = Marshal.GetLastPInvokeError();
        return new IOException($"{tried}: {Marshal.GetPInvokeErrorMessage(code)}", code);
    }

    [LibraryImport("libc", EntryPoint = "socket", SetLastError = true)]
    private static partial int Socket(int family, int type, int protocol);

    [LibraryImport("libc", EntryPoint = "bind", SetLastError = true)]
    private static partial int Bind(SafeHandle socket, ReadOnlySpan<byte> address, int length);

    [LibraryImport("libc", EntryPoint = "if_nametoindex", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int InterfaceNumber(string name);

    [LibraryImport("libc", EntryPoint = "sendmmsg", SetLastError = true)]
    private static partial int SendMany(SafeHandle socket, void* messages, uint count, int flags);
}
