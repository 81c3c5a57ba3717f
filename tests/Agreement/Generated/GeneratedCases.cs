using System.Globalization;
using Ringfence.Testing;

namespace Ringfence.Agreement.Tests;

/// <summary>The cases that this process asks about: the same for every test in it, others in every process.</summary>
/// <remarks><c>RINGFENCE_SEED</c> repeats a process; every failure names it.</remarks>
internal static class GeneratedCases
{
    private const int Clusters = 2_200;
    private const int ConnectionsPerCluster = 110;

    public static ulong SeedOfProcess { get; } = Environment.GetEnvironmentVariable("RINGFENCE_SEED") is { Length: > 0 } given
        ? ulong.Parse(given, CultureInfo.InvariantCulture)
        : (ulong)Random.Shared.NextInt64();

    /// <summary>Each is made when the first test wants it.</summary>
    public static IReadOnlyList<Lazy<WrittenCase>> All { get; } = Draw();

    /// <summary>What a failure ends with.</summary>
    public static string Note => $" (RINGFENCE_SEED={SeedOfProcess})";

    private static Lazy<WrittenCase>[] Draw()
    {
        var seeds = new SeededRandom(SeedOfProcess);
        return [.. Enumerable.Range(0, Clusters).Select(_ => seeds.NextBits()).Select(seed => new Lazy<WrittenCase>(() => WrittenCase.FromSeed(seed, ConnectionsPerCluster)))];
    }
}
