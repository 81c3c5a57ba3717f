using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>Finds few rules that together allow, at a rule's own pods, all that the rule allows.</summary>
internal sealed class CoverSearch(IProofScope scope)
{
    // Every rule that is tried is a comparison; past this many, the first that are enough together will do.
    private const int MostTriedAlone = 64;

    /// <summary>What came of a search; a closed set of cases.</summary>
    internal abstract record Outcome
    {
        private Outcome()
        {
        }

        /// <summary>These rules cover it; none where there was nothing to cover.</summary>
        public sealed record Found(ValueArray<RuleRef> Rules) : Outcome;

        /// <summary>Nothing covers this connection.</summary>
        public sealed record Uncovered(ProofWitness Witness) : Outcome;

        /// <summary>Not settled, and why not.</summary>
        public sealed record Open(ProofReason Why) : Outcome;
    }

    /// <summary>Covers a rule by what is left when some policies and rules are left out.</summary>
    /// <param name="policy">The rule's policy.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="without">What is left out; the rule, by itself or with its policy, is part of it.</param>
    public Outcome Cover(Policy policy, Rule rule, PolicyOmission without)
    {
        List<RuleRef> others =
        [
            .. scope.SharingSubjects(policy)
                .SelectMany(other => (IEnumerable<Rule>)other.In(rule.Ref.Direction).Rules)
                .Select(other => other.Ref)
                .Where(other => other != rule.Ref),
        ];
        RuleRef[] usable = [.. others.Where(without.Keeps)];
        PolicyOmission with = without.Restoring(policy, rule);
        switch (Try(rule, usable, others, with, without))
        {
            case Comparison.Differs(var witness):
                return new Outcome.Uncovered(witness);
            case Comparison.Open(var why):
                return new Outcome.Open(why);
        }

        if (Suffices(rule, [], others, with, without))
        {
            return new Outcome.Found([]);
        }

        if (usable.Length <= MostTriedAlone)
        {
            foreach (RuleRef one in usable)
            {
                if (Suffices(rule, [one], others, with, without))
                {
                    return new Outcome.Found([one]);
                }
            }
        }

        return new Outcome.Found([.. Fewer(rule, usable, others, with, without)]);
    }

    /// <summary>Takes away what is not needed, as long as that is not too many questions.</summary>
    private List<RuleRef> Fewer(Rule rule, RuleRef[] usable, List<RuleRef> others, PolicyOmission with, PolicyOmission without)
    {
        List<RuleRef> kept = [.. usable];
        foreach (RuleRef one in usable.Length <= MostTriedAlone ? usable.Reverse() : [])
        {
            RuleRef[] fewer = [.. kept.Where(other => other != one)];
            if (Suffices(rule, fewer, others, with, without))
            {
                kept.Remove(one);
            }
        }

        return kept;
    }

    private bool Suffices(Rule rule, RuleRef[] by, List<RuleRef> others, PolicyOmission with, PolicyOmission without) =>
        Try(rule, by, others, with, without) is Comparison.Same;

    /// <summary>The rule and its helpers against the helpers alone, with all other rules left out.</summary>
    private Comparison Try(Rule rule, RuleRef[] by, List<RuleRef> others, PolicyOmission with, PolicyOmission without)
    {
        PolicyOmission rest = PolicyOmission.Of(others.Except(by));
        return scope.Compare(with.And(rest), without.And(rest), DifferenceKind.Lost, JudgedEnds.Subject);
    }
}
