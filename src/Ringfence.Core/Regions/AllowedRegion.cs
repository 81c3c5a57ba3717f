namespace Ringfence.Core;

/// <summary>All that one subject's policies allow in one direction, as a list of clauses of which the first that fits decides; the last fits everything.</summary>
/// <remarks>
/// The same tiers that the Evaluator walks, folded once: for every connection, what <see cref="RegionReader"/> reads from a region is what
/// the Evaluator answers. Passing to a lower tier is folded away, so a back end needs to know allow and deny only.
/// </remarks>
public sealed record AllowedRegion(Direction Direction, ValueArray<RegionClause> Clauses)
{
    /// <summary>Folds a subject's program.</summary>
    public static AllowedRegion Fold(DirectionProgram program)
    {
        // Built from the last tier up: what a tier leaves open is what the tiers below it say.
        List<RegionClause> below = [new([], Verdict.Allow)];
        for (int i = program.Tiers.Count - 1; i >= 0; i--)
        {
            below = FoldTier(program.Tiers[i], program.Direction, below);
        }

        return new AllowedRegion(program.Direction, [.. below]);
    }

    /// <summary>Everything the region allows, once it is known what each match takes.</summary>
    /// <param name="taken">The traffic that a match takes of the remote in question; none where its peer or family does not fit.</param>
    public TrafficSet Allowed(Func<RuleMatch, TrafficSet> taken)
    {
        TrafficSet allowed = TrafficSet.None;
        TrafficSet denied = TrafficSet.None;
        foreach (RegionClause clause in Clauses)
        {
            TrafficSet decided = TrafficSet.All;
            foreach (RuleMatch match in clause.All)
            {
                decided = decided.Intersect(taken(match));
            }

            // What an earlier clause decided stays so. Most regions deny nothing before their end, so nothing has to be taken away.
            if (clause.Verdict == Verdict.Allow)
            {
                allowed = allowed.Union(denied.IsEmpty ? decided : decided.Except(denied));
            }
            else
            {
                denied = denied.Union(decided.Except(allowed));
            }

            if (clause.All.IsEmpty)
            {
                break;
            }
        }

        return allowed;
    }

    private static List<RegionClause> FoldTier(TierProgram tier, Direction direction, List<RegionClause> below)
    {
        List<RegionClause> clauses = [];
        foreach (Exemption exemption in tier.Tier.Exemptions)
        {
            if (Exemptions.PeerOf(exemption, direction) is { } peer)
            {
                clauses.AddRange(Narrowed(below, RuleMatch.AllTraffic(peer)));
            }
        }

        foreach (Rule rule in InDecidingOrder(tier))
        {
            clauses.AddRange(rule.Action switch
            {
                RuleAction.Allow => [new RegionClause([rule.Match], Verdict.Allow)],
                RuleAction.Deny => [new RegionClause([rule.Match], Verdict.Deny)],
                RuleAction.Pass => Narrowed(below, rule.Match),
                RuleAction.Log => [],
            });
        }

        clauses.AddRange(Rest(tier, below));
        return clauses;
    }

    private static IEnumerable<Rule> InDecidingOrder(TierProgram tier) => tier.Tier.Mode switch
    {
        TierMode.FirstMatch => tier.Rules,
        TierMode.Additive => tier.Rules.Where(rule => rule.Action == RuleAction.Deny)
            .Concat(tier.Rules.Where(rule => rule.Action == RuleAction.Allow)),
    };

    private static List<RegionClause> Rest(TierProgram tier, List<RegionClause> below)
    {
        RegionClause deny = new([], Verdict.Deny);
        RegionClause allow = new([], Verdict.Allow);
        return tier.Tier.Mode switch
        {
            TierMode.Additive => tier.IsolatedBy.IsEmpty ? below : [deny],
            TierMode.FirstMatch => tier.Tier.EndOfTier switch
            {
                EndOfTier.Next => below,
                EndOfTier.Allow => [allow],
                EndOfTier.Deny => [deny],
            },
        };
    }

    /// <summary>The clauses below, for the connections of one match only.</summary>
    private static IEnumerable<RegionClause> Narrowed(List<RegionClause> below, RuleMatch match) =>
        below.Select(clause => clause with { All = [match, .. clause.All] });
}
