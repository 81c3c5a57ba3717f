using System.Buffers.Binary;

namespace Ringfence.Nftables;

/// <summary>Messages to nf_tables that the kernel takes together or not at all.</summary>
internal sealed class NetlinkBatch
{
    private const int BeginType = 0x10;
    private const int EndType = 0x11;
    private const int HeaderBytes = 20;
    private const int FlagsOffset = 6;
    private const int SequenceOffset = 8;

    private readonly NetlinkWriter _writer = new();
    private readonly List<int> _starts = [];

    public NetlinkBatch()
    {
        _writer.Begin(BeginType, NetlinkFlags.Request, 0, 0, NftMessages.Subsystem);
        _writer.End();
    }

    /// <summary>How many messages there are, the two around them not counted.</summary>
    public int Messages => _starts.Count;

    /// <summary>How many bytes go to the kernel.</summary>
    public int Bytes => _writer.Length + HeaderBytes;

    /// <summary>Begins a message; <see cref="End"/> ends it.</summary>
    /// <param name="kind">The request.</param>
    /// <param name="flags">Flags besides the one that every request has.</param>
    /// <param name="family">The family of the table that it is about.</param>
    public NetlinkWriter Begin(NftMessage kind, NetlinkFlags flags, byte family)
    {
        _starts.Add(_writer.Length);
        _writer.Begin(NftMessages.TypeOf(kind), NetlinkFlags.Request | flags, 0, family, 0);
        return _writer;
    }

    /// <summary>Ends the message.</summary>
    public void End() => _writer.End();

    /// <summary>The bytes to send: messages are numbered, and the last one is to be answered even when all is well.</summary>
    public ReadOnlySpan<byte> Finish(uint firstSequence)
    {
        int length = _writer.Length;
        _writer.Begin(EndType, NetlinkFlags.Request, firstSequence + (uint)Messages + 1, 0, NftMessages.Subsystem);
        _writer.End();
        Span<byte> bytes = _writer.Patchable;
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[SequenceOffset..], firstSequence);
        for (int i = 0; i < _starts.Count; i++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(bytes[(_starts[i] + SequenceOffset)..], firstSequence + (uint)i + 1);
        }

        Span<byte> flags = bytes[(_starts[^1] + FlagsOffset)..];
        BinaryPrimitives.WriteUInt16LittleEndian(flags, (ushort)(BinaryPrimitives.ReadUInt16LittleEndian(flags) | (ushort)NetlinkFlags.Acknowledge));
        _writer.Truncate(length);
        return bytes;
    }
}
