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
                Assert.True(change.Opens || change.Closes, $"{pair.Name}: nobody gains or loses anything");
                Assert.True(change.Before != change.After || change.Before.Extent == Extent.Partial, $"{pair.Name}: the same for all pods");
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
                bool isTold = within.Remove(end.Id, out MapChange? change);
                Assert.True(isTold || !differs, $"{pair.Name}: {end}");
                Assert.Equal(isTold ? (old!.Value, current!.Value) : default, change is null ? default : (Plain(change.Before), Plain(change.After)));
                Assert.True(differs || !isTold || (old!.Value.Item2 == Extent.Partial && (change!.Opens || change.Closes)), $"{pair.Name}: {end} is the same");
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
                there.Changes.SelectMany(change => Pieces(change, change.Before, change.After, starts, change.Gained, change.Lost)).Order(StringComparer.Ordinal),
                back.Changes.SelectMany(change => Pieces(change, change.After, change.Before, starts, change.Lost, change.Gained)).Order(StringComparer.Ordinal));
            Assert.Equal(
                there.Isolation.Select(change => (change.Endpoint.Id, change.Direction, change.Before, change.After)),
                back.Isolation.Select(change => (change.Endpoint.Id, change.Direction, change.After, change.Before)));
        }
    }

    /// <summary>docs/diff.md, what counts as a change: what some pod gains or loses, its workload does, and nothing else.</summary>
    [Fact]
    public void Changes_OfWorkloads_AreThoseOfTheirPodsTogether()
    {
        int partial = 0;
        foreach (StatePair pair in StatePair.OfPolicies(Pairs, () => partial > Pairs / 6))
        {
            MapDiff byPod = pair.Diff(MapGrain.Pod);
            MapDiff byWorkload = pair.Diff();
            IReadOnlyList<Address> starts = PairTable.StartsOf(byPod.Before.Outside, byPod.After.Outside, byWorkload.Before.Outside, byWorkload.After.Outside);
            Dictionary<string, string> workloadOf = pair.After.Endpoints.ToDictionary(end => end.Id.Value, end => end.Workload.Value);
            foreach (string workload in workloadOf.Values.ToArray())
            {
                workloadOf[workload] = workload;
            }

            SortedDictionary<string, (TrafficSet, TrafficSet)> expected = Together(byPod, starts, workloadOf);
            Assert.Equal(expected, Together(byWorkload, starts, workloadOf));
            partial += byWorkload.Changes.Count(change => change.After.Extent == Extent.Partial && change.Before.Extent == Extent.Partial);
        }

        Assert.True(partial > Pairs / 6, $"{partial} for some pods");
    }

    /// <summary>A pod that both states have under its name gains nothing that its workload does not, whatever became of the others.</summary>
    [Fact]
    public void Changes_OfPodsThatStayed_AreAmongThoseOfTheirWorkloads()
    {
        int asked = 0;
        foreach (StatePair pair in StatePair.OfReplicas(Pairs * 2))
        {
            MapDiff byWorkload = pair.Diff();
            ILookup<(string, string), MapChange> told = byWorkload.Changes.ToLookup(change => (change.From.Id, change.To.Id));
            Dictionary<string, string> workloadOf = pair.After.Endpoints.ToDictionary(end => end.Id.Value, end => end.Workload.Value);
            foreach (MapChange change in pair.Diff(MapGrain.Pod).Changes.Where(IsOfPodsThatStayed))
            {
                asked++;
                MapChange workload = Assert.Single(told[(workloadOf[change.From.Id], workloadOf[change.To.Id])]);
                Assert.True(change.Gained.Except(workload.Gained).IsEmpty, $"{pair.Name}: {change.From.Id} -> {change.To.Id} gains {change.Gained}");
                Assert.True(change.Lost.Except(workload.Lost).IsEmpty, $"{pair.Name}: {change.From.Id} -> {change.To.Id} loses {change.Lost}");
            }
        }

        Assert.True(asked > Pairs / 6, $"{asked} changes");
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

    private static bool IsOfPodsThatStayed(MapChange change) =>
        change.From is { Endpoint: MapEndpoint.Pods, Presence: Presence.Both } && change.To is { Endpoint: MapEndpoint.Pods, Presence: Presence.Both };

    /// <summary>What is gained and lost between workloads, and workloads and addresses.</summary>
    private static SortedDictionary<string, (TrafficSet Gained, TrafficSet Lost)> Together(MapDiff diff, IReadOnlyList<Address> starts, Dictionary<string, string> workloadOf)
    {
        SortedDictionary<string, (TrafficSet Gained, TrafficSet Lost)> together = new(StringComparer.Ordinal);
        foreach (MapChange change in diff.Changes)
        {
            foreach (string source in PiecesOf(change.From.Endpoint, starts).Select(end => workloadOf.GetValueOrDefault(end, end)))
            {
                foreach (string target in PiecesOf(change.To.Endpoint, starts).Select(end => workloadOf.GetValueOrDefault(end, end)))
                {
                    (TrafficSet gained, TrafficSet lost) = together.GetValueOrDefault($"{source} -> {target}");
                    together[$"{source} -> {target}"] = (gained.Union(change.Gained), lost.Union(change.Lost));
                }
            }
        }

        return together;
    }

    private static (TrafficSet, Extent) Plain(Passing passing) => (passing.Ports, passing.Extent);

    private static IEnumerable<string> Pieces(MapChange change, Passing before, Passing after, IReadOnlyList<Address> starts, TrafficSet gained, TrafficSet lost) =>
        from source in PiecesOf(change.From.Endpoint, starts)
        from target in PiecesOf(change.To.Endpoint, starts)
        select $"{source} -> {target}: {before} to {after}, +{gained} -{lost}";

    private static IEnumerable<string> PiecesOf(MapEndpoint end, IReadOnlyList<Address> starts) =>
        end is MapEndpoint.Addresses { Block: var block } ? starts.Where(block.Contains).Select(start => start.ToString()) : [end.Id];
}
