using System.Buffers.Binary;

namespace Ringfence.Nftables;

/// <summary>Reads the packets that rules log to a group (NFLOG), in the network namespace of the thread that opens it. No daemon is needed.</summary>
/// <remarks>The kernel numbers records; a gap in the numbers is how many were lost, be it for a full buffer or a slow reader.</remarks>
public sealed class PacketLog : IDisposable
{
    private const int Subsystem = 4 << 8;
    private const int PacketMessage = Subsystem;
    private const int ConfigMessage = Subsystem | 1;
    private const byte AnyFamily = 0;

    // Some ten thousand records: a reader that stands still for longer loses some, and says how many.
    private const int BufferBytes = 4 << 20;

    private const int CopyRange = 128;
    private const uint TimeoutHundredths = 5;
    private const uint QueueThreshold = 64;

    private readonly NetlinkSocket _socket;
    private readonly TimeProvider _time;
    private readonly byte[] _buffer = new byte[1 << 18];
    private uint? _next;

    private PacketLog(NetlinkSocket socket, TimeProvider time) => (_socket, _time) = (socket, time);

    /// <summary>Begins to read a group.</summary>
    /// <param name="group">The group that rules log to.</param>
    /// <param name="time">For packets that the kernel keeps no time of.</param>
    /// <exception cref="NetlinkException">With <see cref="Errno.Busy"/> when somebody else reads the group.</exception>
    public static PacketLog Open(ushort group, TimeProvider time)
    {
        // What needs the right to do so is done here, so that a refusal below can only mean another reader.
        NetlinkSocket socket = NetlinkSocket.Open(BufferBytes);
        try
        {
            PacketLog log = new(socket, time);
            log.Bind(group);
            log.Set(group, "say how much of each packet to copy", writer => writer.Bytes(2, [0, 0, 0, CopyRange, 2, 0]));
            log.Set(group, "say when to hand records over", writer =>
            {
                writer.UInt32(4, TimeoutHundredths);
                writer.UInt32(5, QueueThreshold);
            });
            log.Set(group, "have records numbered", writer => writer.UInt16(6, 1));
            return log;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Waits for the next packets.</summary>
    /// <exception cref="OperationCanceledException">The caller does not want to wait any more; no packet is lost by it.</exception>
    public async ValueTask<PacketLogBatch> ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                int length = await _socket.ReceiveAsync(_buffer, cancellationToken);
                return Read(_buffer.AsSpan(0, length));
            }
            catch (NetlinkException exception) when (exception.Error == Errno.NoBuffers)
            {
                // Some were lost; the next number says how many.
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _socket.Dispose();

    private PacketLogBatch Read(ReadOnlySpan<byte> received)
    {
        List<LoggedPacket> packets = [];
        long lost = 0;
        while (NetlinkMessage.TryTake(ref received, out NetlinkMessage message))
        {
            if (message.Type == PacketMessage)
            {
                lost += CountLost(message.Attributes.Find(12));
                if (PacketHeadReader.TryRead(message.Attributes.Find(9).Value, out PacketHead? head))
                {
                    packets.Add(new LoggedPacket(
                        TimeOf(message.Attributes.Find(3).Value),
                        message.Attributes.Find(10).Text,
                        head,
                        (int)message.Attributes.Find(4).UInt32,
                        (int)message.Attributes.Find(5).UInt32));
                }
            }
        }

        return new PacketLogBatch([.. packets], lost);
    }

    private long CountLost(NetlinkAttribute sequence)
    {
        if (!sequence.IsPresent)
        {
            return 0;
        }

        long lost = unchecked(sequence.UInt32 - (_next ?? sequence.UInt32));
        _next = unchecked(sequence.UInt32 + 1);
        return lost;
    }

    private DateTimeOffset TimeOf(ReadOnlySpan<byte> time) => time.Length < 16
        ? _time.GetUtcNow()
        : DateTimeOffset.FromUnixTimeSeconds(BinaryPrimitives.ReadInt64BigEndian(time)).AddMicroseconds(BinaryPrimitives.ReadInt64BigEndian(time[8..]));

    private void Bind(ushort group)
    {
        Errno error = Request(group, writer => writer.Byte(1, 1));
        if (error is Errno.NotPermitted or Errno.Busy)
        {
            throw new NetlinkException(Errno.Busy, $"log group {group} is read by somebody else already (a second agent or lab, or a log daemon); stop it, or log to another group");
        }

        Check(error, $"read log group {group}");
    }

    private void Set(ushort group, string attempt, NetfilterConnection.Body body) => Check(Request(group, body), attempt);

    private static void Check(Errno error, string attempt)
    {
        if (error != Errno.None)
        {
            throw NetlinkException.For(error, attempt);
        }
    }

    private Errno Request(ushort group, NetfilterConnection.Body body)
    {
        NetlinkWriter writer = new();
        writer.Begin(ConfigMessage, NetlinkFlags.Request | NetlinkFlags.Acknowledge, 1, AnyFamily, group);
        body(writer);
        writer.End();
        _socket.Send(writer.Written);
        while (true)
        {
            ReadOnlySpan<byte> received = _buffer.AsSpan(0, _socket.Receive(_buffer));
            while (NetlinkMessage.TryTake(ref received, out NetlinkMessage message))
            {
                if (message.Type == NetlinkMessage.ErrorType)
                {
                    return message.Error;
                }
            }
        }
    }
}
