namespace Ringfence.Core;

/// <summary>Walks one tier's rules for one side of a connection.</summary>
internal sealed class TierWalk(RuleMatcher rules)
{
    public Outcome Walk(TierProgram tier, Encounter met, Protocol protocol, ushort port)
    {
        List<Held> held = [];
        foreach (Rule rule in tier.Rules)
        {
            Held one = new(rule, rules.Match(rule.Match, met, protocol, port));
            held.Add(one);
            if (tier.Tier.Mode == TierMode.FirstMatch && one.Found.Fits && rule.Action != RuleAction.Log)
            {
                break;
            }
        }

        return tier.Tier.Mode switch
        {
            TierMode.FirstMatch => FirstMatch(tier.Tier, held),
            TierMode.Additive => Additive(tier, held),
        };
    }

    /// <summary>
    /// The rule the walk stopped at decides, or the end of the tier. What came before may rest on assumptions that would have
    /// stopped it sooner; that matters when it would have said something else.
    /// </summary>
    private static Outcome FirstMatch(Tier tier, List<Held> held)
    {
        Held? stop = held.Count > 0 && held[^1] is { Found.Fits: true, Rule.Action: not RuleAction.Log } last ? last : null;
        RuleAction decided = stop?.Rule.Action ?? tier.EndOfTier switch
        {
            EndOfTier.Next => RuleAction.Pass,
            EndOfTier.Allow => RuleAction.Allow,
            EndOfTier.Deny => RuleAction.Deny,
        };
        Decider decider = stop is { } one ? new Decider.ByRules([one.Rule.Ref]) : new Decider.ByEndOfTier(tier.Name);
        return new Outcome(
            decided == RuleAction.Pass ? null : decider,
            decided == RuleAction.Deny ? Verdict.Deny : Verdict.Allow,
            Tried(held),
            CaveatsOf(held, one => one.Rule.Action != RuleAction.Log && (one.Found.Fits || one.Rule.Action != decided)));
    }

    /// <summary>A fitting deny denies, else a fitting allow allows, else isolation denies, else the next tier is asked.</summary>
    private static Outcome Additive(TierProgram tier, List<Held> held)
    {
        ValueArray<RuleRef> denying = Fitting(held, RuleAction.Deny);
        if (!denying.IsEmpty)
        {
            return new Outcome(new Decider.ByRules(denying), Verdict.Deny, Tried(held), DoubtsOfUnion(held, RuleAction.Deny));
        }

        // A deny that only an assumption kept from fitting would have come before anything else but isolation.
        ValueArray<Caveat> hiddenDenies = CaveatsOf(held, one => one.Rule.Action == RuleAction.Deny);
        ValueArray<RuleRef> allowing = Fitting(held, RuleAction.Allow);
        if (!allowing.IsEmpty)
        {
            return new Outcome(
                new Decider.ByRules(allowing), Verdict.Allow, Tried(held), [.. hiddenDenies, .. DoubtsOfUnion(held, RuleAction.Allow)]);
        }

        ValueArray<Caveat> hiddenAllows = CaveatsOf(held, one => one.Rule.Action == RuleAction.Allow);
        return tier.IsolatedBy.IsEmpty
            ? new Outcome(null, Verdict.Allow, Tried(held), [.. hiddenDenies, .. hiddenAllows])
            : new Outcome(new Decider.ByIsolation(tier.IsolatedBy), Verdict.Deny, Tried(held), hiddenAllows);
    }

    private static ValueArray<RuleRef> Fitting(List<Held> held, RuleAction action) =>
        [.. held.Where(one => one.Rule.Action == action && one.Found.Fits).Select(one => one.Rule.Ref)];

    /// <summary>One rule that fits for certain settles a union, whatever the others of its action rest on.</summary>
    private static ValueArray<Caveat> DoubtsOfUnion(List<Held> held, RuleAction action) =>
        held.Exists(one => one.Rule.Action == action && one.Found.Fits && one.Found.IsCertain)
            ? []
            : CaveatsOf(held, one => one.Rule.Action == action && one.Found.Fits);

    private static ValueArray<Caveat> CaveatsOf(List<Held> held, Func<Held, bool> counts) =>
        [.. held.Where(counts).SelectMany(one => (IEnumerable<Caveat>)one.Found.Caveats)];

    private static ValueArray<TriedRule> Tried(List<Held> held) =>
        [.. held.Select(one => new TriedRule(one.Rule.Ref, one.Rule.Action, one.Found.Fit, one.Found.Misses))];

    /// <summary>What a tier came to.</summary>
    /// <param name="Decider">What settled it; null when the tier leaves the connection to the next.</param>
    /// <param name="Verdict">The answer, when there is a decider.</param>
    /// <param name="Tried">The rules held against the connection.</param>
    /// <param name="Caveats">What the outcome rests on.</param>
    public readonly record struct Outcome(Decider? Decider, Verdict Verdict, ValueArray<TriedRule> Tried, ValueArray<Caveat> Caveats);

    private readonly record struct Held(Rule Rule, Finding Found);
}
