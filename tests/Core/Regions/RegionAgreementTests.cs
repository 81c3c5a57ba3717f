using FsCheck.Fluent;

namespace Ringfence.Core.Tests;

/// <summary>One meaning: for every connection, what a region contains is what the Evaluator answers (design.md, regions).</summary>
public sealed class RegionAgreementTests
{
    private static readonly Dictionary<string, Func<DirectionProgram, DirectionProgram>> Bugs = new(StringComparer.Ordinal)
    {
        ["exemptions dropped"] = EachTier(tier => tier with { Tier = tier.Tier with { Exemptions = [] } }),
        ["isolation dropped"] = EachTier(tier => tier with { IsolatedBy = [] }),
        ["end of tier dropped"] = EachTier(tier => tier with { Tier = tier.Tier with { EndOfTier = EndOfTier.Next } }),
        ["rules reversed"] = EachTier(tier => tier with { Rules = [.. tier.Rules.Reverse()] }),
        ["pass dropped"] = EachTier(tier => tier with { Rules = [.. tier.Rules.Where(rule => rule.Action != RuleAction.Pass)] }),
        ["denies dropped"] = EachTier(tier => tier with { Rules = [.. tier.Rules.Where(rule => rule.Action != RuleAction.Deny)] }),
        ["families dropped"] = EachRule(match => match with { Family = FamilyScope.Any }),
        ["ports dropped"] = EachRule(match => match with { Traffic = TrafficPattern.All }),
        ["port names dropped"] = EachRule(match => match with { Traffic = match.Traffic with { Names = [] } }),
        ["tiers reversed"] = program => program with { Tiers = [.. program.Tiers.Reverse()] },
        ["one tier for all"] = program => program with { Tiers = [.. program.Tiers.Take(1)] },
    };

    // The same every run, so that what must be found in them always is. Nothing that the product makes is kept in a static: a mutation
    // test runs many mutants in one process, and one would see what another made.
    private static RegionCase[] Fixed => [.. RegionCases.Any.Sample(120, new FsCheck.Rnd(2026), 20)];

    [Fact]
    public void Contains_EveryConnection_IsTheEvaluatorsVerdict() =>
        Assert.All([.. Fixed, .. RegionCases.Any.Sample(100, 20)], given => Assert.Empty(given.Disagreements(program => program)));

    // A property that cannot fail proves nothing: each of these faults in the fold must be found.
    [Fact]
    public void Contains_FaultsInTheFold_AreFound()
    {
        RegionCase[] cases = Fixed;

        Assert.All(Bugs, bug => Assert.Contains(cases, given => given.Disagreements(bug.Value).Any()));
    }

    // Nor does one whose cases are all alike: each way to an answer comes up often enough.
    [Fact]
    public void Cases_ReachEveryDecider()
    {
        SideDecision[] sides =
        [
            .. Fixed.SelectMany(given => given.Decisions).SelectMany(decision => (SideDecision[])[decision.Egress, decision.Ingress])
                .Where(side => side.Decider is not Decider.NotGoverned),
        ];

        Dictionary<string, double> shares = sides
            .CountBy(side => side.Decider is Decider.ByRules ? $"{nameof(Decider.ByRules)} {side.Verdict}" : side.Decider.GetType().Name)
            .ToDictionary(kind => kind.Key, kind => (double)kind.Value / sides.Length);

        (string Decider, double Least)[] floors =
            [("ByRules Allow", 0.1), ("ByRules Deny", 0.05), ("ByIsolation", 0.05), ("ByEndOfTier", 0.05), ("ByExemption", 0.02), ("ByDefault", 0.05)];
        Assert.All(floors, floor => Assert.True(
            shares.GetValueOrDefault(floor.Decider) >= floor.Least, $"{floor.Decider}: {string.Join(", ", shares)}"));
    }

    private static Func<DirectionProgram, DirectionProgram> EachTier(Func<TierProgram, TierProgram> change) =>
        program => program with { Tiers = [.. program.Tiers.Select(change)] };

    private static Func<DirectionProgram, DirectionProgram> EachRule(Func<RuleMatch, RuleMatch> change) =>
        EachTier(tier => tier with { Rules = [.. tier.Rules.Select(rule => rule with { Match = change(rule.Match) })] });
}
