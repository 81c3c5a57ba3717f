using Ringfence.Analysis;
using Ringfence.Diagnostics;
using Ringfence.Explain;

namespace Ringfence.Cli;

/// <summary>A diff with what every form of printing it needs.</summary>
/// <param name="Diff">What differs.</param>
/// <param name="States">What was compared.</param>
/// <param name="Caveats">What the answer rests on, in either state.</param>
internal sealed record DiffReport(MapDiff Diff, DiffStates States, CaveatDigest Caveats)
{
    /// <summary>Where edited policies stand.</summary>
    public DiffLocations Locations { get; } = new(States);

    /// <summary>The changes by their gravest risk, the gravest first.</summary>
    public IReadOnlyList<IGrouping<ChangeRisk, MapChange>> ByRisk { get; } = [.. Diff.Changes.GroupBy(change => change.Risk).OrderBy(risk => risk.Key)];

    /// <summary>What it comes to, in a line: <c>3 connections differ: 1 opened to the internet, 2 closed</c>.</summary>
    public string Summary =>
        IsOfNobody(Diff) ? "nothing to compare, for neither state holds a pod or a workload"
        : Diff.Changes.Count == 0 ? "no connection differs"
        : $"{Text.Counted(ChangeGroup.Counted(Diff.Changes), "connection differs", "connections differ")}: {string.Join(", ", ByRisk.Select(risk => $"{ChangeGroup.Counted(risk)} {RiskWords.TitleOf(risk.Key)}"))}";

    /// <summary>Compares two states.</summary>
    public static DiffReport Of(DiffStates states, Core.EnforcementProfile profile, MapGrain grain)
    {
        MapDiff diff = MapDiff.Between(states.Old.Cluster.Snapshot, states.New.Cluster.Snapshot, profile, grain);
        IEnumerable<ExplainedCaveat> caveats = diff.Before.Caveats.Concat(diff.After.Caveats).Select(ExplainedCaveat.Of)
            .Concat(InputCaveats.Of(states.Old)).Concat(InputCaveats.Of(states.New))
            .Concat(DnsCaveats(diff))
            .Concat(IsOfNobody(diff) ? [new ExplainedCaveat(CaveatDiagnostics.NobodyThere, ["both states hold"])] : []);
        return new DiffReport(diff, states, CaveatDigest.Of(caveats.Distinct()));
    }

    /// <summary>A rule for DNS servers that are not there changes nothing that could be listed: silence about it must not pass for an answer.</summary>
    private static IEnumerable<ExplainedCaveat> DnsCaveats(MapDiff diff) => !diff.DnsServers.Any() && (IsolatesEgress(diff.Before) || IsolatesEgress(diff.After))
        ? [new ExplainedCaveat(CaveatDiagnostics.NoDnsServer, [])]
        : [];

    /// <summary>Whether nothing can differ, whatever policies say: a pipeline that compares policies alone must not take that for a yes.</summary>
    private static bool IsOfNobody(MapDiff diff) => diff.Before.Endpoints.Count == 0 && diff.After.Endpoints.Count == 0;

    private static bool IsolatesEgress(ConnectivityMap map) => map.Endpoints.Any(end => map.IsolationOf(end, Core.Direction.Egress) != IsolationExtent.None);
}
