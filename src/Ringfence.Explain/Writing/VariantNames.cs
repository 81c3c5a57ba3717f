using Ringfence.Core;

namespace Ringfence.Explain;

/// <summary>How to call variants: by the side in which they differ, so that nobody has to read what they have in common.</summary>
internal sealed class VariantNames
{
    private readonly bool _sourcesDiffer;
    private readonly bool _destinationsDiffer;
    private readonly bool _familiesDiffer;

    private VariantNames(bool sourcesDiffer, bool destinationsDiffer, bool familiesDiffer) =>
        (_sourcesDiffer, _destinationsDiffer, _familiesDiffer) = (sourcesDiffer, destinationsDiffer, familiesDiffer);

    public static VariantNames Of(Explanation explanation) => new(
        explanation.Variants.DistinctBy(variant => variant.Sources).Count() > 1,
        explanation.Variants.DistinctBy(variant => variant.Destinations).Count() > 1,
        explanation.Variants.DistinctBy(variant => variant.Common).Count() > 1);

    /// <summary>The ids that tell a variant from the others; where only families differ, the sources.</summary>
    public IEnumerable<string> PodsOf(Variant variant)
    {
        IEnumerable<Party> named =
            variant.Pairing == Pairing.EachWithItself ? variant.Sources
            : _sourcesDiffer && _destinationsDiffer ? variant.Sources.Concat(variant.Destinations)
            : _destinationsDiffer ? variant.Destinations
            : variant.Sources;
        return named.Select(PartyWords.IdOf).Distinct();
    }

    /// <summary>A variant in words: <c>from shop/web-1 and shop/web-2</c>, <c>to shop/db-0 over IPv6</c>, <c>each to itself: ...</c>.</summary>
    public string Describe(Variant variant)
    {
        List<string> words = [];
        if (variant.Pairing == Pairing.EachWithItself)
        {
            words.Add(variant.Sources.Count == 1 ? $"{PartyWords.Of(variant.Sources[0])} to itself" : $"each to itself: {Some(variant.Sources)}");
        }
        else
        {
            if (_sourcesDiffer)
            {
                words.Add($"from {Some(variant.Sources)}");
            }

            if (_destinationsDiffer)
            {
                words.Add($"to {Some(variant.Destinations)}");
            }
        }

        if (_familiesDiffer)
        {
            words.Add(variant.Common.IsEmpty ? "without a common address family" : $"over {string.Join(" and ", variant.Common)}");
        }

        return string.Join(' ', words);
    }

    private static string Some(ValueArray<Party> parties) => Names.Some([.. parties.Select(PartyWords.Of)]);
}
