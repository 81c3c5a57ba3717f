using Ringfence.Core;
using Ringfence.Testing;

namespace Ringfence.Analysis.Tests;

/// <summary>A claim about any cluster holds exactly when it holds in clusters that have a pod of every sort that a few policies can tell apart.</summary>
public sealed class AlwaysAgreementTests
{
    private const int Budget = 100_000;
    private const int Cases = 10;
    private const int MostCases = 100;

    [Fact]
    public void EveryClaim_OfFewPolicies_HoldsExactlyWhenItHoldsInEveryCompleteCluster()
    {
        Dictionary<(ProofQuestion, ProofAnswer), int> seen = [];
        int answers = 2 * Enum.GetValues<ProofQuestion>().Length;

        // Which answers the policies of a seed give is chance, so it goes on until every question has had both.
        for (int number = 0; number < Cases || (seen.Count < answers && number < MostCases); number++)
        {
            ulong seed = GeneratedSnapshots.Seed + (ulong)number;
            ValueArray<Tier> tiers = SmallPolicies.Of(new SeededRandom(seed));
            Prover always = Prover.Always(CompleteCluster.Of(tiers, 0, 0), EnforcementProfile.Default, Budget);
            Prover[] here = [.. CompleteCluster.Every(tiers).Select(cluster => Prover.Here(cluster, EnforcementProfile.Default))];
            foreach (Func<Prover, IEnumerable<Proof>> ask in SmallPolicies.Questions(tiers))
            {
                Proof[] proofs = [.. ask(always)];
                Dictionary<(PolicyRef, RuleRef?, RulePart?), Proof>[] local = [.. here.Select(prover => ask(prover).ToDictionary(one => (one.Policy, one.Rule, one.Part)))];
                foreach (Proof proof in proofs)
                {
                    // A redundant or vacuous policy is not asked about its rules, so a cluster where it is one says nothing of them.
                    Proof[] same = [.. local.Where(cluster => cluster.ContainsKey((proof.Policy, proof.Rule, proof.Part))).Select(cluster => cluster[(proof.Policy, proof.Rule, proof.Part)])];
                    bool everywhere = same.All(one => one.Answer == ProofAnswer.Yes || (one.Question == ProofQuestion.Shadowed && one.Reason is ProofReason.MatchesNothing))
                        && (same.Length < here.Length || same.Any(one => one.Answer == ProofAnswer.Yes));
                    bool settled = same.Length == here.Length ? everywhere == (proof.Answer == ProofAnswer.Yes) : everywhere || proof.Answer == ProofAnswer.No;
                    Assert.True(settled, $"seed {seed}: {proof}\n{string.Join('\n', same.Select(one => $"{one.Answer} {one.Reason} {one.Witness?.Connection}"))}");
                    Assert.NotEqual(ProofAnswer.Undecided, proof.Answer);
                    seen[(proof.Question, proof.Answer)] = seen.GetValueOrDefault((proof.Question, proof.Answer)) + 1;
                }
            }
        }

        Assert.Equal(answers, seen.Count);
    }

    [Fact]
    public void Redundant_GeneratedPolicies_HoldsInOtherClustersWithThemToo()
    {
        GeneratedSnapshot[] given = [.. GeneratedSnapshots.Some(12)];
        int always = 0;
        foreach (GeneratedSnapshot policies in given)
        {
            Prover any = Prover.Always(policies.Snapshot, EnforcementProfile.Default, Budget);
            Prover[] here = [.. given.Select(cluster => Prover.Here(cluster.Snapshot.With(policies.Snapshot.Tiers), EnforcementProfile.Default))];
            foreach (PolicyRef policy in policies.Snapshot.Tiers.SelectMany(tier => tier.Policies).Select(one => one.Ref).Distinct())
            {
                foreach (Proof proof in any.Redundant(policy))
                {
                    if (proof.Answer == ProofAnswer.No)
                    {
                        (Decision before, Decision after) = proof.Witness!.Decide();
                        Assert.True(before.Verdict != after.Verdict, $"{policies}: {proof}");
                        continue;
                    }

                    always += proof.Answer == ProofAnswer.Yes ? 1 : 0;
                    foreach (Prover prover in proof.Answer == ProofAnswer.Yes ? here : [])
                    {
                        Proof[] local = [.. prover.Redundant(policy)];
                        Assert.True(
                            Array.Find(local, one => one.Rule == proof.Rule) is not { } one || one.Answer == ProofAnswer.Yes, $"{policies}: {proof}");
                    }
                }
            }
        }

        Assert.True(always > 0);
    }
}
