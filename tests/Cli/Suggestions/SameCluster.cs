using Ringfence.Core;
using Ringfence.Manifests;

namespace Ringfence.Cli.Tests;

/// <summary>Compares clusters by what the Evaluator sees; in what order objects were given does not matter to it.</summary>
internal static class SameCluster
{
    public static void Assert(ClusterManifests expected, ClusterManifests actual)
    {
        ClusterSnapshot left = expected.Snapshot;
        ClusterSnapshot right = actual.Snapshot;
        Xunit.Assert.Equal(left.Endpoints, right.Endpoints);
        Xunit.Assert.Equal(left.Namespaces.OrderBy(Name), right.Namespaces.OrderBy(Name));
        Xunit.Assert.Equal(left.Nodes, right.Nodes);
        Xunit.Assert.Equal(left.Services, right.Services);
        Xunit.Assert.Equal(left.Slices.SelectMany(slices => slices), right.Slices.SelectMany(slices => slices));
        Xunit.Assert.Equal(left.Tiers.Select(tier => tier with { Policies = [] }), right.Tiers.Select(tier => tier with { Policies = [] }));
        Xunit.Assert.Equal(Policies(left), Policies(right));
    }

    private static string Name(ClusterNamespace space) => space.Name.Value;

    private static IEnumerable<Policy> Policies(ClusterSnapshot cluster) =>
        cluster.Tiers.SelectMany(tier => (IEnumerable<Policy>)tier.Policies).OrderBy(policy => policy.Ref.ToString(), StringComparer.Ordinal);
}
