using System.Globalization;

namespace Ringfence.Core;

/// <summary>A block of addresses that share their first bits; host bits are always zero.</summary>
/// <remarks>The default value is <c>0.0.0.0/0</c>.</remarks>
public readonly record struct Cidr
{
    /// <summary>The block that holds an address, at a prefix length.</summary>
    /// <param name="address">Any address of the block; its host bits are masked off.</param>
    /// <param name="prefixLength">0 to 32 for IPv4, 0 to 128 for IPv6.</param>
    /// <exception cref="ArgumentOutOfRangeException">The prefix length does not exist in the family.</exception>
    public Cidr(Address address, int prefixLength)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(prefixLength);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(prefixLength, BitsOf(address.Family));
        PrefixLength = prefixLength;
        First = address.WithoutHost(BitsOf(address.Family) - prefixLength);
    }

    /// <summary>All of IPv4, <c>0.0.0.0/0</c>.</summary>
    public static Cidr AllIPv4 { get; } = new(default, 0);

    /// <summary>All of IPv6, <c>::/0</c>.</summary>
    public static Cidr AllIPv6 { get; } = new(Address.FirstOf(AddressFamily.IPv6), 0);

    /// <summary>The lowest address.</summary>
    public Address First { get; }

    /// <summary>How many leading bits are shared.</summary>
    public int PrefixLength { get; }

    /// <summary>The family of every address in the block.</summary>
    public AddressFamily Family => First.Family;

    /// <summary>The highest address.</summary>
    public Address Last => First.WithHost(BitsOf(Family) - PrefixLength);

    /// <summary>The block of one address.</summary>
    public static Cidr Of(Address address) => new(address, BitsOf(address.Family));

    /// <summary>How long an address of the family is, in bits.</summary>
    public static int BitsOf(AddressFamily family) => family == AddressFamily.IPv4 ? 32 : 128;

    /// <summary>Reads <c>address/length</c>, or a bare address as the block of that one; set host bits are refused.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Cidr cidr)
    {
        cidr = default;
        int slash = text.IndexOf('/');
        if (!Address.TryParse(slash < 0 ? text : text[..slash], out Address address))
        {
            return false;
        }

        int length = BitsOf(address.Family);
        ReadOnlySpan<char> digits = slash < 0 ? default : text[(slash + 1)..];
        if (slash >= 0
            && ((digits.Length > 1 && digits[0] == '0')
                || digits.ContainsAnyExceptInRange('0', '9')
                || !int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out length)
                || length > BitsOf(address.Family)))
        {
            return false;
        }

        cidr = new Cidr(address, length);
        return cidr.First == address;
    }

    /// <summary>Whether an address lies in the block; never for the other family.</summary>
    public bool Contains(Address address) =>
        address.Family == Family && address.WithoutHost(BitsOf(Family) - PrefixLength) == First;

    /// <summary>Whether all of another block lies in this one; a block contains itself.</summary>
    public bool Contains(Cidr other) => other.PrefixLength >= PrefixLength && Contains(other.First);

    /// <summary><c>address/length</c>.</summary>
    public override string ToString() => $"{First}/{PrefixLength}";
}
