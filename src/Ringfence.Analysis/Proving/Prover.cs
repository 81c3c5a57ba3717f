using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>Settles claims about policies: for this cluster, or for any that has these policies.</summary>
/// <remarks>
/// Every claim is a comparison of the same cluster with some policies or rules left out and with others left out. It decides no connection:
/// the regions and the Evaluator of Core do. Not for several threads at once.
/// </remarks>
public sealed class Prover
{
    private readonly IProofScope _scope;
    private readonly CoverSearch _covers;
    private readonly Dictionary<PolicyRef, Policy> _policies;

    private Prover(IProofScope scope, ClusterSnapshot snapshot, ValueArray<Caveat> caveats)
    {
        _scope = scope;
        _covers = new CoverSearch(scope);
        _policies = snapshot.Tiers.SelectMany(tier => tier.Policies).DistinctBy(policy => policy.Ref).ToDictionary(policy => policy.Ref);
        Caveats = caveats;
    }

    /// <summary>What the answers rest on, each once; empty for claims about any cluster.</summary>
    public ValueArray<Caveat> Caveats { get; }

    /// <summary>For this cluster: its endpoints, and every address outside.</summary>
    public static Prover Here(ClusterSnapshot snapshot, EnforcementProfile profile)
    {
        HereScope scope = new(snapshot, profile);
        return new Prover(scope, snapshot, scope.Caveats);
    }

    /// <summary>For any cluster with these policies.</summary>
    /// <param name="snapshot">Only its policies count.</param>
    /// <param name="profile">What to assume where upstream is silent.</param>
    /// <param name="budget">How many cases a comparison may look at before it is left undecided.</param>
    public static Prover Always(ClusterSnapshot snapshot, EnforcementProfile profile, int budget) =>
        new(new AlwaysScope(snapshot, profile, budget), snapshot, []);

    /// <summary>Whether the cluster allows the same with the first policies and without the second, as with the second and without the first.</summary>
    public Proof Equivalent(ValueArray<PolicyRef> first, ValueArray<PolicyRef> second) =>
        Exchange(ProofQuestion.Equivalent, first, second, DifferenceKind.Any);

    /// <summary>Whether the cluster allows with the second policies, and without the first, all that it allows with the first and without the second.</summary>
    public Proof Contained(ValueArray<PolicyRef> first, ValueArray<PolicyRef> second) =>
        Exchange(ProofQuestion.Contained, first, second, DifferenceKind.Lost);

    /// <summary>Whether a policy can go; if it cannot, which of its rules can, each by itself.</summary>
    public IEnumerable<Proof> Redundant(PolicyRef reference)
    {
        Policy policy = _policies[reference];
        Proof whole = Removal(new Proof(ProofQuestion.Redundant, reference, ProofAnswer.Yes, new ProofReason.SelectsNothing()), PolicyOmission.Of([reference]), () => WhyNeedless(policy));
        yield return whole;
        if (whole.Answer == ProofAnswer.Yes)
        {
            yield break;
        }

        foreach (Rule rule in RulesOf(policy))
        {
            yield return Removal(
                new Proof(ProofQuestion.Redundant, reference, ProofAnswer.Yes, new ProofReason.MatchesNothing()) { Rule = rule.Ref },
                PolicyOmission.Of([rule.Ref]),
                () => WhyNeedless(policy, rule));
        }
    }

    /// <summary>Whether each rule of a policy allows nothing at its own pods that other rules do not.</summary>
    public IEnumerable<Proof> Shadowed(PolicyRef reference)
    {
        Policy policy = _policies[reference];
        foreach (Rule rule in RulesOf(policy))
        {
            Proof proof = new(ProofQuestion.Shadowed, reference, ProofAnswer.No, new ProofReason.MatchesNothing()) { Rule = rule.Ref };
            yield return _scope.Matched(policy, rule, part: null) switch
            {
                Occurrence.Never => proof,
                Occurrence.Open(var why) => proof with { Answer = ProofAnswer.Undecided, Reason = why },
                _ => _covers.Cover(policy, rule, PolicyOmission.Of([rule.Ref])) switch
                {
                    CoverSearch.Outcome.Found(var by) => proof with { Answer = ProofAnswer.Yes, Reason = new ProofReason.Covered(by, []) },
                    CoverSearch.Outcome.Uncovered(var witness) => proof with { Reason = new ProofReason.OnlyThisAllows(), Witness = witness },
                    CoverSearch.Outcome.Open(var why) => proof with { Answer = ProofAnswer.Undecided, Reason = why },
                    var other => throw new System.Diagnostics.UnreachableException($"Unhandled outcome {other.GetType().Name}."),
                },
            };
        }
    }

    /// <summary>Whether a policy selects nothing; if it selects something, which of its rules match nothing, and which parts of those that do.</summary>
    public IEnumerable<Proof> Vacuous(PolicyRef reference)
    {
        Policy policy = _policies[reference];
        Proof whole = Vacuity(new Proof(ProofQuestion.Vacuous, reference, ProofAnswer.Yes, new ProofReason.SelectsNothing()), _scope.Selected(policy));
        yield return whole;
        if (whole.Answer == ProofAnswer.Yes)
        {
            yield break;
        }

        foreach (Rule rule in RulesOf(policy))
        {
            Proof nothing = new(ProofQuestion.Vacuous, reference, ProofAnswer.Yes, new ProofReason.MatchesNothing()) { Rule = rule.Ref };
            Proof proof = Vacuity(nothing, _scope.Matched(policy, rule, part: null));
            yield return proof;
            foreach (RulePart part in proof.Answer == ProofAnswer.Yes ? [] : RuleParts.Of(rule))
            {
                yield return Vacuity(nothing with { Part = part }, _scope.Matched(policy, rule, part));
            }
        }
    }

    private static IEnumerable<Rule> RulesOf(Policy policy) => policy.Ingress.Rules.Concat(policy.Egress.Rules);

    private static Proof Vacuity(Proof nothing, Occurrence occurrence) => occurrence switch
    {
        Occurrence.Never => nothing,
        Occurrence.Possible(var witness) => nothing with { Answer = ProofAnswer.No, Reason = new ProofReason.Matches(), Witness = witness },
        Occurrence.Open(var why) => nothing with { Answer = ProofAnswer.Undecided, Reason = why },
        _ => throw new System.Diagnostics.UnreachableException($"Unhandled occurrence {occurrence.GetType().Name}."),
    };

    private static Proof Settle(Proof proof, Comparison comparison, Func<ProofReason> whySame) => comparison switch
    {
        Comparison.Same => proof with { Reason = whySame() },
        Comparison.Differs(var witness) => proof with { Answer = ProofAnswer.No, Reason = new ProofReason.Changes(), Witness = witness },
        Comparison.Open(var why) => proof with { Answer = ProofAnswer.Undecided, Reason = why },
        _ => throw new System.Diagnostics.UnreachableException($"Unhandled comparison {comparison.GetType().Name}."),
    };

    private Proof Removal(Proof proof, PolicyOmission without, Func<ProofReason> whySame) =>
        Settle(proof, _scope.Compare(PolicyOmission.Nothing, without, DifferenceKind.Any, JudgedEnds.Both), whySame);

    private Proof Exchange(ProofQuestion question, ValueArray<PolicyRef> first, ValueArray<PolicyRef> second, DifferenceKind kind)
    {
        PolicyOmission withFirst = PolicyOmission.Of(second.Except(first));
        PolicyOmission withSecond = PolicyOmission.Of(first.Except(second));
        return Settle(
            new Proof(question, first[0], ProofAnswer.Yes, new ProofReason.MatchesNothing()),
            _scope.Compare(withFirst, withSecond, kind, JudgedEnds.Both),
            () => WhyAlike(first, second, withFirst, withSecond, kind));
    }

    private ProofReason WhyAlike(
        ValueArray<PolicyRef> first, ValueArray<PolicyRef> second, PolicyOmission withFirst, PolicyOmission withSecond, DifferenceKind kind)
    {
        if (_scope.Compare(withFirst, withSecond, kind, JudgedEnds.Subject) is not Comparison.Same)
        {
            return new ProofReason.StoppedAtTheOtherEnd();
        }

        ValueArray<RuleRef> coveringFirst = CoveringAll(first.Except(second), withSecond);
        return kind == DifferenceKind.Lost
            ? new ProofReason.Covered(coveringFirst, [])
            : new ProofReason.CoverEachOther(coveringFirst, CoveringAll(second.Except(first), withFirst));
    }

    private ProofReason WhyNeedless(Policy policy)
    {
        PolicyOmission without = PolicyOmission.Of([policy.Ref]);
        if (_scope.Selected(policy) is Occurrence.Never)
        {
            return new ProofReason.SelectsNothing();
        }

        if (_scope.Compare(PolicyOmission.Nothing, without, DifferenceKind.Any, JudgedEnds.Subject) is not Comparison.Same)
        {
            return new ProofReason.StoppedAtTheOtherEnd();
        }

        ValueArray<PolicyRef> isolating = IsolatingInsteadOf(policy);
        return isolating.IsEmpty ? new ProofReason.AllowsEverything() : new ProofReason.Covered(CoveringAll([policy.Ref], without), isolating);
    }

    private ProofReason WhyNeedless(Policy policy, Rule rule)
    {
        if (_scope.Matched(policy, rule, part: null) is Occurrence.Never)
        {
            return new ProofReason.MatchesNothing();
        }

        return _covers.Cover(policy, rule, PolicyOmission.Of([rule.Ref])) is CoverSearch.Outcome.Found(var by)
            ? new ProofReason.Covered(by, [])
            : new ProofReason.StoppedAtTheOtherEnd();
    }

    private ValueArray<RuleRef> CoveringAll(IEnumerable<PolicyRef> policies, PolicyOmission without) =>
    [
        .. policies
            .Select(reference => _policies[reference])
            .SelectMany(policy => RulesOf(policy).Select(rule => _covers.Cover(policy, rule, without)))
            .OfType<CoverSearch.Outcome.Found>()
            .SelectMany(found => (IEnumerable<RuleRef>)found.Rules)
            .Distinct(),
    ];

    /// <summary>Policies, one if one is enough, that keep isolating all pods of a policy when it is gone; none when some pod is no longer isolated.</summary>
    private ValueArray<PolicyRef> IsolatingInsteadOf(Policy policy)
    {
        Policy[] sharing = [.. _scope.SharingSubjects(policy).Where(other => other.Ref != policy.Ref)];
        PolicyOmission rules = PolicyOmission.Of(sharing.Append(policy).SelectMany(RulesOf).Select(rule => rule.Ref));
        bool Isolate(IEnumerable<Policy> kept)
        {
            PolicyOmission others = rules.And(PolicyOmission.Of(sharing.Except(kept).Select(other => other.Ref)));
            return _scope.Compare(others, others.And(PolicyOmission.Of([policy.Ref])), DifferenceKind.Any, JudgedEnds.Subject) is Comparison.Same;
        }

        Policy? one = Array.Find(sharing, other => Isolate([other]));
        return one is not null ? [one.Ref] : Isolate(sharing) ? [.. sharing.Select(other => other.Ref)] : [];
    }
}
