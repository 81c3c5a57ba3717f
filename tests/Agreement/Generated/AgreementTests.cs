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

    private static void AssertAgreement(Decide expected, Decide decided)
    {
        var run = new AgreementRun(GeneratedCases.All, expected, decided);
        Disagreement? found = run.First();
        Assert.True(found is null, found is null ? "" : run.Explain(found, Path.Combine(Repository.Root, "cases")));
    }
}
