using System.Buffers.Binary;
using System.Text;

namespace Ringfence.Nftables;

/// <summary>One attribute: a type and bytes, which the reader takes for what the type says they are.</summary>
/// <remarks>The default value stands for an attribute that is not there: no bytes, 0, the empty text.</remarks>
internal readonly ref struct NetlinkAttribute(int type, ReadOnlySpan<byte> value)
{
    public int Type { get; } = type;

    public ReadOnlySpan<byte> Value { get; } = value;

    public bool IsPresent => Type != 0;

    /// <summary>16 bits in network order; 0 when there are fewer.</summary>
    public ushort UInt16 => Value.Length < 2 ? (ushort)0 : BinaryPrimitives.ReadUInt16BigEndian(Value);

    /// <summary>32 bits in network order; 0 when there are fewer.</summary>
    public uint UInt32 => Value.Length < 4 ? 0 : BinaryPrimitives.ReadUInt32BigEndian(Value);

    /// <summary>64 bits in network order; 0 when there are fewer.</summary>
    public ulong UInt64 => Value.Length < 8 ? 0 : BinaryPrimitives.ReadUInt64BigEndian(Value);

    /// <summary>A text up to its zero byte.</summary>
    public string Text
    {
        get
        {
            int end = Value.IndexOf((byte)0);
            return Encoding.UTF8.GetString(end < 0 ? Value : Value[..end]);
        }
    }

    /// <summary>The attributes inside.</summary>
    public NetlinkAttributes Nested => new(Value);
}
