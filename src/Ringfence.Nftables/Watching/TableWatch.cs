namespace Ringfence.Nftables;

/// <summary>Hears of every change that somebody else makes to our tables, in the network namespace of the thread that opens it.</summary>
public sealed class TableWatch : ITableWatch
{
    private readonly NetlinkSocket _socket;
    private readonly uint[] _ours;
    private readonly byte[] _buffer = new byte[1 << 17];

    private TableWatch(NetlinkSocket socket, uint[] ours) => (_socket, _ours) = (socket, ours);

    /// <summary>Begins to listen.</summary>
    /// <param name="tables">Whose changes are our own.</param>
    /// <exception cref="NetlinkException">The kernel refuses.</exception>
    public static TableWatch Open(params IEnumerable<KernelTable> tables)
    {
        NetlinkSocket socket = NetlinkSocket.Open(NetlinkSocket.LargeBuffer);
        socket.Join(NftMessages.ChangesGroup);
        return new TableWatch(socket, [.. tables.Select(table => table.Port)]);
    }

    /// <inheritdoc/>
    public async ValueTask WaitAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                int length = await _socket.ReceiveAsync(_buffer, cancellationToken);
                if (IsForeign(_buffer.AsSpan(0, length)))
                {
                    return;
                }
            }
            catch (NetlinkException exception) when (exception.Error == Errno.NoBuffers)
            {
                return;
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _socket.Dispose();

    private bool IsForeign(ReadOnlySpan<byte> received)
    {
        while (NetlinkMessage.TryTake(ref received, out NetlinkMessage message))
        {
            // The table's name is the first attribute of every kind of part; a new generation has a number there.
            if (!_ours.Contains(message.Port)
                && message.Type >> 8 == NftMessages.Subsystem
                && message.Type != NftMessages.TypeOf(NftMessage.NewGeneration)
                && Enum.IsDefined((TableFamily)message.Family)
                && message.Attributes.Find(1).Text == Ruleset.Table)
            {
                return true;
            }
        }

        return false;
    }
}
