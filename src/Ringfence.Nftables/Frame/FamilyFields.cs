using Ringfence.Core;

namespace Ringfence.Nftables;

/// <summary>The words of one address family.</summary>
internal sealed record FamilyFields(AddressFamily Family, FieldType Address, NftField Source, NftField Destination)
{
    /// <summary>Both families, IPv4 first.</summary>
    public static IReadOnlyList<FamilyFields> Both { get; } =
    [
        new(AddressFamily.IPv4, FieldType.IPv4Address, NftField.IPv4Source, NftField.IPv4Destination),
        new(AddressFamily.IPv6, FieldType.IPv6Address, NftField.IPv6Source, NftField.IPv6Destination),
    ];

    /// <summary>Goes on with packets of the family.</summary>
    public NftExpression.Compare IsFamily => new(NftField.Family, Comparison.Is, FamilyNumber.Of(Family));
}
