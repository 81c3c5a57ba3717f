using Ringfence.Core;

namespace Ringfence.Nftables;

/// <summary>How the program nft numbers types of keys. The kernel only keeps the number; people who list the table see addresses because of it.</summary>
internal static class KeyTypeNumber
{
    private const int BitsPerPart = 6;
    private const uint PartMask = (1 << BitsPerPart) - 1;

    public static uint Of(ValueArray<FieldType> key)
    {
        uint number = 0;
        foreach (FieldType part in key)
        {
            number = (number << BitsPerPart) | Of(part);
        }

        return number;
    }

    /// <summary>The parts that a number stands for; false when one is no part of ours.</summary>
    public static bool TryRead(uint number, out ValueArray<FieldType> key)
    {
        List<FieldType> parts = [];
        key = [];
        for (uint rest = number; rest != 0; rest >>= BitsPerPart)
        {
            if (Find(rest & PartMask) is not { } part)
            {
                return false;
            }

            parts.Insert(0, part);
        }

        key = [.. parts];
        return parts.Count > 0;
    }

    private static uint Of(FieldType type) => type switch
    {
        FieldType.Number => 4,
        FieldType.IPv4Address => 7,
        FieldType.IPv6Address => 8,
        FieldType.EtherType => 10,
        FieldType.Protocol => 12,
        FieldType.Port => 13,
        FieldType.Interface => 20,
        FieldType.IcmpV6Type => 29,
    };

    private static FieldType? Find(uint number)
    {
        foreach (FieldType type in Enum.GetValues<FieldType>())
        {
            if (Of(type) == number)
            {
                return type;
            }
        }

        return null;
    }
}
