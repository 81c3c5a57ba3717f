using System.Net.Sockets;
using Ringfence.Core;

namespace Ringfence.Nftables;

/// <summary>Ends the sockets of a node's pods whose connections are about to be cut, so that a side that only waits learns it too.</summary>
/// <remarks>Done before packets are refused: what the kernel then sends to the far side still gets there.</remarks>
internal sealed class SocketEnder(IPodNamespaces namespaces)
{
    /// <summary>Ends what can be ended.</summary>
    /// <param name="connections">The connections.</param>
    /// <param name="isLocal">Whether an address is that of a pod of the node.</param>
    /// <returns>The first reason why some could not be ended; null when there is none.</returns>
    public NetlinkException? End(IEnumerable<TrackedConnection> connections, Func<Address, bool> isLocal)
    {
        NetlinkException? fault = null;
        foreach (TrackedConnection connection in connections.Where(connection => connection.Protocol == ProtocolNumber.Tcp))
        {
            // Each end knows the other by the address that it sees itself.
            PacketHead asked = connection.Asked;
            PacketHead answered = connection.Answered;
            foreach ((Address local, ushort localPort, Address remote, ushort remotePort) in (ReadOnlySpan<(Address, ushort, Address, ushort)>)
            [
                (asked.Source, asked.SourcePort, asked.Destination, asked.DestinationPort),
                (answered.Source, answered.SourcePort, answered.Destination, answered.DestinationPort),
            ])
            {
                if (isLocal(local))
                {
                    fault ??= End(local, localPort, remote, remotePort);
                }
            }
        }

        return fault;
    }

    private NetlinkException? End(Address local, ushort localPort, Address remote, ushort remotePort)
    {
        Errno error = Errno.None;
        try
        {
            if (!namespaces.TryVisit(local, () => error = SocketTable.End(local, localPort, remote, remotePort)))
            {
                return new NetlinkException(Errno.NoEntry, $"the network namespace of the pod at {local} is not found");
            }
        }
        catch (Exception fault) when (fault is NetlinkException or SocketException or IOException)
        {
            return new NetlinkException(Errno.Invalid, fault.Message);
        }

        // A socket that is gone needs no end.
        return error is Errno.None or Errno.NoEntry ? null : NetlinkException.For(error, "end a socket of a pod");
    }
}
