using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using Ringfence.Core;

namespace Ringfence.Lab;

/// <summary>Answers the openings of SCTP associations as a host would, packet by packet, for kernels without SCTP: INIT ACK on its ports, ABORT on others.</summary>
internal sealed class SctpResponder : IDisposable
{
    // Any number but 0 will do: nothing is kept that it could be checked against.
    private const uint OwnTag = 0x52_46_4C_42;

    private readonly Address _own;
    private readonly IReadOnlySet<ushort> _ports;
    private readonly RawSocket _sender;
    private readonly Socket _receiver;

    /// <summary>Opens its sockets in the namespace in which the calling thread is, and begins.</summary>
    /// <param name="own">The address that it answers from.</param>
    /// <param name="ports">The ports that somebody listens on.</param>
    /// <param name="stopped">Ends it.</param>
    public SctpResponder(Address own, IReadOnlySet<ushort> ports, CancellationToken stopped)
    {
        (_own, _ports) = (own, ports);
        _sender = RawSocket.Sender(own.Family);
        _receiver = RawSocket.Receiver(own.Family, Protocol.Sctp).ToSocket();
        _ = ServeAsync(stopped);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _sender.Dispose();
        _receiver.Dispose();
    }

    private async Task ServeAsync(CancellationToken stopped)
    {
        byte[] buffer = new byte[2048];
        IPEndPoint anybody = new(_own.Family == Core.AddressFamily.IPv4 ? IPAddress.Any : IPAddress.IPv6Any, 0);
        while (!stopped.IsCancellationRequested)
        {
            try
            {
                SocketReceiveFromResult received = await _receiver.ReceiveFromAsync(buffer, anybody, stopped);
                Answer(AddressBytes.Of(((IPEndPoint)received.RemoteEndPoint).Address), BodyOf(buffer.AsSpan(0, received.ReceivedBytes)));
            }
            catch (Exception fault) when (fault is SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // Nothing that could be answered; or the end, which the loop sees.
            }
        }
    }

    // IPv4 packets come with their header, IPv6 ones without.
    private ReadOnlySpan<byte> BodyOf(ReadOnlySpan<byte> packet) =>
        _own.Family == Core.AddressFamily.IPv4 ? packet[Math.Min(packet.Length, (packet[0] & 15) * 4)..] : packet;

    private void Answer(Address peer, ReadOnlySpan<byte> body)
    {
        if (body.Length >= 32 && OpeningPacket.TryRead(Protocol.Sctp, body, out ushort source, out ushort port))
        {
            uint tag = BinaryPrimitives.ReadUInt32BigEndian(body[16..]);
            SctpChunk chunk = _ports.Contains(port) ? SctpChunk.InitAck : SctpChunk.Abort;
            _sender.SendPacket(peer, PacketWriter.SctpPacket(new PacketEnds(_own, port, peer, source), tag, chunk, OwnTag));
        }
    }
}
