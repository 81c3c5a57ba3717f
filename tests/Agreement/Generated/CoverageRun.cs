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
            GeneratedCases.All,
            () => new CoverageRun(),
            (written, _, part) =>
            {
                part.Add(written.Value);
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

    private void Add(WrittenCase written)
    {
        GeneratedCase generated = written.Generated;
        ClusterShapes.Add(ShapeKeys.In(generated.Cluster));
        ClusterTraits.Add(Testing.ClusterTraits.In(generated.Cluster).Select(trait => trait.ToString()));
        WritingTraits.Add(written.Manifests.Traits.Select(trait => trait.ToString()));
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
