namespace Ringfence.Nftables;

/// <summary>Messages of ICMPv6 without which a link does not work.</summary>
internal static class IcmpV6Types
{
    /// <summary>Which link address a neighbour's address has (RFC 4861 4.4).</summary>
    public const byte NeighbourAdvertisement = 136;

    private const byte LinkHopLimit = 255;
    private const string Neighbours = "neighbours";
    private const string Listeners = "listeners";

    /// <summary>The sets of their types.</summary>
    public static IEnumerable<NftSet> Sets =>
    [
        new NftSet(Neighbours, [FieldType.IcmpV6Type], SetKind.Hash, "router and neighbour discovery (RFC 4861), valid only from the link") { Elements = Types(133, 134, 135, NeighbourAdvertisement) },
        new NftSet(Listeners, [FieldType.IcmpV6Type], SetKind.Hash, "multicast listener discovery (RFC 2710, RFC 3810)") { Elements = Types(130, 131, 132, 143) },
    ];

    /// <summary>The rules that find them. Errors are not among them: those that belong to a connection are related to it.</summary>
    public static IEnumerable<NftRule> Essentials(FamilyFields ipv6, NftExpression end)
    {
        NftExpression isIcmp = new NftExpression.Compare(NftField.Protocol, Comparison.Is, ProtocolNumber.IcmpV6);
        yield return NftRule.Of(ipv6.IsFamily, isIcmp, new NftExpression.Compare(NftField.HopLimit, Comparison.Is, LinkHopLimit), new NftExpression.InSet([NftField.IcmpV6Type], Comparison.Is, Neighbours), end);
        yield return NftRule.Of(ipv6.IsFamily, isIcmp, new NftExpression.InSet([NftField.IcmpV6Type], Comparison.Is, Listeners), end);
    }

    private static ElementSet Types(params IEnumerable<int> types) => ElementSet.Of(types.Select(type => SetElement.Of((UInt128)type)));
}
