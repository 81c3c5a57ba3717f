using Ringfence.Core;
using Ringfence.Testing;

namespace Ringfence.Analysis.Tests;

/// <summary>Two states of a generated cluster.</summary>
internal sealed record StatePair(string Name, ClusterSnapshot Before, ClusterSnapshot After)
{
    public MapDiff Diff(MapGrain grain = MapGrain.Workload) => MapDiff.Between(Before, After, EnforcementProfile.Default, grain);

    public StatePair Mirrored => new($"{Name}, mirrored", After, Before);

    /// <summary>The same pods under two sets of policies, of which the second has some of the first, some edited and some of its own.</summary>
    public static IEnumerable<StatePair> OfPolicies(int count) => OfPolicies(count, () => true);

    /// <summary>The same, and more of them until a test has met what it is about.</summary>
    public static IEnumerable<StatePair> OfPolicies(int count, Func<bool> enough) => GeneratedSnapshots.Some(count, enough).Select(given =>
    {
        SeededRandom random = new(given.Seed);
        Policy[] others = [.. PoliciesOf(GeneratedSnapshots.Of(random.NextBits()).Snapshot)];
        Tier tier = given.Folded.Tiers[0];
        List<Policy> kept = [];
        foreach (Policy policy in tier.Policies)
        {
            switch (random.NextBits() % 6)
            {
                case 0:
                    break;
                case 1 when others.Length > 0:
                    kept.Add(others[random.NextBits() % (ulong)others.Length] with { Ref = policy.Ref });
                    break;
                default:
                    kept.Add(policy);
                    break;
            }
        }

        kept.AddRange(others.Where(other => random.NextBits() % 5 == 0 && !kept.Exists(policy => policy.Ref == other.Ref)));
        return new StatePair($"{given}", given.Folded, given.Folded.With([tier with { Policies = [.. kept] }]));
    });

    /// <summary>Two clusters that have nothing in common but the names that the generator gives.</summary>
    public static IEnumerable<StatePair> OfEverything(int count) => GeneratedSnapshots.Some(count).Select(given =>
        new StatePair($"{given}", given.Folded, GeneratedSnapshots.Of(new SeededRandom(given.Seed).NextBits()).Folded));

    /// <summary>The same workloads under the same policies, where some pods have the labels of others, and some are gone.</summary>
    public static IEnumerable<StatePair> OfReplicas(int count) => GeneratedSnapshots.Some(count).Select(given =>
    {
        SeededRandom random = new(given.Seed);
        LabelSet[] labels = [.. given.Folded.Endpoints.Select(end => end.Labels)];
        ClusterSnapshot before = given.Folded;
        ClusterSnapshot after = new(
            before.Namespaces,
            before.Endpoints
                .Select(end => random.NextBits() % 2 == 0 ? end with { Labels = labels[random.NextBits() % (ulong)labels.Length] } : end)
                .Where(_ => random.NextBits() % 8 > 0)
                .ToArray(),
            before.Nodes,
            before.Services,
            before.Slices.SelectMany(slices => slices),
            before.Tiers);
        return new StatePair($"{given}", before, after);
    });

    private static IEnumerable<Policy> PoliciesOf(ClusterSnapshot snapshot) => snapshot.Tiers.SelectMany(tier => tier.Policies);
}
