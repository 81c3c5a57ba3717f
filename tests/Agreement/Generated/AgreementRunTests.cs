using Ringfence.Reference;

namespace Ringfence.Agreement.Tests;

/// <summary>The comparison itself, tried on deciders whose faults are known.</summary>
public sealed class AgreementRunTests
{
    private static readonly IReadOnlyList<Lazy<WrittenCase>> Cases = [.. GeneratedCases.All.Take(100)];

    private static readonly Decide Right = (cluster, _, connections) => SideVerdicts.BySpecification(cluster, connections);

    [Fact]
    public void First_SameDecider_IsNull() => Assert.Null(new AgreementRun(Cases, Right, Right).First());

    [Fact]
    public void Explain_DeciderThatAllowsAll_SavesOnePolicyAndItsSubject()
    {
        string cases = Directory.CreateTempSubdirectory("ringfence-agreement-").FullName;
        try
        {
            var run = new AgreementRun(Cases, Right, (_, _, connections) => [.. connections.Select(_ => new SideVerdicts(Verdict.Allow, Verdict.Allow))]);
            Disagreement? found = run.First();
            Assert.NotNull(found);

            string message = run.Explain(found, cases);

            string folder = Assert.Single(Directory.GetDirectories(Path.Combine(cases, "found")));
            Assert.Contains(folder, message, StringComparison.Ordinal);
            Assert.Contains(GeneratedCases.Note, message, StringComparison.Ordinal);
            Assert.Contains(" deny  # ", File.ReadAllText(Path.Combine(folder, "connections.txt")), StringComparison.Ordinal);
            Assert.Single(File.ReadLines(Path.Combine(folder, "cluster.yaml")), line => line.StartsWith("kind: ", StringComparison.Ordinal));
            Assert.Single(File.ReadLines(Path.Combine(folder, "policies.yaml")), line => line == "kind: NetworkPolicy");
        }
        finally
        {
            Directory.Delete(cases, recursive: true);
        }
    }

    [Fact]
    public void Explain_DeciderThatRefusesTheManifests_SaysSo()
    {
        string cases = Directory.CreateTempSubdirectory("ringfence-agreement-").FullName;
        try
        {
            var run = new AgreementRun(Cases, Right, (_, _, _) => throw new ManifestsRefusedException("no such field"));
            Disagreement? found = run.First();
            Assert.NotNull(found);

            Assert.Contains("a refusal (no such field)", run.Explain(found, cases), StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(cases, recursive: true);
        }
    }
}
