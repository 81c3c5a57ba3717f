using FsCheck.Fluent;
using Ringfence.Core;
using Ringfence.Core.Tests;

namespace Ringfence.Nftables.Tests;

/// <summary>Whatever tiers say, denies, passes and families included, rulesets let through what the Evaluator allows.</summary>
public sealed class TierAgreementTests
{
    [Fact]
    public void Compile_GeneratedTiers_LetsThroughWhatTheEvaluatorAllows()
    {
        int denied = 0;
        int allowed = 0;
        foreach (RegionCase given in RegionCases.Any.Sample(800, new FsCheck.Rnd(2026), 20))
        {
            Scene scene = given.Scene with { Profile = EnforcementProfile.Default };
            ClusterSnapshot snapshot = scene.Snapshot;
            CompiledCluster cluster = new(scene);
            Evaluator evaluator = new(snapshot, scene.Profile);
            foreach (Connection asked in given.Connections.Select(connection => connection with { Source = One(connection.Source), Destination = One(connection.Destination), Via = new Via.Direct() }))
            {
                foreach (Direction direction in (ReadOnlySpan<Direction>)[Direction.Egress, Direction.Ingress])
                {
                    if (cluster.Passes(asked, direction) is { } passes)
                    {
                        Assert.True(passes == (evaluator.Evaluate(asked).In(direction).Verdict == Verdict.Allow), $"{direction} of {asked} in\n{given}");
                        allowed += passes ? 1 : 0;
                        denied += passes ? 0 : 1;
                    }
                }
            }
        }

        Assert.True(allowed > 400 && denied > 400, $"{allowed} allowed, {denied} denied");
    }

    // A block is judged as a whole, a packet by its address.
    private static Party One(Party party) => party is Party.External(var block) ? new Party.External(Cidr.Of(block.First)) : party;
}
