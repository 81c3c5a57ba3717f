using System.Globalization;
using Ringfence.Testing;

namespace Ringfence.Agreement.Tests;

/// <summary>Which cases this process asks about: the same for every test in it, others in every process.</summary>
/// <remarks><c>RINGFENCE_SEED</c> repeats a process; every failure names it.</remarks>
internal static class CaseSeeds
{
    public const int Clusters = 2_200;
    public const int ConnectionsPerCluster = 110;

    public static ulong OfProcess { get; } = Environment.GetEnvironmentVariable("RINGFENCE_SEED") is { Length: > 0 } given
        ? ulong.Parse(given, CultureInfo.InvariantCulture)
        : (ulong)Random.Shared.NextInt64();

    public static IReadOnlyList<ulong> All { get; } = Draw();

    /// <summary>What a failure ends with.</summary>
    public static string Note => $" (RINGFENCE_SEED={OfProcess})";

    private static ulong[] Draw()
    {
        var seeds = new SeededRandom(OfProcess);
        return [.. Enumerable.Range(0, Clusters).Select(_ => seeds.NextBits())];
    }
}
