using System.Globalization;
using Ringfence.Core;

namespace Ringfence.Nftables;

/// <summary>Writes elements of sets and the values that rules compare with, as nft reads them.</summary>
internal static class ElementText
{
    // How wide a line of elements may get.
    private const int Width = 100;

    /// <summary><c>10.0.0.1</c>, <c>10.0.0.0-10.0.0.9</c>, <c>tcp . 80</c>.</summary>
    public static string Of(SetElement element, ValueArray<FieldType> key)
    {
        string[] parts = new string[element.Parts.Count];
        for (int i = 0; i < parts.Length; i++)
        {
            KeyPart part = element.Parts[i];
            parts[i] = part.IsSingle ? Of(part.First, key[i]) : $"{Of(part.First, key[i])}-{Of(part.Last, key[i])}";
        }

        return string.Join(" . ", parts);
    }

    /// <summary>One value.</summary>
    public static string Of(UInt128 value, FieldType type) => type switch
    {
        FieldType.IPv4Address => new Address(AddressFamily.IPv4, value).ToString(),
        FieldType.IPv6Address => new Address(AddressFamily.IPv6, value).ToString(),
        FieldType.Protocol => ProtocolNumber.NameOf((byte)value),
        FieldType.EtherType => EtherTypes.NameOf((ushort)value),
        // The loopback interface is the first of every network namespace.
        FieldType.Interface when value == 1 => "lo",
        FieldType.Interface or FieldType.Port or FieldType.IcmpV6Type or FieldType.Number => value.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>Items in braces, on as many lines as they need.</summary>
    public static void WriteList(TextWriter output, IEnumerable<string> items, string indent)
    {
        output.Write('{');
        int column = Width;
        string separator = string.Empty;
        foreach (string item in items)
        {
            output.Write(separator);
            if (column + item.Length + 2 > Width)
            {
                output.Write($"\n{indent}\t");
                column = 0;
            }
            else
            {
                output.Write(' ');
            }

            output.Write(item);
            column += item.Length + 2;
            separator = ",";
        }

        output.Write($"\n{indent}}}");
    }
}
