using System.Globalization;
using Ringfence.Core;

namespace Ringfence.Dialects;

/// <summary>A CIDR as the API server reads it: by the rules that Go had before 1.17, which newer Go and newer servers no longer take (k8s.io/utils <c>ParseCIDRSloppy</c>).</summary>
/// <remarks>Leading zeros are decimal, in octets and prefix lengths; IPv4 in IPv6 dress stays as long as it is written; host bits may be set.</remarks>
internal readonly record struct SloppyCidr
{
    private const int MappedBits = 96;

    private SloppyCidr(Address address, int prefixLength, bool hasLeadingZeros)
    {
        Address = address;
        PrefixLength = prefixLength;
        HasLeadingZeros = hasLeadingZeros;
    }

    /// <summary>The address as written, host bits included; IPv6 for anything with a colon.</summary>
    public Address Address { get; }

    /// <summary>The prefix length as written: up to 128 for anything with a colon.</summary>
    public int PrefixLength { get; }

    /// <summary>Whether an octet or the prefix length has leading zeros, or a group of an IPv6 address more than four digits: what today's Go refuses.</summary>
    public bool HasLeadingZeros { get; }

    /// <summary>Whether it is IPv4 in IPv6 dress (<c>::ffff:10.0.0.0/104</c>).</summary>
    public bool IsMapped => Address.IsMapped;

    /// <summary>Whether bits beyond the prefix length are set.</summary>
    public bool HasHostBits => Written.First != Address;

    /// <summary>The block that counts: host bits cut off, and IPv4 in IPv6 dress as the IPv4 it is.</summary>
    public Cidr Effective => IsMapped && PrefixLength >= MappedBits
        ? new Cidr(Address.Unmapped, PrefixLength - MappedBits)
        : Written;

    /// <summary>The block's one address with the longest prefix, as the server's warning suggests it.</summary>
    public string SingleAddress => string.Create(
        CultureInfo.InvariantCulture,
        $"{(IsMapped ? Address.Unmapped : Address)}/{Cidr.BitsOf(Address.Family)}");

    private Cidr Written => new(Address, PrefixLength);

    /// <summary>Reads <c>address/length</c>; no zone, no sign, no space.</summary>
    public static bool TryParse(string text, out SloppyCidr cidr)
    {
        cidr = default;
        int slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0 || !SloppyAddress.TryParse(text.AsSpan(0, slash), out Address address, out bool zeros))
        {
            return false;
        }

        ReadOnlySpan<char> rest = text.AsSpan(slash + 1);
        if (!SloppyAddress.TryTakeDecimal(ref rest, out int length, out bool lengthZeros)
            || !rest.IsEmpty
            || length > Cidr.BitsOf(address.Family))
        {
            return false;
        }

        cidr = new SloppyCidr(address, length, zeros || lengthZeros);
        return true;
    }

    /// <summary>Whether another block lies in this one and is smaller, as the server compares: families by what the bits mean, prefix lengths as written.</summary>
    public bool StrictlyContains(SloppyCidr other) =>
        Effective.Contains(other.Effective.First) && PrefixLength < other.PrefixLength;
}
