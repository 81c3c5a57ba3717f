using System.Globalization;
using Ringfence.Reference;
using Ringfence.Testing;

namespace Ringfence.Agreement.Tests;

/// <summary>One run over generated clusters: what it covered, and the first question, by seed order, that was answered wrongly.</summary>
/// <remarks>Each process draws a fresh seed; <c>RINGFENCE_SEED</c> repeats a run. Failures name the seed.</remarks>
internal sealed class GeneratedRun
{
    public const int Clusters = 2_200;
    public const int ConnectionsPerCluster = 110;

    private GeneratedRun(ulong seed) => Seed = seed;

    public static ulong SeedOfProcess { get; } = Environment.GetEnvironmentVariable("RINGFENCE_SEED") is { Length: > 0 } given
        ? ulong.Parse(given, CultureInfo.InvariantCulture)
        : (ulong)Random.Shared.NextInt64();

    public ulong Seed { get; }
    public CoverageTable ClusterShapes { get; } = new();
    public CoverageTable ClusterTraits { get; } = new();
    public CoverageTable WritingTraits { get; } = new();
    public CoverageTable Questions { get; } = new();
    public CoverageTable Answers { get; } = new();
    public int OpenedByRule { get; private set; }
    public int Denied { get; private set; }
    public Disagreement? First { get; private set; }

    /// <summary>Judges every generated connection by the specification and by <paramref name="decide"/>.</summary>
    public static GeneratedRun Over(int clusters, Decide decide)
    {
        var run = new GeneratedRun(SeedOfProcess);
        var seeds = new SeededRandom(run.Seed);
        ulong[] caseSeeds = [.. Enumerable.Range(0, clusters).Select(_ => seeds.NextBits())];
        Parallel.For(
            0,
            clusters,
            () => new GeneratedRun(run.Seed),
            (index, _, part) =>
            {
                part.Judge(index, caseSeeds[index], decide);
                return part;
            },
            part =>
            {
                lock (run)
                {
                    run.Join(part);
                }
            });
        return run;
    }

    private void Judge(int index, ulong caseSeed, Decide decide)
    {
        var generated = GeneratedCase.FromSeed(caseSeed, ConnectionsPerCluster);
        var style = new RenderStyle(caseSeed);
        RenderedCluster manifests = ManifestRenderer.Render(generated.Cluster, style);
        ClusterShapes.Add(ShapeKeys.In(generated.Cluster));
        ClusterTraits.Add(Testing.ClusterTraits.In(generated.Cluster).Select(trait => trait.ToString()));
        WritingTraits.Add(manifests.Traits.Select(trait => trait.ToString()));

        IReadOnlyList<SideVerdicts> decided = decide(generated.Cluster, manifests, generated.Connections);
        for (int each = 0; each < generated.Connections.Count; each++)
        {
            Answer expected = Specification.Judge(generated.Cluster, generated.Connections[each]);
            Questions.Add(ShapeKeys.In(generated.Connections[each]));
            Answers.Add(ShapeKeys.In(expected));
            OpenedByRule += expected.Verdict == Verdict.Allow && (expected.Egress == Side.OpenedByRule || expected.Ingress == Side.OpenedByRule) ? 1 : 0;
            Denied += expected.Verdict == Verdict.Deny ? 1 : 0;
            if (decided[each] != SideVerdicts.Of(expected) && (First is null || First.Index > index))
            {
                First = new Disagreement(index, caseSeed, style, new Question(generated.Cluster, generated.Connections[each]), decided[each]);
            }
        }
    }

    private void Join(GeneratedRun part)
    {
        ClusterShapes.Add(part.ClusterShapes);
        ClusterTraits.Add(part.ClusterTraits);
        WritingTraits.Add(part.WritingTraits);
        Questions.Add(part.Questions);
        Answers.Add(part.Answers);
        OpenedByRule += part.OpenedByRule;
        Denied += part.Denied;
        First = part.First is not null && (First is null || part.First.Index < First.Index) ? part.First : First;
    }
}
