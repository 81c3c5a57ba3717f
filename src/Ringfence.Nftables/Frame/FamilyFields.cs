using Ringfence.Core;

namespace Ringfence.Nftables;

/// <summary>The words of one address family.</summary>
/// <param name="Family">The family.</param>
/// <param name="Address">What a set of its addresses is keyed by.</param>
/// <param name="Source">The source of a packet.</param>
/// <param name="Destination">Its destination.</param>
/// <param name="IsFamily">Goes on with packets of the family.</param>
internal sealed record FamilyFields(AddressFamily Family, FieldType Address, NftField Source, NftField Destination, NftExpression.Compare IsFamily)
{
    /// <summary>Both families, IPv4 first.</summary>
    public static IReadOnlyList<FamilyFields> Both { get; } = Of(NftField.Family, family => FamilyNumber.Of(family));

    /// <summary>The same for frames on bridges, which say in their own header what they carry.</summary>
    public static IReadOnlyList<FamilyFields> OnBridges { get; } = Of(NftField.EtherType, family => EtherTypes.Of(family));

    private static FamilyFields[] Of(NftField kind, Func<AddressFamily, UInt128> numberOf) =>
    [
        new(AddressFamily.IPv4, FieldType.IPv4Address, NftField.IPv4Source, NftField.IPv4Destination, new NftExpression.Compare(kind, Comparison.Is, numberOf(AddressFamily.IPv4))),
        new(AddressFamily.IPv6, FieldType.IPv6Address, NftField.IPv6Source, NftField.IPv6Destination, new NftExpression.Compare(kind, Comparison.Is, numberOf(AddressFamily.IPv6))),
    ];
}
