namespace Ringfence.Core.Tests;

/// <summary>Generated tiers under a profile, and connections to hold a region against the Evaluator with.</summary>
internal sealed record RegionCase(Scene Scene, IReadOnlyList<Connection> Connections)
{
    private readonly Lazy<Decision[]> _decisions = new(() => [.. Connections.Select(new Evaluator(Scene.Snapshot, Scene.Profile).Evaluate)]);

    /// <summary>What the Evaluator answers.</summary>
    public IReadOnlyList<Decision> Decisions => _decisions.Value;

    /// <summary>Where a region and the Evaluator differ, when programs are changed before they are folded.</summary>
    public IEnumerable<(Connection Connection, Direction Direction)> Disagreements(Func<DirectionProgram, DirectionProgram> change)
    {
        ClusterSnapshot snapshot = Scene.Snapshot;
        Evaluator evaluator = new(snapshot, Scene.Profile);
        RegionReader reader = new(snapshot, Scene.Profile);
        return
            from decision in Decisions
            let connection = decision.Connection
            from direction in (Direction[])[Direction.Ingress, Direction.Egress]
            where connection.SubjectOf(direction) is Party.Pod
            let subject = ((Party.Pod)connection.SubjectOf(direction)).Endpoint
            let region = AllowedRegion.Fold(change(evaluator.ProgramOf(subject, direction)))
            where reader.Contains(region, subject, connection) != decision.In(direction).Verdict
            select (connection, direction);
    }

    public override string ToString() => $"{string.Join("\n", Scene.Tiers)}\n{Scene.Profile}";
}
