using Ringfence.Reference;

namespace Ringfence.Testing;

/// <summary>A generated cluster, the seed that makes it again, and the connections to ask about.</summary>
public sealed record GeneratedCase(ulong Seed, Cluster Cluster, IReadOnlyList<Connection> Connections)
{
    /// <summary>The same seed gives the same case, always.</summary>
    public static GeneratedCase FromSeed(ulong seed, int connections)
    {
        var random = new SeededRandom(seed);
        Cluster cluster = new ClusterGenerator(random, ClusterState.Written).Generate();
        return new GeneratedCase(seed, cluster, new ConnectionSampler(random, cluster).Sample(connections));
    }

    /// <summary>A cluster as it runs, and every pair of it on the ports that matter there, over every protocol.</summary>
    public static GeneratedCase Running(ulong seed)
    {
        var random = new SeededRandom(seed);
        Cluster cluster = new ClusterGenerator(random, ClusterState.Running).Generate();
        return new GeneratedCase(seed, cluster, new ConnectionSampler(random, cluster).Every());
    }
}
