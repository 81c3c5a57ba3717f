using System.Globalization;

namespace Ringfence.Core;

/// <summary>One IP address: its family and its bits, host order, IPv4 in the low 32.</summary>
/// <remarks>
/// The default value is <c>0.0.0.0</c>. An IPv4-mapped IPv6 text is read as the IPv4 address it maps. The bits are kept as two halves: code
/// that touches a 128-bit number is not compiled ahead of time, and addresses are touched by the hundred thousand in the first moments.
/// </remarks>
public readonly record struct Address : IComparable<Address>
{
    private const int HalfBits = 64;

    private readonly ulong _high;
    private readonly ulong _low;

    /// <summary>The address of a family with some bits.</summary>
    public Address(AddressFamily family, UInt128 bits)
    {
        Family = family;
        Bits = bits;
    }

    private Address(AddressFamily family, ulong high, ulong low) => (Family, _high, _low) = (family, high, low);

    /// <summary>The family.</summary>
    public AddressFamily Family { get; }

    /// <summary>All bits as one number.</summary>
    public UInt128 Bits
    {
        get => new(_high, _low);
        init => (_high, _low) = unchecked(((ulong)(value >> HalfBits), (ulong)value));
    }

    /// <summary>Whether it is an IPv6 address that stands for an IPv4 one, <c>::ffff:0:0/96</c>.</summary>
    public bool IsMapped => Family == AddressFamily.IPv6 && _high == 0 && _low >> 32 == ushort.MaxValue;

    /// <summary>The IPv4 address in the low 32 bits.</summary>
    public Address Unmapped => OfIPv4(unchecked((uint)_low));

    /// <summary>The address after it, in order of bits; <c>::</c> after the last of all.</summary>
    public Address Next => unchecked(new(Family, _low == ulong.MaxValue ? _high + 1 : _high, _low + 1));

    /// <summary>The address before it.</summary>
    public Address Previous => unchecked(new(Family, _low == 0 ? _high - 1 : _high, _low - 1));

    /// <summary>An IPv4 address.</summary>
    public static Address OfIPv4(uint bits) => new(AddressFamily.IPv4, 0, bits);

    /// <summary>The lowest address of a family.</summary>
    public static Address FirstOf(AddressFamily family) => new(family, 0, 0);

    /// <summary>Reads an address in the usual text form; no zone, no leading zeros in IPv4, no surrounding space.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Address address)
    {
        if (text.Contains(':'))
        {
            return AddressText.TryParseIPv6(text, out address);
        }

        bool parsed = AddressText.TryParseIPv4(text, out uint bits);
        address = OfIPv4(bits);
        return parsed;
    }

    /// <inheritdoc/>
    public int CompareTo(Address other) =>
        Family != other.Family ? ((int)Family).CompareTo((int)other.Family)
        : _high != other._high ? _high.CompareTo(other._high)
        : _low.CompareTo(other._low);

    /// <summary>Dotted decimal for IPv4, RFC 5952 for IPv6.</summary>
    public override string ToString() => Family == AddressFamily.IPv4
        ? string.Create(CultureInfo.InvariantCulture, $"{(_low >> 24) & 255}.{(_low >> 16) & 255}.{(_low >> 8) & 255}.{_low & 255}")
        : AddressText.FormatIPv6(Bits);

    /// <summary>This address with its last bits cleared.</summary>
    /// <param name="hostBits">How many, 0 to 128.</param>
    internal Address WithoutHost(int hostBits) => new(Family, _high & ~HighMask(hostBits), _low & ~LowMask(hostBits));

    /// <summary>This address with its last bits set.</summary>
    /// <param name="hostBits">How many, 0 to 128.</param>
    internal Address WithHost(int hostBits) => new(Family, _high | HighMask(hostBits), _low | LowMask(hostBits));

    private static ulong LowMask(int bits) => bits >= HalfBits ? ulong.MaxValue : (1UL << bits) - 1;

    private static ulong HighMask(int bits) => bits <= HalfBits ? 0 : LowMask(bits - HalfBits);
}
