using Ringfence.Core;

namespace Ringfence.Lab;

/// <summary>The raw sockets of one namespace: it sends openings of connections and sees those that arrive.</summary>
internal sealed class ProbeStation : IDisposable
{
    private static readonly AddressFamily[] Families = [AddressFamily.IPv4, AddressFamily.IPv6];

    private readonly RawSocket[] _senders;
    private readonly (AddressFamily Family, Protocol Protocol, RawSocket Socket)[] _receivers;

    private ProbeStation()
    {
        _senders = [.. Families.Select(RawSocket.Sender)];
        _receivers =
        [
            .. from family in Families
               from protocol in ProtocolName.All
               select (family, protocol, RawSocket.Receiver(family, protocol)),
        ];
    }

    /// <summary>Opens one in a namespace.</summary>
    public static ProbeStation Open(NetNs space) => NetNsVisit.Run(space, () => new ProbeStation());

    /// <summary>Sends the opening of a connection; false when there is no way there.</summary>
    public bool Send(PacketEnds ends, Protocol protocol) =>
        _senders[(int)ends.Destination.Family].SendPacket(ends.Destination, PacketWriter.Opening(ends, protocol));

    /// <summary>Takes note of everything that has arrived since the last time; returns how much.</summary>
    public int Collect(byte[] buffer, Action<Arrival> note)
    {
        int count = 0;
        foreach ((AddressFamily family, Protocol protocol, RawSocket socket) in _receivers)
        {
            while (socket.TryReceive(buffer, out Address source, out ReadOnlySpan<byte> body))
            {
                if (OpeningPacket.TryRead(protocol, body, out ushort sourcePort, out ushort port))
                {
                    note(new Arrival(family, protocol, source, sourcePort, port));
                    count++;
                }
            }
        }

        return count;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (RawSocket socket in _senders.Concat(_receivers.Select(receiver => receiver.Socket)))
        {
            socket.Dispose();
        }
    }
}
