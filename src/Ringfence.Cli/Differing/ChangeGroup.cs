using Ringfence.Analysis;
using Ringfence.Core;

namespace Ringfence.Cli;

/// <summary>Changes that are alike in their answers and reasons: from each of some ends to each of others.</summary>
/// <param name="Sample">One of them.</param>
/// <param name="OtherRisks">What besides the gravest risk one of them is, the gravest first.</param>
/// <param name="From">Who opens connections; workloads and pods, or addresses.</param>
/// <param name="To">Who receives them.</param>
/// <param name="Count">How many changes it stands for, as people count.</param>
internal sealed record ChangeGroup(MapChange Sample, IReadOnlyList<ChangeRisk> OtherRisks, IReadOnlyList<ChangeEnd> From, IReadOnlyList<ChangeEnd> To, int Count)
{
    /// <summary>Groups changes, in the order of the first of each.</summary>
    /// <remarks>
    /// First those with the same answer and reasons; of these, sources that have the same targets. Where that puts more together, a
    /// source is taken for one of its own targets: workloads which may all reach each other are one group.
    /// </remarks>
    public static IReadOnlyList<ChangeGroup> Of(IEnumerable<MapChange> changes) =>
    [
        .. changes.GroupBy(change => (change.Type, change.Before, change.After, change.Gained, change.Lost, change.Risk, change.Policies, change.Objects, IsWithin: change.From.Id == change.To.Id))
            .SelectMany(alike => alike.Key.IsWithin ? OfThemselves([.. alike]) : BySources([.. alike])),
    ];

    /// <summary>How many changes there are as people count them: what a workload or pod may exchange with addresses is one, however these are cut.</summary>
    public static int Counted(IEnumerable<MapChange> changes) => changes
        .Select(change => (From: NameOf(change.From), To: NameOf(change.To), change.Type, change.Before, change.After, change.Risk))
        .Distinct()
        .Count();

    private static string NameOf(ChangeEnd end) => end.Endpoint is MapEndpoint.Addresses ? string.Empty : end.Id;

    private static IEnumerable<ChangeGroup> OfThemselves(MapChange[] changes) =>
        [new ChangeGroup(changes[0], OthersOf(changes), [.. changes.Select(change => change.From)], [], Counted(changes))];

    private static IEnumerable<ChangeGroup> BySources(MapChange[] changes)
    {
        IGrouping<string, MapChange>[] sources = [.. changes.GroupBy(change => change.From.Id)];
        Dictionary<ValueArray<string>, int> alone = sources.CountBy(TargetsOf).ToDictionary();
        Dictionary<ValueArray<string>, int> circles = sources.CountBy(CircleOf).ToDictionary();
        return sources.GroupBy(source => circles[CircleOf(source)] > alone[TargetsOf(source)] ? CircleOf(source) : TargetsOf(source))
            .Select(alike => new ChangeGroup(
                alike.First().First(),
                OthersOf(alike.SelectMany(source => source)),
                [.. alike.Select(source => source.First().From)],
                [.. alike.SelectMany(source => source.Select(change => change.To)).DistinctBy(end => end.Id)],
                Counted(alike.SelectMany(source => source))));
    }

    private static ChangeRisk[] OthersOf(IEnumerable<MapChange> changes) => [.. changes.SelectMany(change => change.Risks.Skip(1)).Distinct().Order()];

    private static ValueArray<string> TargetsOf(IGrouping<string, MapChange> source) => [.. source.Select(change => change.To.Id)];

    private static ValueArray<string> CircleOf(IGrouping<string, MapChange> source) => [.. source.Select(change => change.To.Id).Append(source.Key).Order(StringComparer.Ordinal)];
}
