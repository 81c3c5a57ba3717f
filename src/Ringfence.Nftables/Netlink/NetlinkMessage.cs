using System.Buffers.Binary;

namespace Ringfence.Nftables;

/// <summary>One message of the kernel, as a view of the buffer it was read into.</summary>
internal readonly ref struct NetlinkMessage(ReadOnlySpan<byte> bytes)
{
    /// <summary>An error, or with the number 0 the acknowledgement.</summary>
    public const int ErrorType = 2;

    /// <summary>The end of a listing.</summary>
    public const int DoneType = 3;

    private const int HeaderBytes = 16;
    private const int NetfilterHeaderBytes = 4;

    private readonly ReadOnlySpan<byte> _bytes = bytes;

    /// <summary>The subsystem in the high byte, the kind of message in the low one.</summary>
    public int Type => BinaryPrimitives.ReadUInt16LittleEndian(_bytes[4..]);

    /// <summary>Its flags.</summary>
    public NetlinkFlags Flags => (NetlinkFlags)BinaryPrimitives.ReadUInt16LittleEndian(_bytes[6..]);

    /// <summary>The number of the request that it answers; 0 when it answers none.</summary>
    public uint Sequence => BinaryPrimitives.ReadUInt32LittleEndian(_bytes[8..]);

    /// <summary>The process that the message is about or for.</summary>
    public uint Port => BinaryPrimitives.ReadUInt32LittleEndian(_bytes[12..]);

    /// <summary>The address family of a netfilter message.</summary>
    public byte Family => _bytes[HeaderBytes];

    /// <summary>The group of a packet's log.</summary>
    public ushort Resource => BinaryPrimitives.ReadUInt16BigEndian(_bytes[(HeaderBytes + 2)..]);

    /// <summary>What follows netfilter's header.</summary>
    public NetlinkAttributes Attributes => new(_bytes[(HeaderBytes + NetfilterHeaderBytes)..]);

    /// <summary>The error that an error or the end of a listing carries.</summary>
    public Errno Error => _bytes.Length < HeaderBytes + 4 ? Errno.None : (Errno)(-BinaryPrimitives.ReadInt32LittleEndian(_bytes[HeaderBytes..]));

    /// <summary>The kernel's own words on an error; empty when it has none.</summary>
    public string ErrorText
    {
        get
        {
            const int errorBytes = 4 + HeaderBytes;
            if (Type != ErrorType || (Flags & NetlinkFlags.Exclusive) == NetlinkFlags.None || _bytes.Length < HeaderBytes + errorBytes)
            {
                return string.Empty;
            }

            return new NetlinkAttributes(_bytes[(HeaderBytes + errorBytes)..]).Find(1).Text;
        }
    }

    /// <summary>Takes the next message off what was received; false when nothing whole is left.</summary>
    public static bool TryTake(ref ReadOnlySpan<byte> received, out NetlinkMessage message)
    {
        message = default;
        if (received.Length < HeaderBytes)
        {
            return false;
        }

        int length = BinaryPrimitives.ReadInt32LittleEndian(received);
        if (length < HeaderBytes || length > received.Length)
        {
            return false;
        }

        message = new NetlinkMessage(received[..length]);
        received = received[Math.Min(received.Length, (length + 3) & ~3)..];
        return true;
    }
}
