using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Ringfence.Lab;

/// <summary>What clients have in common: a socket bound to the source, and the reading of greetings.</summary>
internal static class ClientSocket
{
    // Level and option of IP_TRANSPARENT and IPV6_TRANSPARENT.
    private const int IPv4Level = 0;
    private const int Transparent = 19;
    private const int IPv6Level = 41;
    private const int TransparentV6 = 75;

    /// <summary>Opens a socket where the calling thread is, bound to the probe's source: outside of the cluster that is an address that no link has.</summary>
    public static Socket Open(ConnectionProbe probe, SocketType type, ProtocolType protocol)
    {
        bool old = probe.Source.Family == Core.AddressFamily.IPv4;
        Socket socket = new(old ? AddressFamily.InterNetwork : AddressFamily.InterNetworkV6, type, protocol);
        try
        {
            socket.SetRawSocketOption(old ? IPv4Level : IPv6Level, old ? Transparent : TransparentV6, BitConverter.GetBytes(1));
            socket.Bind(new IPEndPoint(AddressBytes.ToIPAddress(probe.Source), 0));
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Where a probe goes.</summary>
    public static IPEndPoint Target(ConnectionProbe probe) => new(AddressBytes.ToIPAddress(probe.Destination), probe.Port);

    /// <summary>The port that a socket is bound to.</summary>
    public static ushort PortOf(Socket socket) => (ushort)((IPEndPoint)socket.LocalEndPoint!).Port;

    /// <summary>A greeting as text.</summary>
    public static string TextOf(ReadOnlySpan<byte> greeting) => Encoding.UTF8.GetString(greeting).TrimEnd('\n');
}
