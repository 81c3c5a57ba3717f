namespace Ringfence.Nftables;

/// <summary>Asks netfilter and takes its answers, one request after another: single requests, listings and batches.</summary>
internal sealed class NetfilterConnection : IDisposable
{
    private const int MostRestarts = 100;

    private readonly NetlinkSocket _socket = NetlinkSocket.Open(NetlinkSocket.LargeBuffer);
    private readonly byte[] _answer = new byte[1 << 17];
    private readonly NetlinkWriter _request = new();
    private uint _sequence;

    /// <summary>What one message of a listing is given to.</summary>
    public delegate void Listener(in NetlinkMessage message);

    /// <summary>What a request writes.</summary>
    public delegate void Body(NetlinkWriter writer);

    /// <summary>How many listings were asked for on this connection, each restart included.</summary>
    public int Dumps { get; private set; }

    /// <summary>What the kernel calls this connection.</summary>
    public uint Port => _socket.Port;

    /// <summary>Whether it can send and take as much at once as it was asked for.</summary>
    public BufferGrant Grant => _socket.Grant;

    /// <summary>How many bytes a batch may have.</summary>
    public int BatchBytes => _socket.SendBytes;

    /// <summary>Lists; begins again when a change overtakes the listing, so what was heard before is to be forgotten then.</summary>
    /// <param name="type">The request.</param>
    /// <param name="family">Of which family.</param>
    /// <param name="body">Attributes that narrow the listing.</param>
    /// <param name="begin">Called at the start and at every restart.</param>
    /// <param name="listener">Called for every object.</param>
    /// <exception cref="NetlinkException">The kernel refuses, or things change too fast to be listed.</exception>
    public void List(int type, byte family, Body body, Action begin, Listener listener)
    {
        for (int restart = 0; restart < MostRestarts; restart++)
        {
            begin();
            Dumps++;
            SendOne(type, NetlinkFlags.Request | NetlinkFlags.Dump, family, 0, body);
            if (TakeList(listener))
            {
                return;
            }
        }

        throw NetlinkException.For(Errno.Interrupted, "list what the kernel holds while it changes all the time");
    }

    /// <summary>Asks for one object; false when there is none.</summary>
    public bool TryGet(int type, byte family, Body body, Listener listener)
    {
        SendOne(type, NetlinkFlags.Request | NetlinkFlags.Acknowledge, family, 0, body);
        Errno error = TakeUntilAnswered(listener);
        return error is Errno.None or Errno.NoEntry ? error == Errno.None : throw NetlinkException.For(error, "read from netfilter");
    }

    /// <summary>Sends one request, and waits until it is done.</summary>
    /// <returns>Why it was refused; <see cref="Errno.None"/> when it was not.</returns>
    public Errno Request(int type, byte family, ushort resource, Body body)
    {
        SendOne(type, NetlinkFlags.Request | NetlinkFlags.Acknowledge, family, resource, body);
        return TakeUntilAnswered((in NetlinkMessage _) => { });
    }

    /// <summary>Sends a batch: all of it takes effect at once, or nothing of it.</summary>
    /// <param name="batch">Its messages.</param>
    /// <returns>What the kernel refused; empty when the batch took effect.</returns>
    /// <exception cref="NetlinkException">
    /// The batch did not reach the kernel; or with <see cref="Errno.NoBuffers"/>: what became of it is not known, read the table before writing again.
    /// </exception>
    public List<RefusedMessage> Transact(NetlinkBatch batch)
    {
        if (batch.Messages == 0)
        {
            return [];
        }

        uint first = _sequence + 1;
        _sequence += (uint)batch.Messages + 2;
        _socket.Send(batch.Finish(first));
        List<RefusedMessage> refused = [];
        while (true)
        {
            ReadOnlySpan<byte> received = Receive();
            while (NetlinkMessage.TryTake(ref received, out NetlinkMessage message))
            {
                uint index = message.Sequence - first;
                if (message.Type != NetlinkMessage.ErrorType || index > (uint)batch.Messages)
                {
                    continue;
                }

                // The answer to the batch's own header tells of the whole; none of its messages is answered then.
                if (message.Error != Errno.None)
                {
                    refused.Add(new RefusedMessage((int)index - 1, message.Error, message.ErrorText));
                }

                if (index == 0 || index == (uint)batch.Messages)
                {
                    return refused;
                }
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _socket.Dispose();

    private ReadOnlySpan<byte> Receive() => _answer.AsSpan(0, _socket.Receive(_answer));

    private void SendOne(int type, NetlinkFlags flags, byte family, ushort resource, Body body)
    {
        _request.Truncate(0);
        _request.Begin(type, flags, ++_sequence, family, resource);
        body(_request);
        _request.End();
        _socket.Send(_request.Written);
    }

    /// <summary>Takes a listing to its end; false when it was overtaken by a change.</summary>
    private bool TakeList(Listener listener)
    {
        bool whole = true;
        while (true)
        {
            ReadOnlySpan<byte> received = Receive();
            while (NetlinkMessage.TryTake(ref received, out NetlinkMessage message))
            {
                if (message.Sequence != _sequence)
                {
                    continue;
                }

                whole &= (message.Flags & NetlinkFlags.Interrupted) == NetlinkFlags.None;
                if (message.Type is NetlinkMessage.DoneType or NetlinkMessage.ErrorType)
                {
                    return message.Error switch
                    {
                        // What was to be listed is not there, so the list is empty.
                        Errno.None or Errno.NoEntry => whole,
                        Errno.Interrupted => false,
                        Errno error => throw NetlinkException.For(error, "list what netfilter holds"),
                    };
                }

                if (whole)
                {
                    listener(in message);
                }
            }
        }
    }

    private Errno TakeUntilAnswered(Listener listener)
    {
        while (true)
        {
            ReadOnlySpan<byte> received = Receive();
            while (NetlinkMessage.TryTake(ref received, out NetlinkMessage message))
            {
                if (message.Sequence != _sequence)
                {
                    continue;
                }

                if (message.Type == NetlinkMessage.ErrorType)
                {
                    return message.Error;
                }

                listener(in message);
            }
        }
    }
}
