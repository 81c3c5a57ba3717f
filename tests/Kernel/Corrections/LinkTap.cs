using System.Diagnostics;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using Ringfence.Lab;

namespace Ringfence.Kernel.Tests;

/// <summary>A pod's link as its driver has it: frames that no socket of the pod would send, and everything that comes to it.</summary>
internal sealed class LinkTap : IDisposable
{
    private const int FamilyPacket = 17;
    private const int AllProtocols = 0x0300;
    private const byte Outgoing = 4;
    private const byte PodLink = 10;

    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(300);

    private readonly SafeSocketHandle _socket;
    private readonly byte[] _frame = new byte[65536];

    private LinkTap(LabEnd end) => (_socket, Hardware) = NetNsVisit.Run(end.Space, () => (
        new SafeSocketHandle(Libc.Socket(FamilyPacket, Libc.TypeRawCloseOnExec, AllProtocols), ownsHandle: true),
        NetworkInterface.GetAllNetworkInterfaces().First(link => link.Name == "eth0").GetPhysicalAddress().GetAddressBytes()));

    /// <summary>The link's own address.</summary>
    public byte[] Hardware { get; }

    /// <summary>Begins to listen at a pod.</summary>
    public static LinkTap At(LabEnd pod) => new(pod);

    /// <summary>Puts a frame on the link.</summary>
    /// <param name="target">Whom it is for; everybody when null.</param>
    /// <param name="kind">What it carries: 0x800 is IPv4, 0x86DD IPv6, 0x806 ARP.</param>
    /// <param name="payload">What it carries, whole.</param>
    public void Send(byte[]? target, ushort kind, ReadOnlySpan<byte> payload)
    {
        byte[] to = target ?? [255, 255, 255, 255, 255, 255];
        byte[] frame = [.. to, .. Hardware, (byte)(kind >> 8), (byte)(kind & 0xFF), .. payload];
        byte[] address = [FamilyPacket, 0, 0, 3, PodLink, 0, 0, 0, 0, 0, 0, 6, .. to, 0, 0];
        Assert.Equal(frame.Length, Libc.SendTo(_socket, frame, frame.Length, 0, address, address.Length));
    }

    /// <summary>Whether a frame comes in that holds some bytes.</summary>
    public bool Sees(ReadOnlySpan<byte> mark) => Finds(mark, kind => kind != Outgoing);

    /// <summary>Whether a frame goes out that holds some bytes: what never left proves nothing when it does not arrive.</summary>
    public bool Sends(ReadOnlySpan<byte> mark) => Finds(mark, kind => kind == Outgoing);

    public void Dispose() => _socket.Dispose();

    private bool Finds(ReadOnlySpan<byte> mark, Func<byte, bool> isMeant)
    {
        Span<byte> from = stackalloc byte[20];
        for (long start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < Patience; Thread.Sleep(2))
        {
            int fromLength = from.Length;
            while (Libc.ReceiveFrom(_socket, _frame, _frame.Length, Libc.DoNotWait, from, ref fromLength) is > 0 and var length)
            {
                if (isMeant(from[10]) && _frame.AsSpan(0, (int)length).IndexOf(mark) >= 0)
                {
                    return true;
                }

                fromLength = from.Length;
            }
        }

        return false;
    }
}
