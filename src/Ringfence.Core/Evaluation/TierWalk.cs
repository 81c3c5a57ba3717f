namespace Ringfence.Core;

/// <summary>Walks one tier's rules for one side of a connection.</summary>
internal sealed class TierWalk(RuleMatcher rules)
{
    /// <summary>What a tier came to.</summary>
    /// <param name="Decider">What settled it; null when the tier leaves the connection to the next.</param>
    /// <param name="Verdict">The answer, when there is a decider.</param>
    /// <param name="Tried">The rules held against the connection.</param>
    /// <param name="Caveats">What the outcome rests on.</param>
    public readonly record struct Outcome(Decider? Decider, Verdict Verdict, ValueArray<TriedRule> Tried, ValueArray<Caveat> Caveats);

    public Outcome Walk(TierProgram tier, Encounter met, Protocol protocol, ushort port)
    {
        List<TriedRule> tried = [];
        List<Finding> findings = [];
        foreach (Rule rule in tier.Rules)
        {
            Finding found = rules.Match(rule.Match, met, protocol, port);
            tried.Add(new TriedRule(rule.Ref, rule.Action, found.Fit, found.Misses));
            findings.Add(found);
            if (tier.Tier.Mode == TierMode.FirstMatch && found.Fits && rule.Action != RuleAction.Log)
            {
                break;
            }
        }

        return tier.Tier.Mode switch
        {
            TierMode.FirstMatch => FirstMatch(tier, tried, findings),
            TierMode.Additive => Additive(tier, tried, findings),
        };
    }

    /// <summary>The rule the walk stopped at decides; what came before may rest on assumptions that would have stopped it sooner.</summary>
    private static Outcome FirstMatch(TierProgram tier, List<TriedRule> tried, List<Finding> findings)
    {
        ValueArray<Caveat> caveats = [.. findings.SelectMany(found => (IEnumerable<Caveat>)found.Caveats)];
        Outcome undecided = new(null, Verdict.Allow, [.. tried], caveats);
        if (tried.Count > 0 && tried[^1] is { Fit: Fit.Fits } last && last.Action != RuleAction.Log)
        {
            return last.Action == RuleAction.Pass
                ? undecided
                : undecided with
                {
                    Decider = new Decider.ByRules([last.Rule]),
                    Verdict = last.Action == RuleAction.Allow ? Verdict.Allow : Verdict.Deny,
                };
        }

        return tier.Tier.EndOfTier switch
        {
            EndOfTier.Next => undecided,
            EndOfTier.Allow => undecided with { Decider = new Decider.ByEndOfTier(tier.Tier.Name) },
            EndOfTier.Deny => undecided with { Decider = new Decider.ByEndOfTier(tier.Tier.Name), Verdict = Verdict.Deny },
        };
    }

    private static Outcome Additive(TierProgram tier, List<TriedRule> tried, List<Finding> findings)
    {
        foreach (RuleAction action in (ReadOnlySpan<RuleAction>)[RuleAction.Deny, RuleAction.Allow])
        {
            ValueArray<RuleRef> fitting = [.. tried.Where(one => one.Action == action && one.Fit == Fit.Fits).Select(one => one.Rule)];
            if (!fitting.IsEmpty)
            {
                Verdict verdict = action == RuleAction.Allow ? Verdict.Allow : Verdict.Deny;
                return new Outcome(new Decider.ByRules(fitting), verdict, [.. tried], CaveatsOf(action, tried, findings));
            }
        }

        ValueArray<Caveat> all = [.. findings.SelectMany(found => (IEnumerable<Caveat>)found.Caveats)];
        return tier.IsolatedBy.IsEmpty
            ? new Outcome(null, Verdict.Allow, [.. tried], all)
            : new Outcome(new Decider.ByIsolation(tier.IsolatedBy), Verdict.Deny, [.. tried], all);
    }

    /// <summary>
    /// One rule that fits for certain settles a union, so what the others of its action rest on does not matter. An allow also
    /// rests on whatever may have hidden a deny.
    /// </summary>
    private static ValueArray<Caveat> CaveatsOf(RuleAction decided, List<TriedRule> tried, List<Finding> findings)
    {
        List<Caveat> caveats = [];
        bool settled = false;
        for (int i = 0; i < tried.Count; i++)
        {
            settled |= tried[i].Action == decided && findings[i].Fits && findings[i].Caveats.IsEmpty;
        }

        for (int i = 0; i < tried.Count; i++)
        {
            bool counts = tried[i].Action == decided ? !settled && findings[i].Fits : decided == RuleAction.Allow;
            if (counts)
            {
                caveats.AddRange(findings[i].Caveats);
            }
        }

        return [.. caveats];
    }
}
