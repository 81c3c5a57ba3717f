using System.Diagnostics;
using System.Net.Sockets;

namespace Ringfence.Lab;

/// <summary>Sends a datagram and waits for one.</summary>
internal sealed class UdpClient(ConnectionProbe probe) : IClient
{
    private readonly Socket _socket = ClientSocket.Open(probe, SocketType.Dgram, ProtocolType.Udp);

    /// <inheritdoc/>
    public async Task<ProbeAnswer> TryAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        long start = Stopwatch.GetTimestamp();
        ushort port = ClientSocket.PortOf(_socket);
        using var patient = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patient.CancelAfter(patience);
        byte[] buffer = new byte[512];
        try
        {
            await _socket.ConnectAsync(ClientSocket.Target(probe), patient.Token);
            await _socket.SendAsync("ringfence"u8.ToArray(), patient.Token);
            int length = await _socket.ReceiveAsync(buffer, patient.Token);
            return new ProbeAnswer(ProbeOutcome.Answered, ClientSocket.TextOf(buffer.AsSpan(0, length)), port, Stopwatch.GetElapsedTime(start));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new ProbeAnswer(ProbeOutcome.Silent, string.Empty, port, Stopwatch.GetElapsedTime(start));
        }
        catch (SocketException)
        {
            return new ProbeAnswer(ProbeOutcome.Refused, string.Empty, port, Stopwatch.GetElapsedTime(start));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _socket.Dispose();
}
