using Ringfence.Testing;

namespace Ringfence.Agreement.Tests;

/// <summary>The same meaning, written twice: the product read end to end from manifests, and the specification.</summary>
/// <remarks>What these runs ask about has floors of its own: see <see cref="GeneratedClustersTests"/>.</remarks>
public sealed class AgreementTests
{
    [Fact]
    public void Evaluate_GeneratedClusters_AgreesWithTheSpecification() =>
        AssertAgreement((cluster, _, connections) => SideVerdicts.BySpecification(cluster, connections), Product.Evaluate);

    [Fact]
    public void Contains_GeneratedClusters_EqualsEvaluate() => AssertAgreement(Product.Evaluate, Product.Regions);

    [Fact]
    public void Compile_GeneratedClusters_LetsThroughWhatTheSpecificationAllows() =>
        AssertAgreement((cluster, _, connections) => SideVerdicts.BySpecification(cluster, connections), Product.Rulesets);

    /// <summary>Sides that no ruleset judges agree by themselves, so there have to be many that one does.</summary>
    [Fact]
    public void Compile_GeneratedClusters_JudgesManySidesBothWays()
    {
        (int Denied, int Allowed)[] counts = [.. GeneratedCases.All.Take(200).Select(written => Product.CountByRulesets(written.Value.Manifests, written.Value.Generated.Connections))];

        Assert.True(counts.Sum(count => count.Denied) > 1_000, $"{counts.Sum(count => count.Denied)} denied{GeneratedCases.Note}");
        Assert.True(counts.Sum(count => count.Allowed) > 5_000, $"{counts.Sum(count => count.Allowed)} allowed{GeneratedCases.Note}");
    }

    private static void AssertAgreement(Decide expected, Decide decided)
    {
        var run = new AgreementRun(GeneratedCases.All, expected, decided);
        Disagreement? found = run.First();
        Assert.True(found is null, found is null ? "" : run.Explain(found, Path.Combine(Repository.Root, "cases")));
    }
}
