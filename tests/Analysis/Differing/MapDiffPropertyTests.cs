using Ringfence.Core;

namespace Ringfence.Analysis.Tests;

/// <summary>What a diff must be, whatever the clusters: exactly the difference between two maps.</summary>
public sealed class MapDiffPropertyTests
{
    private const int Pairs = 60;

    private static IEnumerable<StatePair> Every => StatePair.OfPolicies(Pairs).Concat(StatePair.OfEverything(Pairs / 3));

    [Fact]
    public void Between_AStateAndItself_IsEmpty()
    {
        foreach (GeneratedSnapshot given in GeneratedSnapshots.Some(Pairs))
        {
            MapDiff diff = new StatePair($"{given}", given.Folded, given.Folded).Diff();

            Assert.Empty(diff.Changes);
            Assert.Empty(diff.Isolation);
        }
    }

    [Theory]
    [InlineData(MapGrain.Pod)]
    [InlineData(MapGrain.Workload)]
    public void Changes_AppliedToTheOldMap_GiveTheNewOne(MapGrain grain)
    {
        foreach (StatePair pair in Every)
        {
            MapDiff diff = pair.Diff(grain);
            MapChange[] between = [.. diff.Changes.Where(change => change.From.Id != change.To.Id)];
            IReadOnlyList<Address> starts = PairTable.StartsOf(
                diff.Before.Outside, diff.After.Outside, between.Select(change => change.From.Endpoint), between.Select(change => change.To.Endpoint));
            PairTable table = new(diff.Before, starts);
            foreach (MapChange change in between)
            {
                Assert.NotEqual(change.Before, change.After);
                table.Apply(change, pair.Name);
            }

            Assert.Equal(new PairTable(diff.After, starts).Cells, table.Cells);
        }
    }

    [Fact]
    public void Changes_WithinAWorkload_AreWhatItsPodsMayDoToEachOther()
    {
        int found = 0;
        foreach (StatePair pair in Every)
        {
            MapDiff diff = pair.Diff();
            Dictionary<string, MapEndpoint.Pods> before = diff.Before.Endpoints.ToDictionary(end => end.Id);
            Dictionary<string, MapChange> within = diff.Changes.Where(change => change.From.Id == change.To.Id).ToDictionary(change => change.From.Id);
            found += within.Count;
            foreach (MapEndpoint.Pods end in diff.After.Endpoints.Where(end => before.ContainsKey(end.Id)))
            {
                (TrafficSet, Extent)? old = diff.Before.Within(before[end.Id]);
                (TrafficSet, Extent)? current = diff.After.Within(end);
                bool differs = old is not null && current is not null && old != current;
                Assert.True(differs == within.Remove(end.Id, out MapChange? change), $"{pair.Name}: {end}");
                Assert.Equal(differs ? (old!.Value, current!.Value) : default, change is null ? default : (Plain(change.Before), Plain(change.After)));
            }

            Assert.Empty(within);
        }

        Assert.True(found > Pairs / 10);
    }

    [Fact]
    public void Changes_OfTheMirroredPair_AreTheSameTheOtherWayRound()
    {
        foreach (StatePair pair in Every)
        {
            MapDiff there = pair.Diff();
            MapDiff back = pair.Mirrored.Diff();
            IReadOnlyList<Address> starts = PairTable.StartsOf(there.Before.Outside, there.After.Outside);

            Assert.Equal(
                there.Changes.SelectMany(change => Pieces(change, change.Before, change.After, starts)).Order(StringComparer.Ordinal),
                back.Changes.SelectMany(change => Pieces(change, change.After, change.Before, starts)).Order(StringComparer.Ordinal));
            Assert.Equal(
                there.Isolation.Select(change => (change.Endpoint.Id, change.Direction, change.Before, change.After)),
                back.Isolation.Select(change => (change.Endpoint.Id, change.Direction, change.After, change.Before)));
        }
    }

    [Fact]
    public void Policies_WhenOnlyPoliciesChanged_AreNeverEmptyAndConcernAnEnd()
    {
        int several = 0;
        int changes = 0;
        foreach (StatePair pair in StatePair.OfPolicies(Pairs))
        {
            HashSet<Policy> before = [.. pair.Before.Tiers.SelectMany(tier => tier.Policies)];
            HashSet<Policy> after = [.. pair.After.Tiers.SelectMany(tier => tier.Policies)];
            HashSet<PolicyRef> edited = [.. before.Except(after).Concat(after.Except(before)).Select(policy => policy.Ref)];
            foreach (MapChange change in pair.Diff().Changes)
            {
                changes++;
                several += change.Policies.Count > 1 ? 1 : 0;
                Assert.False(change.Policies.IsEmpty, $"{pair.Name}: {change.From.Id} -> {change.To.Id} has no cause");
                Assert.Empty(change.Objects);
                foreach (PolicyEdit edit in change.Policies)
                {
                    Assert.Contains(edit.Policy, edited);
                    MapEndpoint.Pods subject = Assert.IsType<MapEndpoint.Pods>((edit.Direction == Direction.Egress ? change.From : change.To).Endpoint);
                    Assert.Contains(
                        before.Concat(after).Where(policy => policy.Ref == edit.Policy),
                        policy => subject.Members.Any(member => policy.Subject.Matches(member, pair.After.NamespaceOf(member).Labels)));
                }
            }
        }

        Assert.True(changes > Pairs && several > 0, $"{changes} changes, {several} with several causes");
    }

    /// <summary>Leaving out one policy is the plainest edit: whatever differs is because of it, and because of nothing else.</summary>
    [Fact]
    public void Policies_WhenOneWasRemoved_AreThatOne()
    {
        foreach (GeneratedSnapshot given in GeneratedSnapshots.Some(Pairs))
        {
            Tier tier = given.Folded.Tiers[0];
            foreach (Policy gone in tier.Policies)
            {
                StatePair pair = new($"{given}", given.Folded, given.Folded.With([tier with { Policies = [.. tier.Policies.Where(policy => policy.Ref != gone.Ref)] }]));
                Assert.All(pair.Diff().Changes, change => Assert.All(change.Policies, edit => Assert.Equal((EditKind.Removed, gone.Ref), (edit.Kind, edit.Policy))));
            }
        }
    }

    private static (TrafficSet, Extent) Plain(Passing passing) => (passing.Ports, passing.Extent);

    private static IEnumerable<string> Pieces(MapChange change, Passing before, Passing after, IReadOnlyList<Address> starts) =>
        from source in PiecesOf(change.From.Endpoint, starts)
        from target in PiecesOf(change.To.Endpoint, starts)
        select $"{source} -> {target}: {before} to {after}";

    private static IEnumerable<string> PiecesOf(MapEndpoint end, IReadOnlyList<Address> starts) =>
        end is MapEndpoint.Addresses { Block: var block } ? starts.Where(block.Contains).Select(start => start.ToString()) : [end.Id];
}
