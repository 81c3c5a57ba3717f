using System.Diagnostics;
using System.Net.Sockets;

namespace Ringfence.Lab;

/// <summary>Opens a TCP connection and listens to the greeting.</summary>
internal sealed class TcpClient(ConnectionProbe probe) : IClient
{
    private readonly Socket _socket = Open(probe);

    /// <inheritdoc/>
    public async Task<ProbeAnswer> TryAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        long start = Stopwatch.GetTimestamp();
        ushort port = ClientSocket.PortOf(_socket);
        using var patient = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patient.CancelAfter(patience);
        try
        {
            await _socket.ConnectAsync(ClientSocket.Target(probe), patient.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new ProbeAnswer(ProbeOutcome.Silent, string.Empty, port, Stopwatch.GetElapsedTime(start));
        }
        catch (SocketException)
        {
            return new ProbeAnswer(ProbeOutcome.Refused, string.Empty, port, Stopwatch.GetElapsedTime(start));
        }

        TimeSpan took = Stopwatch.GetElapsedTime(start);
        return new ProbeAnswer(ProbeOutcome.Answered, await GreetingAsync(patient.Token), port, took);
    }

    /// <inheritdoc/>
    public void Dispose() => _socket.Dispose();

    private static Socket Open(ConnectionProbe probe)
    {
        Socket socket = ClientSocket.Open(probe, SocketType.Stream, ProtocolType.Tcp);

        // Closed by a reset: neither end keeps anything of a probe.
        socket.LingerState = new LingerOption(enable: true, seconds: 0);
        return socket;
    }

    private async Task<string> GreetingAsync(CancellationToken cancellationToken)
    {
        byte[] buffer = new byte[512];
        try
        {
            return ClientSocket.TextOf(buffer.AsSpan(0, await _socket.ReceiveAsync(buffer, cancellationToken)));
        }
        catch (Exception fault) when (fault is SocketException or OperationCanceledException)
        {
            return string.Empty;
        }
    }
}
