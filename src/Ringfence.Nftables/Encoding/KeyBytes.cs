using System.Buffers.Binary;
using Ringfence.Core;

namespace Ringfence.Nftables;

/// <summary>Values and keys as the kernel holds them: each part in its own byte order, padded to four bytes.</summary>
internal static class KeyBytes
{
    /// <summary>The longest key: that many bytes of registers there are.</summary>
    public const int Longest = 64;

    /// <summary>How many bytes a part of a key takes, padding included.</summary>
    public static int Padded(FieldType type) => (NftFields.BytesOf(type) + 3) & ~3;

    /// <summary>How many bytes a key takes. A key of one part is not padded.</summary>
    public static int LengthOf(ValueArray<FieldType> key) => key.Count == 1 ? NftFields.BytesOf(key[0]) : key.Sum(Padded);

    /// <summary>Writes one value.</summary>
    public static void Write(Span<byte> target, FieldType type, UInt128 value)
    {
        switch (NftFields.BytesOf(type))
        {
            case 1:
                target[0] = (byte)value;
                break;
            case 2:
                BinaryPrimitives.WriteUInt16BigEndian(target, (ushort)value);
                break;
            case 4 when type == FieldType.Interface:
                BinaryPrimitives.WriteUInt32LittleEndian(target, (uint)value);
                break;
            case 4:
                BinaryPrimitives.WriteUInt32BigEndian(target, (uint)value);
                break;
            default:
                BinaryPrimitives.WriteUInt128BigEndian(target, value);
                break;
        }
    }

    /// <summary>Reads one value; 0 when there are too few bytes.</summary>
    public static UInt128 Read(ReadOnlySpan<byte> source, FieldType type) => source.Length < NftFields.BytesOf(type) ? 0 : NftFields.BytesOf(type) switch
    {
        1 => source[0],
        2 => BinaryPrimitives.ReadUInt16BigEndian(source),
        4 when type == FieldType.Interface => BinaryPrimitives.ReadUInt32LittleEndian(source),
        4 => BinaryPrimitives.ReadUInt32BigEndian(source),
        _ => BinaryPrimitives.ReadUInt128BigEndian(source),
    };

    /// <summary>The greatest value of a type.</summary>
    public static UInt128 Greatest(FieldType type) => NftFields.BytesOf(type) == 16 ? UInt128.MaxValue : (UInt128.One << (NftFields.BytesOf(type) * 8)) - 1;
}
