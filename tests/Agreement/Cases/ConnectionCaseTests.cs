using Ringfence.Testing;

namespace Ringfence.Agreement.Tests;

/// <summary>The questions and truth tables of every case, answered by the product from the case's own manifests.</summary>
public sealed class ConnectionCaseTests
{
    public static TheoryData<string> WithQuestions => RepositoryCases.Where(read => read.Steps.Any(step => step.Questions.Count > 0));

    public static TheoryData<string> WithTables => RepositoryCases.Where(read => read.Steps.Any(step => step.Tables.Count > 0));

    [Theory]
    [MemberData(nameof(WithQuestions))]
    public void Questions_OfACase_AreAnsweredAsWritten(string name)
    {
        List<string> wrong = [];
        foreach ((CaseStep step, CaseCluster cluster) in ReadWithoutErrors(RepositoryCases.Read(name), step => step.Questions.Count > 0))
        {
            wrong.AddRange(
                from question in step.Questions
                let answer = cluster.Answer(question.From, question.To)
                where answer != question.Answer
                select $"{question}: expected {question.Answer}, answered {answer}");
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Theory]
    [MemberData(nameof(WithTables))]
    public void Tables_OfACase_HoldStraightAndThroughServices(string name)
    {
        List<string> wrong = [];
        foreach ((CaseStep step, CaseCluster cluster) in ReadWithoutErrors(RepositoryCases.Read(name), step => step.Tables.Count > 0))
        {
            // semantics.md 7.1: three namespaces of three pods.
            Assert.Equal(9, cluster.Pods.Count);
            foreach (TruthTable table in step.Tables)
            {
                wrong.AddRange(
                    from source in cluster.Pods
                    from destination in cluster.Pods
                    where source != destination
                    from path in (string[])[destination, ServiceOf(destination)]
                    let answer = cluster.Answer(source, $"{path}:{table.Port}/{table.Protocol}")
                    where answer != (table.Expects(source, destination) ? "allow" : "deny")
                    select $"{table.File}:{table.Line}: {table.Protocol} {table.Port} from {source} to {path}: answered {answer}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    // x/a stands behind svc/x/s-x-a.
    private static string ServiceOf(string pod) => $"svc/{pod.Split('/')[0]}/s-{pod.Replace('/', '-')}";

    // For each version that the case is about.
    private static IEnumerable<(CaseStep Step, CaseCluster Cluster)> ReadWithoutErrors(CaseFolder read, Func<CaseStep, bool> asks)
    {
        foreach (string version in read.KubernetesVersions)
        {
            foreach (CaseStep step in read.Steps.Where(asks))
            {
                CaseCluster cluster = CaseCluster.Read(step, version);
                Assert.True(!cluster.Errors.Any(), string.Join('\n', cluster.Errors.Select(error => $"{error.Location}: {error.Message}")));
                yield return (step, cluster);
            }
        }
    }
}
