using System.Buffers.Binary;
using Ringfence.Core;

namespace Ringfence.Nftables;

/// <summary>Lists and forgets live connections of connection tracking, in the network namespace of the thread that opens it.</summary>
public sealed class ConnectionTable : IConnectionTable
{
    private const int Get = (1 << 8) | 1;
    private const int Delete = (1 << 8) | 2;
    private const int OriginalTuple = 1;
    private const int ReplyTuple = 2;
    private const int ProtocolState = 4;
    private const int StateOfTcp = 1;
    private const int FlagsOfTcp = 4;
    private const byte Liberal = 8;
    private const byte TimeWait = 7;
    private const byte Closed = 8;
    private const int TupleAddresses = 1;
    private const int TupleProtocol = 2;
    private const byte IPv4Family = 2;
    private const byte IPv6Family = 10;

    private readonly NetfilterConnection _connection = new();

    /// <summary>How many listings were asked of the kernel so far.</summary>
    public int Dumps => _connection.Dumps;

    /// <inheritdoc/>
    public IReadOnlyList<TrackedConnection> List()
    {
        List<TrackedConnection> connections = [];
        _connection.List(Get, 0, _ => { }, connections.Clear, (in NetlinkMessage message) =>
        {
            NetlinkAttributes state = message.Attributes.Find(ProtocolState).Nested.Find(StateOfTcp).Nested;
            if (StateOf(state) is TimeWait or Closed)
            {
                return;
            }

            (byte protocol, PacketHead asked) = ReadTuple(message.Family, message.Attributes.Find(OriginalTuple).Nested);
            (_, PacketHead answered) = ReadTuple(message.Family, message.Attributes.Find(ReplyTuple).Nested);
            connections.Add(new TrackedConnection(protocol, asked, answered) { IsPickedUp = IsPickedUp(state) });
        });
        return connections;
    }

    /// <inheritdoc/>
    public void Forget(TrackedConnection connection)
    {
        PacketHead head = connection.Asked;
        Errno error = _connection.Request(Delete, head.Source.Family == AddressFamily.IPv4 ? IPv4Family : IPv6Family, 0, writer =>
        {
            int tuple = writer.BeginNest(OriginalTuple);
            int addresses = writer.BeginNest(TupleAddresses);
            bool isIPv4 = head.Source.Family == AddressFamily.IPv4;
            writer.Bytes(isIPv4 ? 1 : 3, BytesOf(head.Source));
            writer.Bytes(isIPv4 ? 2 : 4, BytesOf(head.Destination));
            writer.EndNest(addresses);
            int protocol = writer.BeginNest(TupleProtocol);
            writer.Byte(1, connection.Protocol);
            writer.UInt16(2, head.SourcePort);
            writer.UInt16(3, head.DestinationPort);
            writer.EndNest(protocol);
            writer.EndNest(tuple);
        });
        if (error is not (Errno.None or Errno.NoEntry))
        {
            throw NetlinkException.For(error, "forget a connection");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();

    /// <summary>How far a TCP connection is; 0 for other protocols.</summary>
    private static byte StateOf(NetlinkAttributes state) => state.Find(1).Value is [var number, ..] ? number : (byte)0;

    /// <summary>Windows of a connection that was not seen from its beginning cannot be checked, which is noted with it (nf_conntrack_proto_tcp.c, tcp_new).</summary>
    private static bool IsPickedUp(NetlinkAttributes state) => state.Find(FlagsOfTcp).Value is [var flags, ..] && (flags & Liberal) != 0;

    private static (byte Protocol, PacketHead Head) ReadTuple(byte family, NetlinkAttributes tuple)
    {
        NetlinkAttributes addresses = tuple.Find(TupleAddresses).Nested;
        NetlinkAttributes transport = tuple.Find(TupleProtocol).Nested;
        byte protocol = transport.Find(1).Value is [var number, ..] ? number : (byte)0;
        int first = family == IPv4Family ? 1 : 3;
        return (protocol, new PacketHead(
            AddressOf(family, addresses.Find(first).Value),
            AddressOf(family, addresses.Find(first + 1).Value),
            protocol,
            transport.Find(2).UInt16,
            transport.Find(3).UInt16));
    }

    private static Address AddressOf(byte family, ReadOnlySpan<byte> bytes) => family == IPv4Family
        ? new Address(AddressFamily.IPv4, KeyBytes.Read(bytes, FieldType.IPv4Address))
        : new Address(AddressFamily.IPv6, KeyBytes.Read(bytes, FieldType.IPv6Address));

    private static byte[] BytesOf(Address address)
    {
        byte[] bytes = new byte[address.Family == AddressFamily.IPv4 ? 4 : 16];
        if (bytes.Length == 4)
        {
            BinaryPrimitives.WriteUInt32BigEndian(bytes, (uint)address.Bits);
        }
        else
        {
            BinaryPrimitives.WriteUInt128BigEndian(bytes, address.Bits);
        }

        return bytes;
    }
}
