using Ringfence.Core;

namespace Ringfence.Explain;

/// <summary>Puts combinations with the same answer together, so that a question about many replicas has as few variants as it can.</summary>
internal static class VariantMerger
{
    /// <summary>The variants, each an exact product of its sources, destinations and families; in the order in which they were met.</summary>
    public static ValueArray<Variant> Merge(List<Combination> combinations) =>
    [
        .. combinations.Where(one => one.Pairing == Pairing.EachWithOthers).GroupBy(AnswerOf).SelectMany(Products),
        .. combinations.Where(one => one.Pairing == Pairing.EachWithItself).GroupBy(AnswerOf).Select(WithItself),
    ];

    private static (Verdict Verdict, TrafficSet Ports, bool CanConnect) AnswerOf(Combination one) =>
        (one.Outcome.Verdict, one.Outcome.Ports, Variant.CanConnect(one.Outcome));

    /// <summary>Sources that meet the same destinations in the same families go together, then destinations with the same families.</summary>
    private static IEnumerable<Variant> Products(IEnumerable<Combination> alike)
    {
        Dictionary<DestinationGroup, int> numbers = [];
        foreach (Combination one in alike)
        {
            numbers.TryAdd(one.Destination, numbers.Count);
        }

        string Signature(IEnumerable<Combination> met) => string.Join(' ', met.Select(one => $"{numbers[one.Destination]}:{one.Family}"));
        foreach (var sources in alike.GroupBy(one => one.Source).GroupBy(Signature))
        {
            foreach (var destinations in sources.First().GroupBy(one => one.Destination).GroupBy(FamiliesOf))
            {
                Combination example = destinations.First().First();
                yield return new Variant(
                    example.Outcome,
                    [.. sources.SelectMany(source => (IEnumerable<Party>)source.Key.Members)],
                    [.. destinations.SelectMany(destination => (IEnumerable<Party>)destination.Key.Group.Members).Distinct()],
                    [.. destinations.First().Select(one => one.Family)],
                    Pairing.EachWithOthers);
            }
        }
    }

    private static Variant WithItself(IEnumerable<Combination> alike)
    {
        ValueArray<Party> selves = [.. alike.SelectMany(one => (IEnumerable<Party>)one.Source.Members).Distinct()];
        return new Variant(alike.First().Outcome, selves, selves, [.. alike.Select(one => one.Family).Distinct()], Pairing.EachWithItself);
    }

    private static string FamiliesOf(IEnumerable<Combination> alike) => string.Join(',', alike.Select(one => one.Family));
}
