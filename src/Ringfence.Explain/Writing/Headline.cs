using Ringfence.Core;

namespace Ringfence.Explain;

/// <summary>The first line of an answer: what was asked, and the reason in a few words.</summary>
internal static class Headline
{
    /// <summary><c>shop/web-1 -> shop/db-0 TCP 5432</c>.</summary>
    public static string Of(Explanation explanation)
    {
        ExplainQuestion question = explanation.Question;
        string ends = $"{PartyWords.OfId(question.From)} -> {PartyWords.OfId(question.To)}";
        return question.Port is { } port ? $"{ends} {port}" : ends;
    }

    /// <summary>Why, without a stop; for a question without a port, what gets through comes first.</summary>
    public static string Reason(Explanation explanation)
    {
        Outcome outcome = explanation.Leading.Outcome;
        if (explanation.Verdict == Verdict.Allow && explanation.Families.IsEmpty)
        {
            return explanation.Variants.All(variant => variant.Common.IsEmpty)
                ? "by policies, but the two ends have no address family in common and cannot connect"
                : "by policies, but some of these have no address family in common and cannot connect";
        }

        string reason = outcome.Verdict == Verdict.Allow ? WhyAllowed(outcome) : WhyDenied(outcome);
        if (explanation.Differs && explanation.Variants.Any(variant => variant.Outcome.Verdict == Verdict.Allow))
        {
            return explanation.Verdict == Verdict.Allow ? $"{PortsOf(explanation.Ports)} for all, more for some" : "not for all";
        }

        return explanation.Question.Port is null && outcome.Verdict == Verdict.Allow ? $"{PortsOf(outcome.Ports)}; {reason}" : reason;
    }

    /// <summary>A port set for people.</summary>
    public static string PortsOf(TrafficSet ports) => ports.IsAll ? "every protocol and port" : ports.IsEmpty ? "nothing" : ports.ToString();

    private static string WhyAllowed(Outcome outcome) => (outcome.Egress.Decider, outcome.Ingress.Decider) switch
    {
        (Decider.ByDefault or Decider.NotGoverned, Decider.ByDefault or Decider.NotGoverned) => "no policy stands in the way",
        (_, Decider.ByDefault or Decider.NotGoverned) => DeciderWords.Of(outcome.Egress),
        (Decider.ByDefault or Decider.NotGoverned, _) => DeciderWords.Of(outcome.Ingress),
        _ when outcome.Egress.Decider == outcome.Ingress.Decider => DeciderWords.Of(outcome.Egress),
        _ => "both sides allow it",
    };

    private static string WhyDenied(Outcome outcome) => (outcome.Egress.Verdict, outcome.Ingress.Verdict) switch
    {
        (Verdict.Deny, Verdict.Deny) => $"stopped on its way out of {PartyWords.Of(outcome.Egress.Subject)}, and again on its way into {PartyWords.Of(outcome.Ingress.Subject)}",
        (Verdict.Deny, Verdict.Allow) => NoRule(outcome.Egress),
        (Verdict.Allow, Verdict.Deny) => NoRule(outcome.Ingress),
        _ => $"the two sides allow nothing in common: {PortsOf(outcome.Egress.Traffic)} out, {PortsOf(outcome.Ingress.Traffic)} in",
    };

    private static string NoRule(ExplainedSide side)
    {
        string way = side.Direction == Direction.Egress ? "out of" : "into";
        return side.Decider is Decider.ByRules ? DeciderWords.Of(side) : $"no rule lets it {way} {PartyWords.Of(side.Subject)}";
    }
}
