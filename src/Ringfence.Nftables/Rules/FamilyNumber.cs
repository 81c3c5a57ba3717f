using Ringfence.Core;

namespace Ringfence.Nftables;

/// <summary>Address families by the number that the kernel gives them (<c>NFPROTO_*</c>).</summary>
public static class FamilyNumber
{
    /// <summary>IPv4.</summary>
    public const byte IPv4 = 2;

    /// <summary>IPv6.</summary>
    public const byte IPv6 = 10;

    /// <summary>The number of a family.</summary>
    public static byte Of(AddressFamily family) => family == AddressFamily.IPv4 ? IPv4 : IPv6;
}
