using System.Globalization;
using Ringfence.Reference;
using Ringfence.Testing;

namespace Ringfence.Kernel.Tests;

/// <summary>The specification, the Evaluator and the kernel give the same verdict on generated clusters, and so does the table in memory that other tests trust.</summary>
/// <remarks><c>RINGFENCE_SEED</c> repeats a run; every failure names it.</remarks>
public sealed class ThreeWayAgreementTests
{
    private const int Clusters = 300;

    // Each with its own namespaces; more would only wait for a processor.
    private const int Judges = 2;

    private static readonly ulong Seed = Environment.GetEnvironmentVariable("RINGFENCE_SEED") is { Length: > 0 } given
        ? ulong.Parse(given, CultureInfo.InvariantCulture)
        : (ulong)Random.Shared.NextInt64();

    [Fact]
    public void Verdicts_OfGeneratedClusters_AreTheSameThreeTimes()
    {
        var seeds = new SeededRandom(Seed);
        ulong[] all = [.. Enumerable.Range(0, Clusters).Select(_ => seeds.NextBits())];
        int next = 0;
        long asked = 0;
        long denied = 0;
        string? failure = null;
        Parallel.For(0, Judges, _ =>
        {
            using KernelJudge judge = new();
            for (int index = Interlocked.Increment(ref next) - 1; index < all.Length && Volatile.Read(ref failure) is null; index = Interlocked.Increment(ref next) - 1)
            {
                if (Disagreement(judge, all[index]) is { } found)
                {
                    Interlocked.CompareExchange(ref failure, found, null);
                }
            }

            Interlocked.Add(ref asked, judge.Sent);
            Interlocked.Add(ref denied, judge.Stopped);
            Assert.Equal(0, judge.Late);
        });

        Assert.True(failure is null, $"{failure} (RINGFENCE_SEED={Seed})");
        Assert.True(asked > 1_000 * Clusters, $"only {asked} packets were sent");
        Assert.True(denied > asked / 10, $"only {denied} of {asked} packets were not to arrive");
    }

    /// <summary>A judge that could not see a wrong packet would agree with everybody.</summary>
    [Fact]
    public void Packets_OfAClusterThatIsNotEnforced_DisagreeWithTheSpecification()
    {
        using KernelJudge judge = new();
        var seeds = new SeededRandom(Seed);
        GeneratedCase generated = Enumerable.Range(0, 100)
            .Select(_ => GeneratedCase.Running(seeds.NextBits()))
            .First(one => one.Connections.Any(connection => Allows(one.Cluster, connection)) && one.Connections.Any(connection => !Allows(one.Cluster, connection)));
        bool[] expected = [.. generated.Connections.Select(connection => Allows(generated.Cluster, connection))];

        IReadOnlyList<bool?> sent = judge.Judge(generated.Cluster, generated.Connections, expected);

        Assert.All(sent.Where(arrived => arrived is not null), arrived => Assert.True(arrived, $"(RINGFENCE_SEED={Seed})"));
    }

    private static bool Allows(Cluster cluster, Connection connection) => Specification.Judge(cluster, connection).Verdict == Verdict.Allow;

    private static string? Disagreement(KernelJudge judge, ulong seed)
    {
        var generated = GeneratedCase.Running(seed);
        var style = new RenderStyle(seed);
        int wrong = FirstWrong(judge, generated.Cluster, style, generated.Connections);
        return wrong < 0 ? null : Explain(judge, new Question(generated.Cluster, generated.Connections[wrong]), style, seed);
    }

    // The first connection on which not all three agree; negative when there is none.
    private static int FirstWrong(KernelJudge judge, Cluster cluster, RenderStyle style, IReadOnlyList<Connection> connections)
    {
        var read = ReadCluster.From(cluster, style);
        bool[] expected = [.. connections.Select(connection => Allows(cluster, connection))];
        judge.Enforce(read.Snapshot);
        IReadOnlyList<bool?> sent = judge.Judge(cluster, connections, expected);
        return Enumerable.Range(0, expected.Length)
            .FirstOrDefault(each => read.Allows(connections[each]) != expected[each] || (sent[each] ?? expected[each]) != expected[each]
                || (judge.JudgeInMemory(cluster, connections[each]) ?? expected[each]) != expected[each], -1);
    }

    private static string Explain(KernelJudge judge, Question found, RenderStyle style, ulong seed)
    {
        Question smallest = Shrinker.Shrink(found, smaller => IsRunning(smaller.Cluster) && FirstWrong(judge, smaller.Cluster, style, [smaller.Connection]) == 0);
        string folder = FoundCase.Save(Path.Combine(Repository.Root, "cases"), smallest, style);
        return $"""
            {FoundCase.Line(smallest)}
            the table in memory {(judge.JudgeInMemory(smallest.Cluster, smallest.Connection) ?? true ? "lets it pass" : "stops it")}
            the Evaluator {(ReadCluster.From(smallest.Cluster, style).Allows(smallest.Connection) ? "allows" : "denies")} it; case seed {seed}
            saved as {folder}
            """;
    }

    // Shrinking takes away what it takes to send a packet, too.
    private static bool IsRunning(Cluster cluster) => cluster.Pods.All(pod => pod.Addresses.Count > 0 && cluster.Nodes.Any(node => node.Name == pod.Node));
}
