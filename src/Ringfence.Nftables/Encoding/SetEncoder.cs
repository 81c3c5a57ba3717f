using Ringfence.Core;

namespace Ringfence.Nftables;

/// <summary>Writes sets, maps and what is in them.</summary>
internal static class SetEncoder
{
    /// <summary>The flag of an element that ends an interval: it is the first value past it.</summary>
    public const uint IntervalEnd = 1;

    /// <summary>The type of a value that is a verdict.</summary>
    public const uint VerdictType = 0xFFFFFF00;

    /// <summary>Writes what describes a set, without its elements.</summary>
    public static void WriteSet(NetlinkWriter writer, NftSet set, uint id)
    {
        WriteHead(writer, set.Name, SetFlagBits.Of(set), set.Key, id);
        if (set.Capacity > 0 || SetFlagBits.HasFields(set))
        {
            int description = writer.BeginNest(NftAttributes.Set.Description);
            if (set.Capacity > 0)
            {
                writer.UInt32(NftAttributes.Set.DescriptionSize, (uint)set.Capacity);
            }

            if (SetFlagBits.HasFields(set))
            {
                WriteFields(writer, set.Key);
            }

            writer.EndNest(description);
        }

        if (set.Expiry > TimeSpan.Zero)
        {
            writer.UInt64(NftAttributes.Set.Timeout, (ulong)set.Expiry.TotalMilliseconds);
        }

        writer.Bytes(NftAttributes.Set.UserText, UserText.OfSet(set.Key.Span, set.Comment));
    }

    /// <summary>Writes what describes a map, without its entries.</summary>
    public static void WriteMap(NetlinkWriter writer, VerdictMap map, uint id)
    {
        WriteHead(writer, map.Name, SetFlagBits.Map, map.Key, id);
        writer.UInt32(NftAttributes.Set.ValueType, VerdictType);
        writer.UInt32(NftAttributes.Set.ValueLength, 0);
        if (map.Capacity > 0)
        {
            int description = writer.BeginNest(NftAttributes.Set.Description);
            writer.UInt32(NftAttributes.Set.DescriptionSize, (uint)map.Capacity);
            writer.EndNest(description);
        }

        writer.Bytes(NftAttributes.Set.UserText, UserText.OfSet(map.Key.Span, map.Comment));
    }

    /// <summary>Writes an element; one that is a range of a key of one part is two to the kernel.</summary>
    public static void WriteElement(NetlinkWriter writer, NftSet set, SetElement element)
    {
        if (set.Kind != SetKind.Interval)
        {
            WriteKey(writer, set.Key, element, null);
            return;
        }

        if (SetFlagBits.HasFields(set))
        {
            int item = writer.BeginNest(NftAttributes.Item);
            WriteKey(writer, NftAttributes.Element.Key, set.Key, element, part => part.First);
            WriteKey(writer, NftAttributes.Element.KeyEnd, set.Key, element, part => part.Last);
            writer.EndNest(item);
            return;
        }

        WriteKey(writer, set.Key, element, null);
        KeyPart range = element.Parts[0];
        if (range.Last < KeyBytes.Greatest(set.Key[0]))
        {
            int end = writer.BeginNest(NftAttributes.Item);
            writer.UInt32(NftAttributes.Element.Flags, IntervalEnd);
            WriteKey(writer, NftAttributes.Element.Key, set.Key, SetElement.Of(range.Last + 1), part => part.First);
            writer.EndNest(end);
        }
    }

    /// <summary>Writes an entry of a map; its key alone, without a verdict, when it is to be taken out.</summary>
    public static void WriteEntry(NetlinkWriter writer, VerdictMap map, SetElement key, NftVerdict? verdict) => WriteKey(writer, map.Key, key, verdict);

    private static void WriteHead(NetlinkWriter writer, string name, uint flags, ValueArray<FieldType> key, uint id)
    {
        writer.Text(NftAttributes.Set.Table, Ruleset.Table);
        writer.Text(NftAttributes.Set.Name, name);
        writer.UInt32(NftAttributes.Set.Flags, flags);
        writer.UInt32(NftAttributes.Set.KeyType, KeyTypeNumber.Of(key));
        writer.UInt32(NftAttributes.Set.KeyLength, (uint)KeyBytes.LengthOf(key));
        writer.UInt32(NftAttributes.Set.Id, id);
    }

    private static void WriteFields(NetlinkWriter writer, ValueArray<FieldType> key)
    {
        int fields = writer.BeginNest(NftAttributes.Set.DescriptionFields);
        foreach (FieldType part in key)
        {
            int field = writer.BeginNest(NftAttributes.Item);
            writer.UInt32(NftAttributes.Set.FieldLength, (uint)NftFields.BytesOf(part));
            writer.EndNest(field);
        }

        writer.EndNest(fields);
    }

    private static void WriteKey(NetlinkWriter writer, ValueArray<FieldType> key, SetElement element, NftVerdict? verdict)
    {
        int item = writer.BeginNest(NftAttributes.Item);
        WriteKey(writer, NftAttributes.Element.Key, key, element, part => part.First);
        if (verdict is { } leadsTo)
        {
            RuleEncoder.WriteVerdict(writer, NftAttributes.Element.Value, leadsTo);
        }

        writer.EndNest(item);
    }

    private static void WriteKey(NetlinkWriter writer, int attribute, ValueArray<FieldType> key, SetElement element, Func<KeyPart, UInt128> end)
    {
        Span<byte> bytes = stackalloc byte[KeyBytes.Longest];
        bytes.Clear();
        int at = 0;
        for (int i = 0; i < key.Count; i++)
        {
            KeyBytes.Write(bytes[at..], key[i], end(element.Parts[i]));
            at += KeyBytes.Padded(key[i]);
        }

        int value = writer.BeginNest(attribute);
        writer.Bytes(NftAttributes.Value.Bytes, bytes[..KeyBytes.LengthOf(key)]);
        writer.EndNest(value);
    }
}
