using System.Globalization;
using System.Text;
using Ringfence.Manifests;
using Ringfence.Syntax;
using Ringfence.Testing;

namespace Ringfence.Analysis.Tests;

/// <summary>Generated clusters, others in every process; <c>RINGFENCE_SEED</c> repeats one, and every failure names its seed.</summary>
internal static class GeneratedSnapshots
{
    public static ulong Seed => SeedOfProcess;

    private static readonly ulong SeedOfProcess = Environment.GetEnvironmentVariable("RINGFENCE_SEED") is { Length: > 0 } given
        ? ulong.Parse(given, CultureInfo.InvariantCulture)
        : (ulong)Random.Shared.NextInt64();

    public static IEnumerable<GeneratedSnapshot> Some(int count) => Some(count, () => true);

    /// <summary>Some clusters, and more of them, up to twenty times as many, until a test has met what it is about.</summary>
    public static IEnumerable<GeneratedSnapshot> Some(int count, Func<bool> enough)
    {
        SeededRandom seeds = new(SeedOfProcess);
        for (int i = 0; i < count || (i < count * 20 && !enough()); i++)
        {
            yield return Of(i == 0 ? SeedOfProcess : seeds.NextBits());
        }
    }

    public static GeneratedSnapshot Of(ulong seed)
    {
        RenderedCluster manifests = ManifestRenderer.Render(GeneratedCase.FromSeed(seed, 0).Cluster, new RenderStyle(seed));
        DiagnosticSink sink = new();
        DocumentReader documents = new(new ReadLimits(), sink);
        ClusterManifests read = ClusterReader.Read(
            manifests.Files.SelectMany(file => documents.Read(file.Name, Encoding.UTF8.GetBytes(file.Text))), new ClusterReadOptions(), sink);
        Assert.Empty(read.LeftOut);
        return new GeneratedSnapshot(seed, read.Snapshot);
    }
}
