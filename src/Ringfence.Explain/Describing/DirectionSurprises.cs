using Ringfence.Core;

namespace Ringfence.Explain;

/// <summary>What may surprise about whom a policy selects and where it isolates.</summary>
internal static class DirectionSurprises
{
    public static IEnumerable<string> Of(Policy policy, PolicyFacts facts, ValueArray<Endpoint> subjects)
    {
        if (subjects.IsEmpty)
        {
            yield return "It selects no pod of the input, so it does nothing until one with such labels appears.";
        }

        ValueArray<Endpoint> onNodes = [.. subjects.Where(pod => pod.Network == PodNetwork.Host)];
        if (!onNodes.IsEmpty)
        {
            yield return $"{Names.Some([.. onNodes.Select(pod => pod.Id.Value)])} {Live(onNodes)} in the node's network, where most clusters ignore policies.";
        }

        if (facts.Directions == DirectionsSource.Defaulted && policy.Ingress.Rules.IsEmpty && policy.Egress.Isolation == Isolation.DefaultDeny)
        {
            yield return "It has egress rules only, but without policyTypes it cuts off traffic in as well; write policyTypes: [Egress] if that is not meant.";
        }

        foreach (string ignored in Ignored(facts.IgnoredIngressRules, "ingress", "Ingress").Concat(Ignored(facts.IgnoredEgressRules, "egress", "Egress")))
        {
            yield return ignored;
        }

        foreach (Direction direction in (Direction[])[Direction.Ingress, Direction.Egress])
        {
            Rule? open = policy.In(direction).Rules.FirstOrDefault(rule => rule.Match == RuleMatch.Everything);
            if (open is not null)
            {
                yield return $"{RulePlace.Of(open.Ref)} is empty, and an empty rule allows everything: no other policy can close what it opens.";
            }
        }
    }

    private static string Live(ValueArray<Endpoint> pods) => pods.Count == 1 ? "lives" : "live";

    private static IEnumerable<string> Ignored(int rules, string direction, string type)
    {
        if (rules > 0)
        {
            string have = rules == 1 ? "has" : "have";
            yield return $"Its {Names.Counted(rules, $"{direction} rule")} {have} no effect, since policyTypes does not list {type}.";
        }
    }
}
