using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>Any cluster that has these policies: whatever its namespaces, pods, labels, addresses and ports.</summary>
/// <remarks>
/// What selectors, blocks and ports can tell apart is finite, so a question becomes a formula over a few unknowns and the search for a
/// connection that makes it true. What is found is built and shown to the Evaluator; what is not found within the budget is left open.
/// </remarks>
internal sealed class AlwaysScope : IProofScope
{
    private static readonly IReadOnlyList<AddressFamily> BothFamilies = [AddressFamily.IPv4, AddressFamily.IPv6];

    private readonly ClusterSnapshot _snapshot;
    private readonly EnforcementProfile _profile;
    private readonly int _budget;
    private readonly ProofReason? _whyNot;
    private readonly Dictionary<NamespaceName, List<Policy>> _policies = [];
    private readonly Dictionary<PolicyRef, NamespaceName> _homes = [];

    /// <summary>Prepares the policies of a cluster.</summary>
    /// <param name="snapshot">Only its policies count.</param>
    /// <param name="profile">What to assume where upstream is silent.</param>
    /// <param name="budget">How many cases a claim may look at.</param>
    public AlwaysScope(ClusterSnapshot snapshot, EnforcementProfile profile, int budget)
    {
        (_snapshot, _profile, _budget) = (snapshot, profile, budget);
        _whyNot = JudgedPolicies.WhyNot(snapshot.Tiers);
        if (_whyNot is not null)
        {
            return;
        }

        foreach (Policy policy in snapshot.Tiers.SelectMany(tier => tier.Policies))
        {
            NamespaceName home = ((NamespaceScope.Only)policy.Subject.Namespaces).Name;
            _homes[policy.Ref] = home;
            if (!_policies.TryGetValue(home, out List<Policy>? local))
            {
                _policies.Add(home, local = []);
            }

            local.Add(policy);
        }
    }

    /// <inheritdoc/>
    public Comparison Compare(PolicyOmission before, PolicyOmission after, DifferenceKind kind, JudgedEnds ends)
    {
        if (_whyNot is not null)
        {
            return new Comparison.Open(_whyNot);
        }

        FormulaSearch search = new(_budget);
        foreach ((NamespaceName home, Direction direction, AddressFamily family) in
            from home in before.TouchedUnlike(after).Select(policy => _homes[policy]).Distinct()
            from direction in new[] { Direction.Ingress, Direction.Egress }
            from family in BothFamilies
            select (home, direction, family))
        {
            ProofWitness? witness = Lost(search, home, direction, family, before, after, ends);
            if (witness is null && kind == DifferenceKind.Any)
            {
                witness = Lost(search, home, direction, family, after, before, ends)?.Turned();
            }

            if (witness is not null)
            {
                Confirm(witness, direction, ends);
                return new Comparison.Differs(witness);
            }
        }

        return search.IsSpent ? new Comparison.Open(new ProofReason.BudgetSpent(_budget)) : new Comparison.Same();
    }

    /// <inheritdoc/>
    public Occurrence Selected(Policy policy)
    {
        Direction direction = policy.Ingress == DirectionRules.Silent ? Direction.Egress : Direction.Ingress;
        RuleMatch anything = RuleMatch.Everything;
        return Occurs(policy, direction, anything, decision => decision.In(direction).SelectedBy.Contains(policy.Ref));
    }

    /// <inheritdoc/>
    public Occurrence Matched(Policy policy, Rule rule, RulePart? part) => Occurs(
        policy,
        rule.Ref.Direction,
        RuleParts.Narrow(rule.Match, part),
        decision => decision.In(rule.Ref.Direction).Tried.Any(tried => tried.Rule == rule.Ref && tried.Fit == Fit.Fits));

    /// <inheritdoc/>
    public IEnumerable<Policy> SharingSubjects(Policy policy) => _whyNot is null ? _policies[_homes[policy.Ref]] : [policy];

    private Occurrence Occurs(Policy policy, Direction direction, RuleMatch match, Func<Decision, bool> shown)
    {
        if (_whyNot is not null)
        {
            return new Occurrence.Open(_whyNot);
        }

        FormulaSearch search = new(_budget);
        NamespaceName home = _homes[policy.Ref];
        foreach ((FarEnd far, AddressFamily family) in from far in Enum.GetValues<FarEnd>() from family in BothFamilies select (far, family))
        {
            UnknownConnection connection = new(home, direction, far, family, _policies[home]);
            UnknownSides sides = new(connection, _policies[home], []);
            if (Find(search, connection, sides.Matched(policy, match), PolicyOmission.Nothing, PolicyOmission.Nothing) is { } witness)
            {
                return shown(witness.Decide().Before)
                    ? new Occurrence.Possible(witness)
                    : throw new System.Diagnostics.UnreachableException($"The Evaluator does not see {match} fit {witness.Connection}.");
            }
        }

        return search.IsSpent ? new Occurrence.Open(new ProofReason.BudgetSpent(_budget)) : new Occurrence.Never();
    }

    /// <summary>A connection that one choice allows and the other does not, whose subject lives in a namespace where they differ; null when none was found.</summary>
    private ProofWitness? Lost(
        FormulaSearch search, NamespaceName home, Direction direction, AddressFamily family, PolicyOmission before, PolicyOmission after, JudgedEnds ends)
    {
        List<Policy> near = _policies[home];
        foreach (FarEnd far in Enum.GetValues<FarEnd>())
        {
            UnknownConnection connection = new(home, direction, far, family, near);
            Formula lost = new UnknownSides(connection, near, []).LostAtSubject(before, after);
            ProofWitness? found = Find(search, connection, lost, before, after);
            if (found is not null && ends == JudgedEnds.Both && far != FarEnd.Address)
            {
                found = LostAtBothEnds(search, home, direction, family, far, before, after);
            }

            if (found is not null)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>The same when the policies of the far pod count: none where its namespace has none, those of its own where it has some.</summary>
    private ProofWitness? LostAtBothEnds(
        FormulaSearch search, NamespaceName home, Direction direction, AddressFamily family, FarEnd far, PolicyOmission before, PolicyOmission after)
    {
        List<Policy> near = _policies[home];
        if (far == FarEnd.SameNamespace)
        {
            UnknownConnection local = new(home, direction, far, family, near);
            return Find(search, local, new UnknownSides(local, near, near).Lost(before, after), before, after);
        }

        UnknownConnection free = new(home, direction, far, family, near);
        Formula unpoliced = new Formula.All([new UnknownSides(free, near, []).LostAtSubject(before, after), free.RemoteOutside(_policies.Keys)]);
        if (Find(search, free, unpoliced, before, after) is { } witness)
        {
            return witness;
        }

        foreach ((NamespaceName space, List<Policy> local) in _policies.Where(other => other.Key != home))
        {
            UnknownConnection connection = new(home, direction, far, family, [.. near, .. local]);
            Formula lost = new Formula.All([connection.RemoteIn(space), new UnknownSides(connection, near, local).Lost(before, after)]);
            if (Find(search, connection, lost, before, after) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private ProofWitness? Find(FormulaSearch search, UnknownConnection connection, Formula formula, PolicyOmission before, PolicyOmission after)
    {
        if (search.Find(formula, connection.Unknowns) is not { } values)
        {
            return null;
        }

        (ValueArray<ClusterNamespace> namespaces, ValueArray<Endpoint> pods, Connection made) = connection.MadeUp(values);
        // Of the policies, those of other namespaces judge nothing of it.
        Policy[] judging = [.. namespaces.SelectMany(space => _policies.GetValueOrDefault(space.Name, []))];
        ClusterSnapshot cluster = new(namespaces, pods, [], [], [], [.. _snapshot.Tiers.Select(tier => tier with { Policies = [.. judging] })]);
        return new ProofWitness(made, WitnessCluster.MadeUp, cluster, _profile, before, after);
    }

    /// <summary>Nothing is shown that the Evaluator does not see.</summary>
    private static void Confirm(ProofWitness witness, Direction direction, JudgedEnds ends)
    {
        (Decision before, Decision after) = witness.Decide();
        bool differs = ends == JudgedEnds.Both ? before.Verdict != after.Verdict : before.In(direction).Verdict != after.In(direction).Verdict;
        if (!differs)
        {
            throw new System.Diagnostics.UnreachableException($"The Evaluator sees no difference in {witness.Connection}.");
        }
    }
}
