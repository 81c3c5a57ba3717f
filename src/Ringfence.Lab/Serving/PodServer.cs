using System.Net;
using System.Net.Sockets;
using System.Text;
using Ringfence.Core;

namespace Ringfence.Lab;

/// <summary>Answers on a pod's ports, over TCP, UDP and SCTP and both families, with the pod's id.</summary>
/// <remarks>All servers share the threads of one process: a socket belongs to the namespace in which it was opened, whoever serves it.</remarks>
internal sealed class PodServer : IDisposable
{
    private readonly List<IDisposable> _sockets = [];
    private readonly byte[] _greeting;
    private readonly CancellationTokenSource _stopped = new();

    /// <summary>Opens the sockets in the namespace in which the calling thread is.</summary>
    /// <param name="pod">What to answer.</param>
    /// <param name="refused">Ports that somebody else answers on in this namespace already: another pod in its node's network.</param>
    public PodServer(ServedPod pod, ICollection<ServedPort> refused)
    {
        _greeting = Encoding.UTF8.GetBytes($"{pod.Id}\n");
        HashSet<ushort> sctp = [];
        foreach (ServedPort port in pod.Ports)
        {
            try
            {
                switch (port.Protocol)
                {
                    case Protocol.Tcp:
                        ListenTcp(port.Port);
                        break;
                    case Protocol.Udp:
                        ListenUdp(port.Port);
                        break;
                    case Protocol.Sctp:
                        sctp.Add(port.Port);
                        break;
                    case Protocol.Other:
                        break;
                }
            }
            catch (SocketException fault) when (fault.SocketErrorCode == SocketError.AddressAlreadyInUse)
            {
                refused.Add(port);
            }
        }

        if (sctp.Count > 0)
        {
            _sockets.AddRange(pod.Addresses.Select(own => new SctpResponder(own, sctp, _stopped.Token)));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stopped.Cancel();
        foreach (IDisposable socket in _sockets)
        {
            socket.Dispose();
        }

        _stopped.Dispose();
    }

    private static Socket Open(SocketType type, ProtocolType protocol, ushort port)
    {
        Socket socket = new(System.Net.Sockets.AddressFamily.InterNetworkV6, type, protocol) { DualMode = true };
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.IPv6Any, port));
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private void ListenTcp(ushort port)
    {
        Socket socket = Open(SocketType.Stream, ProtocolType.Tcp, port);
        socket.Listen();
        _sockets.Add(socket);
        _ = AcceptAsync(socket, _stopped.Token);
    }

    private async Task AcceptAsync(Socket listener, CancellationToken stopped)
    {
        while (!stopped.IsCancellationRequested)
        {
            try
            {
                _ = EchoAsync(await listener.AcceptAsync(stopped), stopped);
            }
            catch (Exception fault) when (fault is SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // A connection that was reset before it was taken; or the end, which the loop sees.
            }
        }
    }

    // Says who it is, then says back whatever it is told.
    private async Task EchoAsync(Socket connection, CancellationToken stopped)
    {
        using (connection)
        {
            try
            {
                await connection.SendAsync(_greeting, stopped);
                byte[] buffer = new byte[512];
                for (int length = 1; length > 0;)
                {
                    length = await connection.ReceiveAsync(buffer, stopped);
                    await connection.SendAsync(buffer.AsMemory(0, length), stopped);
                }
            }
            catch (Exception fault) when (fault is SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // The other side has gone, or the lab ends.
            }
        }
    }

    private void ListenUdp(ushort port)
    {
        Socket socket = Open(SocketType.Dgram, ProtocolType.Udp, port);
        _sockets.Add(socket);
        _ = AnswerAsync(socket, _stopped.Token);
    }

    private async Task AnswerAsync(Socket socket, CancellationToken stopped)
    {
        byte[] buffer = new byte[512];
        while (!stopped.IsCancellationRequested)
        {
            try
            {
                SocketReceiveFromResult received = await socket.ReceiveFromAsync(buffer, new IPEndPoint(IPAddress.IPv6Any, 0), stopped);
                await socket.SendToAsync(_greeting, received.RemoteEndPoint, stopped);
            }
            catch (Exception fault) when (fault is SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // Nobody takes the answer; or the end, which the loop sees.
            }
        }
    }
}
