using Ringfence.Core;

namespace Ringfence.Explain;

/// <summary>Reads from the walk of a denied side what is missing, and ranks what could be added.</summary>
/// <remarks>
/// Costs are sizes: a label or a port is one line, a peer a few, a rule more, a policy most. Widening a policy that is for other pods too
/// costs extra. Nothing is ever widened to everyone.
/// </remarks>
internal sealed class EditProposer(ClusterSnapshot snapshot, Func<PolicyRef, PolicyFacts> facts)
{
    private const int TypeCost = 2;
    private const int PortCost = 2;
    private const int LabelCost = 3;
    private const int NamespaceLabelCost = 5;
    private const int PeerCost = 6;
    private const int RuleCost = 10;
    private const int PolicyCost = 14;
    private const int SharedCost = 5;

    private readonly PodCount _pods = new(snapshot);
    private readonly PeerChooser _peers = new(snapshot);

    /// <summary>Proposals for the leading variant, cheapest first: an edit for each side that denies, since one alone would leave the other closed.</summary>
    /// <param name="denied">The answer.</param>
    /// <param name="most">The most edits for one side that are of use.</param>
    public IEnumerable<ValueArray<RankedEdit>> Propose(Explanation denied, int most)
    {
        Variant leading = denied.Leading;
        Outcome outcome = leading.Outcome;
        if (PortOf(denied, leading) is not { } port)
        {
            return [];
        }

        IEnumerable<ValueArray<RankedEdit>> proposals = [[]];
        foreach ((ExplainedSide side, ExplainedSide other) in ((ExplainedSide, ExplainedSide)[])[(outcome.Egress, outcome.Ingress), (outcome.Ingress, outcome.Egress)])
        {
            if (side.Verdict == Verdict.Deny)
            {
                List<RankedEdit> edits = [.. ForSide(side, other.Subject, leading.Families[0], port).OrderBy(edit => edit.Cost).Take(most)];
                proposals = [.. proposals.SelectMany(before => edits.Select(edit => (ValueArray<RankedEdit>)[.. before, edit]))];
            }
        }

        return proposals.OrderBy(edits => edits.Sum(edit => edit.Cost));
    }

    private IEnumerable<RankedEdit> ForSide(ExplainedSide side, Party remote, AddressFamily family, EditPort port) =>
        side is { Decider: Decider.ByIsolation, Subject: Party.Pod(var subject) }
            ? ForTypes(side)
                .Concat(side.Tried.SelectMany(tried => ForRule(tried, remote, family, port)))
                .Concat(ForPolicies(side, subject, remote, family, port))
            : [];

    /// <summary>The destination's own port in the leading variant.</summary>
    private static EditPort? PortOf(Explanation denied, Variant leading)
    {
        Party to = leading.Outcome.Ingress.Subject;
        QuestionDestination place = denied.Question.Destinations.Where(destination => destination.Party == to)
            .Append(denied.Question.Destinations[0])
            .First();
        return place.Ports is [var port, ..] ? new EditPort(port.Protocol, port.Actual) : null;
    }

    private IEnumerable<RankedEdit> ForTypes(ExplainedSide side) => side.SelectedBy
        .Where(policy => !side.IsolatedBy.Contains(policy) && Ignored(policy, side.Direction) > 0)
        .Select(policy => new RankedEdit(side.Direction, new Edit.PolicyType(policy, side.Direction), TypeCost));

    private int Ignored(PolicyRef policy, Direction direction) =>
        direction == Direction.Ingress ? facts(policy).IgnoredIngressRules : facts(policy).IgnoredEgressRules;

    private IEnumerable<RankedEdit> ForRule(TriedRule tried, Party remote, AddressFamily family, EditPort port)
    {
        if (tried.Action != RuleAction.Allow || tried.Misses.Any(miss => miss is Miss.OtherFamily))
        {
            yield break;
        }

        bool portFits = !tried.Misses.Any(miss => miss is Miss.Port or Miss.PortNamed);
        List<Miss.InPeer> peers = [.. tried.Misses.OfType<Miss.InPeer>()];
        if (!portFits)
        {
            if (peers.Count == 0)
            {
                yield return new RankedEdit(tried.Rule.Direction, new Edit.RulePort(tried.Rule, port), PortCost);
            }

            yield break;
        }

        foreach (RankedEdit label in peers.SelectMany(peer => ForLabels(tried.Rule.Direction, peer.Reasons, remote)))
        {
            yield return label;
        }

        if (peers.Count > 0 && _peers.Choose(remote, family, tried.Rule.Policy.Namespace) is { } wanted)
        {
            yield return new RankedEdit(tried.Rule.Direction, new Edit.RulePeer(tried.Rule, wanted), PeerCost);
        }
    }

    /// <summary>A label helps where labels are all that is missing. One that is there with another value stays: other things rely on it.</summary>
    private static IEnumerable<RankedEdit> ForLabels(Direction side, ValueArray<Miss> reasons, Party remote)
    {
        if (remote is not Party.Pod(var pod) || reasons is not [Miss.Label miss] || !IsMissing(miss))
        {
            return [];
        }

        string value = miss.Requirement.Values is [var first, ..] ? first : "true";
        return miss.Holder switch
        {
            LabelHolder.Pod => [new RankedEdit(side, new Edit.PodLabel(pod.Id, pod.Workload, miss.Requirement.Key, value), LabelCost)],
            LabelHolder.Namespace => [new RankedEdit(side, new Edit.NamespaceLabel(pod.Namespace, miss.Requirement.Key, value), NamespaceLabelCost)],
            LabelHolder.Node => [],
        };
    }

    private static bool IsMissing(Miss.Label miss) =>
        miss.Requirement.Operator is LabelOperator.In or LabelOperator.Exists && !miss.Labels.TryGetValue(miss.Requirement.Key, out _);

    /// <summary>A rule for a policy that is for this workload alone; otherwise a policy of its own, so that no other pod is opened.</summary>
    private IEnumerable<RankedEdit> ForPolicies(ExplainedSide side, Endpoint subject, Party remote, AddressFamily family, EditPort port)
    {
        foreach (PolicyRef policy in side.IsolatedBy.ToArray())
        {
            if (_peers.Choose(remote, family, policy.Namespace) is { } peer)
            {
                int others = Selected(policy).Count(pod => pod.Workload != subject.Workload);
                yield return new RankedEdit(
                    side.Direction, new Edit.NewRule(policy, side.Direction, peer, port, others), others == 0 ? RuleCost : RuleCost + SharedCost);
            }
        }

        if (_peers.Choose(remote, family, subject.Namespace) is { } only && _peers.LabelsOf(subject) is { Count: > 0 } labels)
        {
            PolicyRef beside = side.IsolatedBy[0];
            yield return new RankedEdit(
                side.Direction,
                new Edit.NewPolicy(NameFor(subject, remote, side.Direction), labels, side.Direction, only, port, beside), PolicyCost);
        }
    }

    private ValueArray<Endpoint> Selected(PolicyRef name) =>
        snapshot.Tiers.SelectMany(tier => (IEnumerable<Policy>)tier.Policies).FirstOrDefault(policy => policy.Ref == name) is { } found
            ? _pods.Selected(found.Subject)
            : [];

    private PolicyRef NameFor(Endpoint subject, Party remote, Direction direction)
    {
        string own = LastOf(subject.Workload.Value);
        string far = remote switch
        {
            Party.Pod(var pod) => LastOf(pod.Workload.Value),
            Party.Node(var machine) => machine.Name.Value,
            _ => "addresses",
        };
        string name = direction == Direction.Ingress ? $"{own}-from-{far}" : $"{own}-to-{far}";
        HashSet<string> taken = [.. snapshot.Tiers.SelectMany(tier => (IEnumerable<Policy>)tier.Policies).Where(policy => policy.Ref.Namespace == subject.Namespace).Select(policy => policy.Ref.Name)];
        string free = name;
        for (int i = 2; taken.Contains(free); i++)
        {
            free = $"{name}-{i}";
        }

        return new PolicyRef("NetworkPolicy", subject.Namespace, free);
    }

    private static string LastOf(string id) => id[(id.LastIndexOf('/') + 1)..];
}
