using FsCheck;
using FsCheck.Fluent;

namespace Ringfence.Core.Tests;

/// <summary>Addresses, blocks and sets in a few close places, so that generated ones touch, nest and overlap often, and at both ends of both families.</summary>
internal static class SomeAddresses
{
    private static Address[] Anchors =>
    [
        .. ((string[])["0.0.0.0", "10.0.0.0", "127.255.255.248", "128.0.0.0", "255.255.255.248", "::", "2001:db8::", "7fff:ffff:ffff:ffff:ffff:ffff:ffff:fff8", "8000::", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:fff8"])
            .Select(Parsed.Address),
    ];

    /// <summary>Every address that a generated small block may start, end or hold: enough to tell any two generated sets apart.</summary>
    public static IEnumerable<Address> Probes =>
        from anchor in Anchors
        from offset in Enumerable.Range(0, 8)
        select anchor with { Bits = anchor.Bits + (UInt128)offset };

    public static Gen<Address> Near =>
        from anchor in Gen.Elements(Anchors)
        from offset in Gen.Choose(0, 7)
        select anchor with { Bits = anchor.Bits + (UInt128)offset };

    public static Gen<Address> Any => Gen.OneOf(
        Near,
        from upper in Groups
        from lower in Groups
        select new Address(AddressFamily.IPv6, new UInt128(upper | 0x2000000000000000, lower)));

    public static Gen<Cidr> Block =>
        from address in Near
        from hostBits in Gen.Elements(0, 0, 0, 1, 1, 2, 3, 31, 32)
        let bits = Cidr.BitsOf(address.Family)
        select new Cidr(address, hostBits == 32 ? 0 : hostBits == 31 ? 1 : bits - hostBits);

    public static Gen<AddressSet> Set =>
        from count in Gen.Choose(0, 6)
        from blocks in Gen.ListOf(Block, count)
        select AddressSet.Of([.. blocks]);

    // Groups of four bits of every kind, zero more often than not, so that runs of zero groups of every length come up.
    private static Gen<ulong> Groups =>
        from groups in Gen.ListOf(Gen.Elements(0ul, 0ul, 0ul, 1ul, 0xAul, 0x10ul, 0xFFFFul), 4)
        select groups.Aggregate(0ul, (all, next) => (all << 16) | next);
}
