using Ringfence.Reference;

namespace Ringfence.Testing;

/// <summary>A generated cluster, the seed that makes it again, and the connections to ask about.</summary>
public sealed record GeneratedCase(ulong Seed, Cluster Cluster, IReadOnlyList<Connection> Connections)
{
    /// <summary>The same seed gives the same case, always.</summary>
    public static GeneratedCase FromSeed(ulong seed, int connections)
    {
        var random = new SeededRandom(seed);
        Cluster cluster = new ClusterGenerator(random).Generate();
        return new GeneratedCase(seed, cluster, new ConnectionSampler(random, cluster).Sample(connections));
    }
}
