using System.Buffers.Binary;
using System.Text;

namespace Ringfence.Nftables;

/// <summary>Writes netfilter messages one after another into one growing buffer: headers in host order, netfilter's own values in network order.</summary>
internal sealed class NetlinkWriter
{
    /// <summary>How large a list of attributes may become: its length is 16 bits.</summary>
    public const int LongestNest = 0xF000;

    private const int HeaderBytes = 20;
    private const int Nested = 0x8000;

    private byte[] _buffer = new byte[4096];
    private int _message;

    /// <summary>What is written so far.</summary>
    public ReadOnlySpan<byte> Written => _buffer.AsSpan(0, Length);

    /// <summary>How many bytes are written.</summary>
    public int Length { get; private set; }

    /// <summary>What is written so far, for numbers that are known only now.</summary>
    public Span<byte> Patchable => _buffer.AsSpan(0, Length);

    /// <summary>Forgets everything past a length, and keeps the buffer.</summary>
    public void Truncate(int length) => Length = length;

    /// <summary>Begins a message: a netlink header and a netfilter header.</summary>
    /// <param name="type">The subsystem in the high byte, the request in the low one.</param>
    /// <param name="flags">Netlink's flags.</param>
    /// <param name="sequence">What the kernel's answers repeat.</param>
    /// <param name="family">An address family of netfilter: 1 for inet.</param>
    /// <param name="resource">The subsystem of a batch or the group of a log; else 0.</param>
    public void Begin(int type, NetlinkFlags flags, uint sequence, byte family, ushort resource)
    {
        _message = Length;
        Span<byte> header = Take(HeaderBytes);
        BinaryPrimitives.WriteUInt16LittleEndian(header[4..], (ushort)type);
        BinaryPrimitives.WriteUInt16LittleEndian(header[6..], (ushort)flags);
        BinaryPrimitives.WriteUInt32LittleEndian(header[8..], sequence);
        header[16] = family;
        BinaryPrimitives.WriteUInt16BigEndian(header[18..], resource);
    }

    /// <summary>Ends the message, whose length is known now.</summary>
    public void End() => BinaryPrimitives.WriteInt32LittleEndian(_buffer.AsSpan(_message), Length - _message);

    /// <summary>Begins a list of attributes; what it returns ends it.</summary>
    public int BeginNest(int type)
    {
        int start = Length;
        BinaryPrimitives.WriteUInt16LittleEndian(Take(4)[2..], (ushort)(type | Nested));
        return start;
    }

    /// <summary>Ends a list of attributes.</summary>
    /// <exception cref="OverflowException">It is longer than a list can be.</exception>
    public void EndNest(int start) => BinaryPrimitives.WriteUInt16LittleEndian(_buffer.AsSpan(start), checked((ushort)(Length - start)));

    /// <summary>An attribute of these bytes.</summary>
    public void Bytes(int type, ReadOnlySpan<byte> value) => value.CopyTo(Attribute(type, value.Length));

    /// <summary>An attribute of one byte.</summary>
    public void Byte(int type, byte value) => Attribute(type, 1)[0] = value;

    /// <summary>An attribute of 16 bits in network order.</summary>
    public void UInt16(int type, ushort value) => BinaryPrimitives.WriteUInt16BigEndian(Attribute(type, 2), value);

    /// <summary>An attribute of 32 bits in network order.</summary>
    public void UInt32(int type, uint value) => BinaryPrimitives.WriteUInt32BigEndian(Attribute(type, 4), value);

    /// <summary>An attribute of 64 bits in network order.</summary>
    public void UInt64(int type, ulong value) => BinaryPrimitives.WriteUInt64BigEndian(Attribute(type, 8), value);

    /// <summary>A text and the zero byte that ends it.</summary>
    public void Text(int type, string value)
    {
        int bytes = Encoding.UTF8.GetByteCount(value);
        Encoding.UTF8.GetBytes(value, Attribute(type, bytes + 1));
    }

    private Span<byte> Attribute(int type, int bytes)
    {
        Span<byte> attribute = Take((4 + bytes + 3) & ~3);
        BinaryPrimitives.WriteUInt16LittleEndian(attribute, checked((ushort)(4 + bytes)));
        BinaryPrimitives.WriteUInt16LittleEndian(attribute[2..], (ushort)type);
        return attribute.Slice(4, bytes);
    }

    /// <summary>The next bytes, all zero.</summary>
    private Span<byte> Take(int bytes)
    {
        if (Length + bytes > _buffer.Length)
        {
            Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, Length + bytes));
        }

        Span<byte> taken = _buffer.AsSpan(Length, bytes);
        taken.Clear();
        Length += bytes;
        return taken;
    }
}
