using Ringfence.Core;
using Ringfence.Testing;

namespace Ringfence.Analysis.Tests;

/// <summary>One meaning: what is said of sets of ends, by classes, is what the Evaluator says of every pair in them.</summary>
public sealed class AssertionAgreementTests
{
    private const int Clusters = 40;
    private const int AssertionsEach = 12;

    [Fact]
    public void Judge_GeneratedAssertions_IsWhatTheEvaluatorSaysOfEveryPair()
    {
        int held = 0;
        int failed = 0;
        int excepted = 0;
        int unconnected = 0;
        foreach (GeneratedSnapshot given in GeneratedSnapshots.Some(Clusters))
        {
            AssertionJudge judge = new(given.Snapshot, EnforcementProfile.Default);
            GeneratedAssertions assertions = new(given.Snapshot, new SeededRandom(given.Seed));
            for (int i = 0; i < AssertionsEach; i++)
            {
                Assertion assertion = assertions.Next();
                AssertionOutcome outcome = judge.Judge(assertion);
                (long asked, long failing, bool anyFails) = new AssertionOracle(given.Snapshot).Judge(assertion);

                string what = $"{given}, assertion {i}: {Words(assertion)}";
                Assert.True(anyFails == outcome.Failing > 0, $"{what}: {asked}, {failing}, {anyFails} are {outcome}");
                Assert.True(anyFails == !outcome.Examples.IsEmpty, what);
                if (!assertion.From.Concat(assertion.To).Any(pattern => pattern is AssertedEnds.Outside))
                {
                    Assert.True((asked, failing) == (outcome.Checked, outcome.Failing), $"{what}: {asked}, {failing} are {outcome.Checked}, {outcome.Failing}");
                }

                AssertWitness(given.Snapshot, assertion, outcome, what);
                _ = anyFails ? failed++ : held++;
                excepted += assertion.Excepted.IsEmpty ? 0 : 1;
                unconnected += outcome.Unconnected == 0 ? 0 : 1;
            }
        }

        // What is compared must be worth comparing.
        int least = Clusters * AssertionsEach / 10;
        Assert.True(held > least && failed > least && excepted > least, $"{held} held, {failed} failed, {excepted} with exceptions");
        Assert.True(unconnected > least / 10, $"only {unconnected} had pairs without a common family");
    }

    private static string Words(Assertion assertion) =>
        $"{assertion.Expected} {assertion.Traffic.Numbers} {string.Join(' ', assertion.Traffic.Names)} from {string.Join(" and ", assertion.From)} to {string.Join(" and ", assertion.To)}"
        + string.Concat(assertion.Excepted.Select(one => $" except {one.Traffic.Numbers} {string.Join(' ', one.Traffic.Names)} from {string.Join(" and ", one.From)} to {string.Join(" and ", one.To)}"));

    /// <summary>Of every example, each port that it names is answered against the assertion in some family.</summary>
    private static void AssertWitness(ClusterSnapshot snapshot, Assertion assertion, AssertionOutcome outcome, string what)
    {
        Evaluator evaluator = new(snapshot, EnforcementProfile.Default);
        foreach (FailingPair pair in outcome.Examples)
        {
            (Party from, Party to) = (OneOf(pair.From), OneOf(pair.To));
            foreach (Protocol protocol in ProtocolName.All)
            {
                foreach (PortRange range in pair.Ports.PortsOf(protocol).Ranges)
                {
                    Assert.True(
                        SharedFamilies.Of(evaluator.AddressesOf(from), evaluator.AddressesOf(to)).Any(family =>
                            evaluator.Evaluate(new Connection(from, to, family, protocol, range.First, new Via.Direct())).Verdict != assertion.Expected),
                        $"{what}: {pair}");
                }
            }
        }
    }

    // Several rules together may let a block pass that none of them lets pass alone; one address of it is answered by one rule.
    private static Party OneOf(Party party) => party is Party.External(var block) ? new Party.External(Cidr.Of(block.First)) : party;
}
