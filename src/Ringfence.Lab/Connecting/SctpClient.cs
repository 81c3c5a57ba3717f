using System.Buffers.Binary;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Ringfence.Core;

namespace Ringfence.Lab;

/// <summary>Sends the opening of an SCTP association, packet by packet, for kernels without SCTP, and waits for its answer.</summary>
internal sealed class SctpClient : IClient
{
    private const ushort FirstPort = 20_000;
    private const ushort Ports = 40_000;

    private static int _used;

    private readonly ConnectionProbe _probe;
    private readonly PacketEnds _ends;
    private readonly RawSocket _sender;
    private readonly Socket _receiver;

    public SctpClient(ConnectionProbe probe)
    {
        _probe = probe;
        ushort port = (ushort)(FirstPort + ((uint)Interlocked.Increment(ref _used) % Ports));
        _ends = new PacketEnds(probe.Source, port, probe.Destination, probe.Port);
        _sender = RawSocket.Sender(probe.Source.Family);
        _receiver = RawSocket.Receiver(probe.Source.Family, Protocol.Sctp).ToSocket();
    }

    /// <inheritdoc/>
    public async Task<ProbeAnswer> TryAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        long start = Stopwatch.GetTimestamp();
        using var patient = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patient.CancelAfter(patience);
        _sender.SendPacket(_probe.Destination, PacketWriter.Opening(_ends, Protocol.Sctp));
        ProbeOutcome outcome = await AnswerAsync(patient.Token, cancellationToken);
        return new ProbeAnswer(outcome, string.Empty, _ends.SourcePort, Stopwatch.GetElapsedTime(start));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _sender.Dispose();
        _receiver.Dispose();
    }

    private async Task<ProbeOutcome> AnswerAsync(CancellationToken patience, CancellationToken cancellationToken)
    {
        byte[] buffer = new byte[2048];
        IPEndPoint anybody = new(_probe.Source.Family == Core.AddressFamily.IPv4 ? IPAddress.Any : IPAddress.IPv6Any, 0);
        try
        {
            while (true)
            {
                SocketReceiveFromResult received = await _receiver.ReceiveFromAsync(buffer, anybody, patience);
                if (Read(buffer.AsSpan(0, received.ReceivedBytes)) is { } outcome)
                {
                    return outcome;
                }
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return ProbeOutcome.Silent;
        }
        catch (SocketException)
        {
            return ProbeOutcome.Refused;
        }
    }

    // Null for what belongs to somebody else: a raw socket sees all of its protocol.
    private ProbeOutcome? Read(ReadOnlySpan<byte> packet)
    {
        ReadOnlySpan<byte> body = _probe.Source.Family == Core.AddressFamily.IPv4 ? packet[Math.Min(packet.Length, (packet[0] & 15) * 4)..] : packet;
        if (body.Length < 16
            || BinaryPrimitives.ReadUInt16BigEndian(body) != _ends.DestinationPort
            || BinaryPrimitives.ReadUInt16BigEndian(body[2..]) != _ends.SourcePort)
        {
            return null;
        }

        return (SctpChunk)body[12] switch
        {
            SctpChunk.InitAck => ProbeOutcome.Answered,
            SctpChunk.Abort => ProbeOutcome.Refused,
            _ => null,
        };
    }
}
