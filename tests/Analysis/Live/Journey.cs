using Ringfence.Core;
using Ringfence.Testing;

namespace Ringfence.Analysis.Tests;

/// <summary>From one generated cluster to another, as changes. The nodes are the first one's throughout.</summary>
internal sealed record Journey(ulong Seed, ClusterSnapshot Start, ClusterSnapshot End)
{
    private readonly SeededRandom _random = new(Seed);

    public static IEnumerable<Journey> Some(int count)
    {
        foreach (GeneratedSnapshot start in GeneratedSnapshots.Some(count))
        {
            // The seed of the one end leads to the other's, so that it repeats the whole journey.
            GeneratedSnapshot end = GeneratedSnapshots.Of(new SeededRandom(start.Seed).NextBits());
            yield return start.Seed % 4 == 0
                ? new Journey(start.Seed, Empty(start.Folded), Settle(end.Folded, start.Folded))
                : new Journey(start.Seed, start.Folded, Settle(end.Folded, start.Folded));
        }
    }

    /// <summary>The changes in some order; each object is touched once.</summary>
    public IReadOnlyList<ClusterDelta> Shuffled()
    {
        List<ClusterDelta> deltas =
        [
            .. PutAll(End),
            .. Start.Endpoints.Where(endpoint => End.FindEndpoint(endpoint.Id) is null).Select(endpoint => new ClusterDelta.EndpointRemoved(endpoint.Id)),
            .. Start.Namespaces.Where(space => End.FindNamespace(space.Name) is null).Select(space => new ClusterDelta.NamespaceRemoved(space.Name)),
            .. from tier in Start.Tiers
               from policy in tier.Policies
               where !End.Tiers.Any(other => other.Name == tier.Name && other.Policies.Any(one => one.Ref == policy.Ref))
               select new ClusterDelta.PolicyRemoved(tier.Name, policy.Ref),
        ];
        return [.. deltas.OrderBy(_ => _random.NextBits())];
    }

    /// <summary>Everything of a cluster that a change can put.</summary>
    public static IEnumerable<ClusterDelta> PutAll(ClusterSnapshot cluster) =>
    [
        .. cluster.Namespaces.Select(space => new ClusterDelta.NamespacePut(space)),
        .. cluster.Endpoints.Select(endpoint => new ClusterDelta.EndpointPut(endpoint)),
        .. from tier in cluster.Tiers from policy in tier.Policies select new ClusterDelta.PolicyPut(tier.Name, policy),
    ];

    public override string ToString() => $"seed {Seed}";

    // Where policies come one by one, what tells pods apart is learned one by one.
    private static ClusterSnapshot Empty(ClusterSnapshot cluster) =>
        new([], [], cluster.Nodes, [], [], [.. cluster.Tiers.Select(tier => tier with { Policies = [] })]);

    private static ClusterSnapshot Settle(ClusterSnapshot end, ClusterSnapshot start) => new(
        end.Namespaces, end.Endpoints, start.Nodes, end.Services, end.Slices.SelectMany(slices => slices), end.Tiers);
}
