using System.Globalization;

namespace Ringfence.Core;

/// <summary>One IP address: its family and its bits, host order, IPv4 in the low 32.</summary>
/// <remarks>The default value is <c>0.0.0.0</c>. An IPv4-mapped IPv6 text is read as the IPv4 address it maps.</remarks>
public readonly record struct Address(AddressFamily Family, UInt128 Bits) : IComparable<Address>
{
    /// <summary>Reads an address in the usual text form; no zone, no leading zeros in IPv4, no surrounding space.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Address address)
    {
        if (text.Contains(':'))
        {
            return AddressText.TryParseIPv6(text, out address);
        }

        bool parsed = AddressText.TryParseIPv4(text, out uint bits);
        address = new Address(AddressFamily.IPv4, bits);
        return parsed;
    }

    /// <inheritdoc/>
    public int CompareTo(Address other) =>
        Family != other.Family ? Family.CompareTo(other.Family) : Bits.CompareTo(other.Bits);

    /// <summary>Dotted decimal for IPv4, RFC 5952 for IPv6.</summary>
    public override string ToString() => Family == AddressFamily.IPv4
        ? string.Create(CultureInfo.InvariantCulture, $"{(byte)((Bits >> 24) & 255)}.{(byte)((Bits >> 16) & 255)}.{(byte)((Bits >> 8) & 255)}.{(byte)(Bits & 255)}")
        : AddressText.FormatIPv6(Bits);
}
