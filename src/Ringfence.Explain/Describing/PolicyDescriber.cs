using Ringfence.Core;

namespace Ringfence.Explain;

/// <summary>Says what a policy does in this cluster, and what of it may surprise. Decides nothing: it counts whom selectors match now.</summary>
/// <param name="snapshot">The cluster.</param>
public sealed class PolicyDescriber(ClusterSnapshot snapshot)
{
    private readonly PodCount _pods = new(snapshot);
    private readonly PeerWords _peers = new(snapshot);
    private readonly Evaluator _evaluator = new(snapshot, EnforcementProfile.Default);

    /// <summary>Describes one policy.</summary>
    public PolicyDescription Describe(Policy policy, PolicyFacts facts)
    {
        ValueArray<Endpoint> subjects = _pods.Selected(policy.Subject);
        return new PolicyDescription(
            policy.Ref,
            AppliesTo(policy, subjects),
            OfDirection(policy, Direction.Ingress),
            OfDirection(policy, Direction.Egress),
            [
                .. DirectionSurprises.Of(policy, facts, subjects),
                .. new PeerSurprises(snapshot, _pods).Of(policy),
                .. new PortSurprises(snapshot, _pods, _evaluator).Of(policy, subjects),
                .. Company(policy, subjects),
            ]);
    }

    private static string Way(Direction direction) => direction == Direction.Ingress ? "in" : "out";

    private static string AppliesTo(Policy policy, ValueArray<Endpoint> subjects)
    {
        string whom = PeerWords.OfSelector(policy.Subject);
        return subjects.IsEmpty
            ? $"Applies to {whom}; right now that is nobody."
            : $"Applies to {whom}; right now {PodCount.Counted(subjects)}: {Names.Some([.. subjects.Select(pod => pod.Id.Value)])}.";
    }

    private DirectionDescription OfDirection(Policy policy, Direction direction)
    {
        DirectionRules rules = policy.In(direction);
        string way = Way(direction);
        if (rules.Isolation == Isolation.None && rules.Rules.IsEmpty)
        {
            return new DirectionDescription($"Leaves traffic {way} alone.", []);
        }

        if (rules.Rules.IsEmpty)
        {
            return new DirectionDescription($"Stops all traffic {way} that no other policy allows.", []);
        }

        if (rules.Rules.Any(rule => rule.Action == RuleAction.Allow && rule.Match == RuleMatch.Everything))
        {
            return new DirectionDescription($"Lets all traffic {way}, whatever other policies say.", []);
        }

        string preposition = direction == Direction.Ingress ? "from" : "to";
        return new DirectionDescription(
            rules.Isolation == Isolation.DefaultDeny ? $"Stops traffic {way}, except for this:" : $"Lets this {way}:",
            [.. rules.Rules.Select(rule => $"{TrafficWords.Of(rule.Match.Traffic)} {preposition} {_peers.Of(rule.Match.Peer)}")]);
    }

    /// <summary>Other policies on the same pods, since what any of them allows is allowed.</summary>
    private IEnumerable<string> Company(Policy policy, ValueArray<Endpoint> subjects)
    {
        ValueArray<string> others =
        [
            .. subjects
                .SelectMany(pod => snapshot.Tiers.SelectMany(tier => (IEnumerable<Policy>)tier.Policies)
                    .Where(other => other.Ref != policy.Ref && other.Subject.Matches(pod, snapshot.NamespaceOf(pod).Labels)))
                .Select(other => other.Ref.ToString())
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];
        if (!others.IsEmpty)
        {
            string verb = others.Count == 1 ? "selects" : "select";
            yield return $"{Names.Some(others)} {verb} some of the same pods: what any one policy allows is allowed.";
        }
    }
}
