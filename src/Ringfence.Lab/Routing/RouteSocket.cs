using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Ringfence.Lab;

/// <summary>A socket to the routing of the namespace in which it was opened.</summary>
internal sealed class RouteSocket : IDisposable
{
    // Much less than the 208 KiB that a socket may hold. Each answer takes about 1 KiB of it however short it is, and must find room as well.
    private const int LargestSend = 16 * 1024;
    private const int MostRequests = 64;

    private const int NetlinkLevel = 270;
    private const int CapAcknowledgements = 10;
    private const int ExtendedAcknowledgements = 11;

    private readonly SafeFileHandle _socket;
    private readonly byte[] _answer = new byte[64 * 1024];

    /// <summary>Opens one where the calling thread is.</summary>
    /// <exception cref="IOException">The kernel refuses.</exception>
    public RouteSocket()
    {
        int file = Libc.Socket(Libc.FamilyNetlink, Libc.TypeRawCloseOnExec, protocol: 0);
        _socket = file < 0 ? throw Libc.Fault("opening a socket to the routing of the kernel") : new SafeFileHandle(file, ownsHandle: true);

        // So that a refusal says why, and does not bring the request back.
        _ = Libc.SetOption(_socket, NetlinkLevel, CapAcknowledgements, [1], sizeof(int));
        _ = Libc.SetOption(_socket, NetlinkLevel, ExtendedAcknowledgements, [1], sizeof(int));
    }

    /// <summary>Sends requests, a share at a time, and waits until each is done.</summary>
    /// <exception cref="IOException">One was refused; those after it were tried all the same.</exception>
    public void Send(RouteBatch batch)
    {
        ReadOnlySpan<byte> rest = batch.Bytes;
        while (!rest.IsEmpty)
        {
            int share = 0;
            int requests = 0;
            while (share < rest.Length && share < LargestSend && requests < MostRequests)
            {
                share += BinaryPrimitives.ReadInt32LittleEndian(rest[share..]);
                requests++;
            }

            if (Libc.SendTo(_socket, rest[..share], share, 0, default, 0) < 0)
            {
                throw Libc.Fault("asking the kernel for links and routes");
            }

            Await(requests);
            rest = rest[share..];
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _socket.Dispose();

    private void Await(int requests)
    {
        IOException? fault = null;
        while (requests > 0)
        {
            int none = 0;
            int length = (int)Libc.ReceiveFrom(_socket, _answer, _answer.Length, 0, default, ref none);
            if (length < 0)
            {
                throw Libc.Fault("waiting for links and routes");
            }

            for (int at = 0; at + 20 <= length;)
            {
                int size = BinaryPrimitives.ReadInt32LittleEndian(_answer.AsSpan(at));
                fault ??= FaultIn(_answer.AsSpan(at, size));
                at += (size + 3) & ~3;
                requests--;
            }
        }

        if (fault is not null)
        {
            throw fault;
        }
    }

    // nlmsghdr 16, error 4, nlmsghdr of the request 16, then attributes, of which 1 is a text.
    private static IOException? FaultIn(ReadOnlySpan<byte> answer)
    {
        int error = -BinaryPrimitives.ReadInt32LittleEndian(answer[16..]);
        if (error == 0)
        {
            return null;
        }

        string why = Marshal.GetPInvokeErrorMessage(error);
        for (int at = 36; at + 4 <= answer.Length;)
        {
            int size = BinaryPrimitives.ReadUInt16LittleEndian(answer[at..]);
            if (BinaryPrimitives.ReadUInt16LittleEndian(answer[(at + 2)..]) == 1)
            {
                why = Encoding.UTF8.GetString(answer.Slice(at + 4, size - 5));
            }

            at += (size + 3) & ~3;
        }

        ushort type = BinaryPrimitives.ReadUInt16LittleEndian(answer[24..]);
        return new IOException($"the kernel refuses a link, address or route (request {type}): {why}", error);
    }
}
