using Ringfence.Reference;
using Ringfence.Testing;
using static Ringfence.Agreement.Tests.Scene;

namespace Ringfence.Agreement.Tests;

public sealed class FoundCaseTests
{
    [Fact]
    public void Save_AQuestion_WritesManifestsAndTheExpectedVerdict()
    {
        string cases = Directory.CreateTempSubdirectory("ringfence-found-").FullName;
        try
        {
            var question = new Question(Cluster(Into()), new Connection(End(Web), End(Api), Protocol.Tcp, 80, IpFamily.V4));

            string folder = FoundCase.Save(cases, question, RenderStyle.Plain);

            Assert.Equal(Path.Combine(cases, "found"), Path.GetDirectoryName(folder));
            Assert.Equal(["cluster.yaml", "connections.txt", "policies.yaml"], Directory.EnumerateFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
            Assert.Equal(
                "shop/web shop/api:80/TCP deny  # V4: egress 5.1 not isolated; ingress 5.1 isolated, no rule matches\n",
                File.ReadAllText(Path.Combine(folder, "connections.txt")));
            Assert.Equal(
                """
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata:
                  name: in
                  namespace: shop
                spec:
                  ingress: []
                  podSelector:
                    matchLabels:
                      app: api
                  policyTypes:
                  - Ingress

                """,
                File.ReadAllText(Path.Combine(folder, "policies.yaml")));
            Assert.Equal(folder, FoundCase.Save(cases, question, RenderStyle.Plain));
        }
        finally
        {
            Directory.Delete(cases, recursive: true);
        }
    }

    [Theory]
    [InlineData("2001:db8::7", "[2001:db8::7]:80/TCP")]
    [InlineData("203.0.113.7", "203.0.113.7:80/TCP")]
    [InlineData("n1", "node/n1:80/TCP")]
    public void Line_Destination_IsSpelledAsTheCommandLineTakesIt(string destination, string spelled)
    {
        var question = new Question(Cluster(), new Connection(End(Web), End(destination), Protocol.Tcp, 80, IpFamily.V4));

        Assert.StartsWith($"shop/web {spelled} allow  # ", FoundCase.Line(question), StringComparison.Ordinal);
    }
}
