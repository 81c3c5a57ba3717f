using Ringfence.Core;

namespace Ringfence.Analysis.Tests;

/// <summary>A claim about this cluster holds exactly when the Evaluator answers every connection as the claim says.</summary>
public sealed class HereAgreementTests
{
    private const int Clusters = 8;

    [Fact]
    public void Redundant_GeneratedClusters_HoldsExactlyWhenNoAnswerChanges()
    {
        int redundant = 0;
        int needed = 0;
        foreach (GeneratedSnapshot given in GeneratedSnapshots.Some(Clusters, () => redundant > 0 && needed > 0))
        {
            AnswerTable table = new(given.Snapshot);
            bool[] all = table.With(_ => true, _ => true);
            Prover prover = Prover.Here(given.Snapshot, EnforcementProfile.Default);
            foreach (Proof proof in PoliciesOf(given.Snapshot).SelectMany(prover.Redundant))
            {
                bool[] without = proof.Rule is { } rule
                    ? table.With(_ => true, one => one != rule)
                    : table.With(policy => policy != proof.Policy, _ => true);
                Assert.True(all.SequenceEqual(without) == (proof.Answer == ProofAnswer.Yes), $"{given}: {proof}");
                AssertShows(proof, given);
                (redundant, needed) = proof.Answer == ProofAnswer.Yes ? (redundant + 1, needed) : (redundant, needed + 1);
            }
        }

        Assert.True(redundant > 0 && needed > 0, $"{redundant} redundant, {needed} needed");
    }

    [Fact]
    public void EquivalentAndContained_GeneratedClusters_HoldExactlyWhenTheAnswersDo()
    {
        Dictionary<(ProofQuestion, ProofAnswer), int> seen = [];
        foreach (GeneratedSnapshot given in GeneratedSnapshots.Some(Clusters, () => seen.Count == 4))
        {
            AnswerTable table = new(given.Snapshot);
            Prover prover = Prover.Here(given.Snapshot, EnforcementProfile.Default);
            PolicyRef[] policies = [.. PoliciesOf(given.Snapshot)];
            foreach ((PolicyRef first, PolicyRef second) in policies.SelectMany(first => policies.Where(second => second != first).Select(second => (first, second))).Take(12))
            {
                bool[] before = table.With(policy => policy != second, _ => true);
                bool[] after = table.With(policy => policy != first, _ => true);
                Check(prover.Equivalent([first], [second]), before.SequenceEqual(after));
                Check(prover.Contained([first], [second]), before.Zip(after).All(pair => !pair.First || pair.Second));
            }

            void Check(Proof proof, bool expected)
            {
                Assert.True(expected == (proof.Answer == ProofAnswer.Yes), $"{given}: {proof}");
                AssertShows(proof, given);
                seen[(proof.Question, proof.Answer)] = seen.GetValueOrDefault((proof.Question, proof.Answer)) + 1;
            }
        }

        Assert.Equal(4, seen.Count);
    }

    // What a rule allows at its own pods: with every policy of the other direction out of the way.
    [Fact]
    public void Shadowed_GeneratedClusters_HoldsExactlyWhenTheOwnSideStaysTheSame()
    {
        int shadowed = 0;
        foreach (GeneratedSnapshot given in GeneratedSnapshots.Some(Clusters, () => shadowed > 0))
        {
            Prover prover = Prover.Here(given.Snapshot, EnforcementProfile.Default);
            foreach (Direction direction in (Direction[])[Direction.Ingress, Direction.Egress])
            {
                ClusterSnapshot oneSided = OnlyIn(direction, given.Snapshot);
                AnswerTable table = new(oneSided);
                bool[] all = table.With(_ => true, _ => true);
                foreach (Proof proof in PoliciesOf(given.Snapshot).SelectMany(prover.Shadowed).Where(proof => proof.Rule!.Direction == direction))
                {
                    bool same = all.SequenceEqual(table.With(_ => true, rule => rule != proof.Rule));
                    bool matches = proof.Reason is not ProofReason.MatchesNothing;
                    Assert.True((same && matches) == (proof.Answer == ProofAnswer.Yes), $"{given}: {proof}");
                    if (proof.Reason is ProofReason.Covered(var by, _))
                    {
                        shadowed++;
                        HashSet<RuleRef> covering = [.. by];
                        bool[] with = table.With(_ => true, rule => rule.Direction != direction || covering.Contains(rule) || rule == proof.Rule);
                        Assert.True(with.SequenceEqual(table.With(_ => true, rule => rule.Direction != direction || covering.Contains(rule))), $"{given}: {proof}");
                    }
                }
            }
        }

        Assert.True(shadowed > 0, $"only {shadowed} were shadowed");
    }

    // A rule or a part that matches nothing can go; one that does not is shown to match.
    [Fact]
    public void Vacuous_GeneratedClusters_HoldsWhenNoConnectionFits()
    {
        int found = 0;
        foreach (GeneratedSnapshot given in GeneratedSnapshots.Some(Clusters, () => found > 0))
        {
            Prover prover = Prover.Here(given.Snapshot, EnforcementProfile.Default);
            foreach (Proof proof in PoliciesOf(given.Snapshot).SelectMany(prover.Vacuous))
            {
                if (proof.Answer == ProofAnswer.Yes)
                {
                    found++;
                    Assert.Null(proof.Witness);
                    AssertFitsNothing(proof, given);
                    continue;
                }

                Decision decision = proof.Witness!.Decide().Before;
                Assert.True(
                    proof.Rule is { } rule
                        ? decision.In(rule.Direction).Tried.Any(tried => tried.Rule == rule && tried.Fit == Fit.Fits)
                        : decision.Egress.SelectedBy.Concat(decision.Ingress.SelectedBy).Contains(proof.Policy),
                    $"{given}: {proof}");
            }
        }

        Assert.True(found > 0, $"only {found} were vacuous");
    }

    /// <summary>Beside nothing else, a rule or policy that takes no connection makes no difference at its own side.</summary>
    private static void AssertFitsNothing(Proof proof, GeneratedSnapshot given)
    {
        foreach (Direction direction in (Direction[])[Direction.Ingress, Direction.Egress])
        {
            if (proof.Part is not null || (proof.Rule is { } judged && judged.Direction != direction))
            {
                continue;
            }

            AnswerTable table = new(OnlyIn(direction, given.Snapshot));
            bool[] with = table.With(policy => policy == proof.Policy, rule => proof.Rule is null || rule == proof.Rule);
            Assert.True(with.SequenceEqual(table.With(policy => policy == proof.Policy && proof.Rule is not null, _ => false)), $"{given}: {proof}");
        }
    }

    private static IEnumerable<PolicyRef> PoliciesOf(ClusterSnapshot snapshot) =>
        snapshot.Tiers.SelectMany(tier => tier.Policies).Select(policy => policy.Ref).Distinct();

    private static ClusterSnapshot OnlyIn(Direction direction, ClusterSnapshot snapshot) => snapshot.With(
        [
            .. snapshot.Tiers.Select(tier => tier with
            {
                Policies = [.. tier.Policies.Select(policy => direction == Direction.Ingress ? policy with { Egress = DirectionRules.Silent } : policy with { Ingress = DirectionRules.Silent })],
            }),
        ]);

    private static void AssertShows(Proof proof, GeneratedSnapshot given)
    {
        if (proof.Answer == ProofAnswer.No)
        {
            (Decision before, Decision after) = proof.Witness!.Decide();
            Assert.True(before.Verdict != after.Verdict, $"{given}: {proof}: {proof.Witness.Connection}");
            Assert.True(proof.Question != ProofQuestion.Contained || before.Verdict == Verdict.Allow, $"{given}: {proof}");
        }
        else
        {
            Assert.Null(proof.Witness);
        }
    }
}
