namespace Ringfence.Core;

/// <summary>Takes one side of a connection through the tiers of its subject.</summary>
internal sealed class SideJudge(TierWalk walk)
{
    public SideDecision Judge(DirectionProgram program, Encounter met, Protocol protocol, ushort port, List<Caveat> caveats)
    {
        List<TriedRule> tried = [];
        Decider? decider = null;
        Verdict verdict = Verdict.Allow;
        Exemption? spared = null;
        foreach (TierProgram tier in program.Tiers)
        {
            TierWalk.Outcome outcome = walk.Walk(tier, met, protocol, port);
            tried.AddRange(outcome.Tried);
            if (Exemptions.Applying(tier.Tier, met) is { } exemption)
            {
                // The rules were still tried, to be able to say what another source or node would have met.
                spared ??= tier.IsolatedBy.IsEmpty && outcome.Decider is null ? null : exemption;
                caveats.AddRange(Exemptions.CaveatsOf(exemption, met, outcome));
                continue;
            }

            caveats.AddRange(outcome.Caveats);
            caveats.AddRange(Exemptions.Doubts(tier, met, outcome, protocol));
            if (outcome.Decider is not null)
            {
                (decider, verdict) = (outcome.Decider, outcome.Verdict);
                break;
            }
        }

        decider ??= spared is { } why ? new Decider.ByExemption(why) : new Decider.ByDefault();
        return new SideDecision(
            met.Direction,
            verdict,
            decider,
            [.. program.Tiers.SelectMany(tier => (IEnumerable<PolicyRef>)tier.Selecting)],
            [.. program.Tiers.SelectMany(tier => (IEnumerable<PolicyRef>)tier.IsolatedBy)],
            [.. tried]);
    }
}
