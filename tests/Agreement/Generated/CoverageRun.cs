using Ringfence.Reference;
using Ringfence.Testing;

namespace Ringfence.Agreement.Tests;

/// <summary>What the cases of this process are made of, and how the specification decides them.</summary>
internal sealed class CoverageRun
{
    private static readonly Lazy<CoverageRun> OfProcess = new(Measure);

    public static CoverageRun Instance => OfProcess.Value;

    public CoverageTable ClusterShapes { get; } = new();
    public CoverageTable ClusterTraits { get; } = new();
    public CoverageTable WritingTraits { get; } = new();
    public CoverageTable Questions { get; } = new();
    public CoverageTable Answers { get; } = new();
    public int OpenedByRule { get; private set; }
    public int Denied { get; private set; }

    private static CoverageRun Measure()
    {
        var whole = new CoverageRun();
        Parallel.ForEach(
            CaseSeeds.All,
            () => new CoverageRun(),
            (seed, _, part) =>
            {
                part.Add(GeneratedCase.FromSeed(seed, CaseSeeds.ConnectionsPerCluster));
                return part;
            },
            part =>
            {
                lock (whole)
                {
                    whole.Add(part);
                }
            });
        return whole;
    }

    private void Add(GeneratedCase generated)
    {
        ClusterShapes.Add(ShapeKeys.In(generated.Cluster));
        ClusterTraits.Add(Testing.ClusterTraits.In(generated.Cluster).Select(trait => trait.ToString()));
        WritingTraits.Add(ManifestRenderer.Render(generated.Cluster, new RenderStyle(generated.Seed)).Traits.Select(trait => trait.ToString()));
        foreach (Connection connection in generated.Connections)
        {
            Answer answer = Specification.Judge(generated.Cluster, connection);
            Questions.Add(ShapeKeys.In(connection));
            Answers.Add(ShapeKeys.In(answer));
            OpenedByRule += answer.Verdict == Verdict.Allow && (answer.Egress == Side.OpenedByRule || answer.Ingress == Side.OpenedByRule) ? 1 : 0;
            Denied += answer.Verdict == Verdict.Deny ? 1 : 0;
        }
    }

    private void Add(CoverageRun part)
    {
        ClusterShapes.Add(part.ClusterShapes);
        ClusterTraits.Add(part.ClusterTraits);
        WritingTraits.Add(part.WritingTraits);
        Questions.Add(part.Questions);
        Answers.Add(part.Answers);
        OpenedByRule += part.OpenedByRule;
        Denied += part.Denied;
    }
}
