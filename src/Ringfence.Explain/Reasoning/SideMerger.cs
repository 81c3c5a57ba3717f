using Ringfence.Core;

namespace Ringfence.Explain;

/// <summary>Makes one side out of the decisions for several ports: a rule has matched when it matched for one of them.</summary>
internal static class SideMerger
{
    public static ExplainedSide Merge(Direction direction, List<Decision> decisions, TrafficSet traffic)
    {
        List<SideDecision> sides = [.. decisions.Select(decision => decision.In(direction))];
        Verdict verdict = traffic.IsEmpty ? Verdict.Deny : Verdict.Allow;
        List<SideDecision> leading = [.. sides.Where(side => side.Verdict == verdict)];
        SideDecision first = leading.Count > 0 ? leading[0] : sides[0];
        return new ExplainedSide(direction, decisions[0].Connection.SubjectOf(direction), verdict, first.Decider, traffic)
        {
            SelectedBy = first.SelectedBy,
            IsolatedBy = first.IsolatedBy,
            DecidedBy = [.. leading.SelectMany(side => side.Decider is Decider.ByRules(var rules) ? (IEnumerable<RuleRef>)rules : []).Distinct()],
            Tried = [.. Tried(sides)],
        };
    }

    /// <summary>Every rule once. Of one that never matched, the try with the fewest reasons: the port for which only the peer was wrong, say.</summary>
    private static IEnumerable<TriedRule> Tried(List<SideDecision> sides) => sides
        .SelectMany(side => (IEnumerable<TriedRule>)side.Tried)
        .GroupBy(tried => tried.Rule)
        .Select(tries => tries.MinBy(tried => tried.Misses.Count)!);
}
